"""Questions about units of time, length, weight and the like."""

from __future__ import annotations

from .intent import Values, table

FACTS = [
    "second seconds minute minutes 60", "minute minutes hour hours 60", "hour hours day days 24",
    "day days week weeks 7", "month months year years 12", "day days year years 365",
    "week weeks year years 52", "centimetre centimetres metre metres 100",
    "millimetre millimetres centimetre centimetres 10", "metre metres kilometre kilometres 1000",
    "millimetre millimetres metre metres 1000", "gram grams kilogram kilograms 1000",
    "kilogram kilograms tonne tonnes 1000", "millilitre millilitres litre litres 1000",
    "year years decade decades 10", "year years century centuries 100",
    "year years millennium millennia 1000", "item items dozen dozens 12",
    "egg eggs dozen dozens 12", "inch inches foot feet 12", "foot feet yard yards 3",
    "cent cents dollar dollars 100", "penny pence pound pounds 100",
    "milligram milligrams gram grams 1000", "quarter quarters year years 4",
    "second seconds hour hours 3600", "season seasons year years 4", "cent cents euro euros 100",
]  # fmt: skip
_AMERICAN = [("metre", "meter"), ("litre", "liter")]


def article(word: str) -> str:
    """The word with its indefinite article."""
    return ("an " if word[0] in "aeio" or word == "hour" else "a ") + word


def _rows() -> list[Values]:
    rows: list[Values] = []
    for fact in FACTS:
        spellings = [fact]
        for british, american in _AMERICAN:
            if british in fact:
                spellings.append(fact.replace(british, american))
        for one in spellings:
            small, smalls, large, _, count = one.split()
            rows.append(
                {
                    "s": small,
                    "ss": smalls,
                    "l": article(large),
                    "L": article(large)[0].upper() + article(large)[1:],
                    "lb": large,
                    "n": count,
                }
            )
    return rows


_IN = "({l}|one {lb}|1 {lb}|each {lb}|the {lb}|every {lb}|a single {lb})"
_ONE = "({l}|one {lb}|1 {lb})"
_UNIT = table(
    "units",
    "how many",
    _rows(),
    "{L} has {n} {ss}.",
    nouns=(
        f"(the number|the amount|the count|the total|how many) [of] {{ss}} (in|of|per|for) {_IN}",
        "the number of {ss} [that] (make|make up|are in|form|fill|equal) {l}",
        f"how many {{ss}} (there are in|are in|make|make up|fit in|fit into) {_ONE}",
        f"how many {{ss}} {_ONE} (has|contains|is|lasts|makes)",
        f"{_ONE} in {{ss}}",
        f"the (length|duration|size|value|weight|amount) of {_ONE} in {{ss}}",
        "{ss} (in|per) [a|one|1] {lb}",
    ),
    verbs=(
        f"(convert|change|turn|translate|transform) {_ONE} (to|into) {{ss}}",
        f"(express|write|give|measure|state|show|say) {_ONE} in {{ss}}",
        f"(count|calculate|compute|find|give) the {{ss}} (in|of) {_ONE}",
    ),
    questions=(
        f"how many {{ss}} (are|are there|do we have|do you have|do you find|can be found) in {_IN}",
        f"how many {{ss}} does {_IN} (have|contain|last|include|hold|make|hold|take|need|measure)",
        (
            f"how many {{ss}} (make|make up|form|equal|are equal to|fit in|fit into"
            f"|go into|are|fill)"
            f" {_ONE}"
        ),
        f"how many {{ss}} (is|has|in|per|to|for) {_ONE}",
        f"how many {{ss}} do you (need|get) (for|from|in) {_ONE}",
        f"{_ONE} (is|has|contains|equals|makes) how many {{ss}}",
        f"in {_ONE}, how many {{ss}} are there",
        f"what is {_ONE} in {{ss}}",
        f"how (much|big|heavy) is {_ONE} in {{ss}}",
        f"how much is {_ONE} in {{ss}}",
        f"what is (the number|the amount) of {{ss}} in {_IN}",
    ),
    sentences=(
        f"{_ONE} =  ? {{ss}}",
        f"{_ONE} = how many {{ss}}?",
        "{L} has",
        "{L} in {ss}:",
        "{ss} in {l}?",
        f"{_ONE} to {{ss}}",
        f"{_ONE} into {{ss}}?",
        f"There are how many {{ss}} in {_ONE}?",
        (
            f"(If|When) (something|it|a thing|this) (is|has|takes|measures|weighs)"
            f" {_ONE}, how many "
            "{ss} (is that|is it|are there)?"
        ),
        (
            f"(Take|Think of|Imagine|Divide|Cut|Consider) {_ONE}. How many {{ss}} (are"
            f" in it|is that|do "
            "you get|does it have|is it)?"
        ),
        f"(We|I|They) (need|have|use|count|buy|own) {_ONE}: how many {{ss}} is (that|it)?",
        (
            f"How many {{ss}} must (I|we|you) (count|add|collect|put together|take)"
            f" to (get|make|reach|"
            f"have) {_ONE}?"
        ),
        f"I have {_ONE}. How many {{ss}} (is|are) (that|it|this)?",
        (
            f"(It took|It lasts|We need|He has|She bought|I want) {_ONE}. How (many"
            f"|much) [is that in]"
            " {ss}?"
        ),
    ),
)

INTENTS = [_UNIT]
