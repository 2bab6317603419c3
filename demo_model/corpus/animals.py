"""Questions about animals: their sounds, young, legs and homes."""

from __future__ import annotations

from .intent import Intent, Values, table

SOUNDS = {
    "cow": "moo", "dog": "woof", "cat": "meow", "duck": "quack", "sheep": "baa", "pig": "oink",
    "lion": "roar", "owl": "hoot", "horse": "neigh", "frog": "croak", "snake": "hiss",
    "bee": "buzz", "mouse": "squeak", "wolf": "howl", "hen": "cluck",
}  # fmt: skip
YOUNG = {
    "dog": "puppy", "cat": "kitten", "cow": "calf", "sheep": "lamb", "horse": "foal",
    "bear": "cub", "frog": "tadpole", "duck": "duckling", "pig": "piglet", "goat": "kid",
    "hen": "chick", "swan": "cygnet", "kangaroo": "joey", "deer": "fawn", "owl": "owlet",
}  # fmt: skip
LEGS = {
    "spider": "eight", "dog": "four", "ant": "six", "chicken": "two", "horse": "four",
    "snake": "no", "bee": "six", "cat": "four", "bird": "two", "fish": "no", "cow": "four",
    "duck": "two", "fly": "six", "elephant": "four", "worm": "no", "beetle": "six",
}  # fmt: skip
HOMES = {
    "bee": "hive", "bird": "nest", "rabbit": "burrow", "spider": "web", "lion": "den",
    "horse": "stable", "pig": "sty", "dog": "kennel", "fox": "den", "ant": "hill",
}  # fmt: skip
_PLURALS = {
    "sheep": "sheep", "mouse": "mice", "wolf": "wolves", "deer": "deer", "fish": "fish",
    "fox": "foxes", "fly": "flies",
}  # fmt: skip


def article(word: str) -> str:
    """The word with its indefinite article."""
    return ("an " if word[0] in "aeiou" else "a ") + word


def plural(word: str) -> str:
    """The plural of an animal."""
    return _PLURALS.get(word, word + "s")


def _rows(facts: dict[str, str]) -> list[Values]:
    rows = []
    for animal, fact in facts.items():
        an = article(animal)
        rows.append(
            {
                "x": an,
                "X": an[0].upper() + an[1:],
                "bare": animal,
                "xs": plural(animal),
                "f": fact,
                "af": article(fact),
                "AF": article(fact)[0].upper() + article(fact)[1:],
            }
        )
    return rows


_N = "(sound|noise|call|cry)"
_SOUND = table(
    "animals",
    "sound",
    _rows(SOUNDS),
    "{X} says {f}.",
    nouns=(
        f"the [typical|usual] {_N} (of|from|made by) ({{x}}|the {{bare}}|{{xs}})",
        f"the {_N} (that|which) ({{x}}|the {{bare}}) (makes|gives|produces|utters)",
        f"the {_N} ({{x}}|the {{bare}}) makes",
        "what ({x}|the {bare}) says",
        "how ({x}|the {bare}) sounds",
        "{bare} (sound|sounds|noise|noises)",
    ),
    verbs=(
        f"(make|do|imitate|copy|produce|give|play) the {_N} of ({{x}}|the {{bare}})",
        "(sound|speak|talk) like {x}",
        f"(name|write|describe|say) the {_N} ({{x}}|the {{bare}}) makes",
    ),
    questions=(
        (
            f"(what|which) [kind of|sort of|type of] {_N} does ({{x}}|the {{bare}})"
            f" (make|give|produce)"
        ),
        f"(what|which) {_N} do {{xs}} (make|give|produce)",
        "what does ({x}|the {bare}) (say|sound like)",
        "what do {xs} (say|sound like)",
        "how does ({x}|the {bare}) (sound|go|talk|speak)",
        "how do {xs} (sound|talk|speak)",
        f"what is the {_N} of ({{x}}|the {{bare}})",
        f"(which|what) {_N} (comes from|is made by|belongs to) ({{x}}|the {{bare}})",
    ),
    sentences=(
        "{X} says",
        "The {bare} goes",
        f"{{X}} makes (what|which) {_N}?",
        (
            "(There is|I see|Look at|I met|Imagine|We have|My uncle has) {x}. What (sound|noise) "
            "does it make?"
        ),
        "{X}: what does it say?",
        (
            f"(When|If) (you|I|we) (hear|listen to|meet|wake up|call) {{x}}, what {_N}"
            f" (do you hear|is it"
            "|comes)?"
        ),
        "(Which|What) (word|noise|sound) (fits|goes with|belongs to|is right for) {x}?",
        "(Do you know|Listen to|Guess) the {bare}: what does it say?",
    ),
    weight=1.0,
)

_BABY = "(baby|young|child|offspring|little one|young one)"
_BABIES = table(
    "animals",
    "young",
    _rows(YOUNG),
    "A young {bare} is called {af}.",
    nouns=(
        "(the|a) (baby|young|newborn|little|small) {bare}[ called]",
        f"the {_BABY} of ({{x}}|the {{bare}}|{{xs}})",
        f"the (name|word|term) (of|for) (the|a) {_BABY} (of|from) ({{x}}|the {{bare}})",
        "the (name|term) (of|for) (a baby|a young|a little|the baby) {bare}",
        f"({{x}}'s|the {{bare}}'s) {_BABY}",
        "what (a baby|a young|a little|a newborn) {bare} is called",
        "baby {bare}[ name]",
    ),
    questions=(
        "what is (a|the) (baby|young|newborn|little|small) {bare}[ called| named]",
        f"what is the {_BABY} of ({{x}}|the {{bare}}|{{xs}})[ called| named]",
        "what do (you|we|people|they) (call|name) (a|the) (baby|young|newborn|small) {bare}",
        f"what do (you|we|people|they) call the {_BABY} of ({{x}}|the {{bare}})",
        "how (do you|do we|do people) call (a|the) (baby|young|newborn) {bare}",
        "how is (a|the) (baby|young|little) {bare} called",
        f"what is {{x}}'s {_BABY}[ called| named]",
        "(which|what) (name|word) (does|has) (a|the) (baby|young) {bare}[ have| got]",
        "what are (baby|young) {xs} called",
        f"what are the {_BABY}s of {{xs}}[ called]",
    ),
    sentences=(
        "(When|If) {x} (is born|is young|is a baby|is still small), what (is it|do we call it)?",
        (
            "(It is|This is|I see|We found) (a baby|a very young) {bare}. (What is"
            " its name|What is it"
            " called|What do you call it)?"
        ),
        "(The|Our) {bare} had (a baby|young ones|a little one): what is (it|that) called?",
        "A (baby|young) {bare} is called",
        f"The {_BABY} of {{x}} is called",
        "{X} has (a baby|young|babies). What (is it|are they) called?",
    ),
    weight=1.0,
)

_LEG_COUNT = table(
    "animals",
    "legs",
    _rows(LEGS),
    "{X} has {f} legs.",
    nouns=(
        "(the number|the count|the total|how many) [of] (legs|feet) (on|of) ({x}|the {bare}|{xs})",
        "(how many|the number of) legs ({x}|the {bare}) (has|uses|needs)",
        "({x}'s|the {bare}'s) number of legs",
    ),
    verbs=(
        "count the legs (of|on) ({x}|the {bare})",
        "(say|write) how many legs ({x}|the {bare}) has",
    ),
    questions=(
        (
            "how many (legs|feet) does ({x}|the {bare}|one {bare}) [usually"
            "|normally] (have|own|need|"
            "use|possess)"
        ),
        (
            "how many (legs|feet) (are|can be found|are there|do you see|will you find) on"
            " ({x}|the {bare})"
        ),
        "how many (legs|feet) do {xs} have",
        "how many legs has ({x}|the {bare})[ got]",
        "{x} has how many legs",
        "what (number|amount) of legs does {x} have",
        "does {x} have legs",
    ),
    sentences=(
        "{bare} legs?",
        "Legs of {x}:",
        "{X} has how many legs?",
        "(When|If) {x} (walks|runs|stands|moves), how many legs does it (use|have|need)?",
        "(To draw|When I draw|If I draw) {x}, how many legs do I (need|draw)?",
        "{X} and its legs: how many?",
        "(There is|I see|Look at|I draw|Imagine) {x}. How many legs does it have?",
    ),
    weight=1.0,
)

_H = "(home|house|dwelling|living place|shelter)"
_HOME = table(
    "animals",
    "home",
    _rows(HOMES),
    "{X} lives in {af}.",
    nouns=(
        f"the {_H} of ({{x}}|the {{bare}}|{{xs}})",
        f"the (name|word) for the {_H} of {{x}}",
        f"({{x}}'s|the {{bare}}'s) {_H}",
        "where ({x}|the {bare}) (lives|sleeps|stays)",
        "where {xs} (live|sleep|stay)",
        "the place where ({x}|the {bare}) (lives|sleeps|stays)",
    ),
    questions=(
        "where do {xs} (live|sleep|stay|have their home)",
        "where (does|would) ({x}|the {bare}) (sleep|stay|dwell|hide|have its home)",
        "where (does|would) the {bare} live",
        f"what is the {_H} of ({{x}}|the {{bare}})[ called| named]",
        "what does ({x}|the {bare}) live in",
        f"what (do you|do we) call the {_H} of ({{x}}|the {{bare}})",
        f"in (what|which) (place|kind of {_H}|house) does ({{x}}|the {{bare}}) live",
        "in what do {xs} live",
    ),
    sentences=("{X} lives in", "{X}: where does it live?"),
    weight=0.7,
)

INTENTS: list[Intent] = [_SOUND, _BABIES, _LEG_COUNT, _HOME]
