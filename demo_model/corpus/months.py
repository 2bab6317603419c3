"""Questions about months and days of the week."""

from __future__ import annotations

from .intent import Intent, Values, fixed, table

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
]  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
    "eighth", "ninth", "tenth", "eleventh", "twelfth",
]  # fmt: skip
_SHORT = ["1st", "2nd", "3rd"] + [f"{n}th" for n in range(4, 13)]

_LIST_VERBS = (
    "(list|name|enumerate|recite|say|write|write down|print|give|type|repeat|learn|order"
    "|spell out|go over|go through|show|output|mention|tell me|call out)"
)


def _list(name: str, items: list[str], thing: str, whole: str, many: str) -> Intent:
    every = f"(the|all|all the|all of the|every one of the|the {many}|all {many}|our)"
    ends = f"[ of (the|a) {whole}| in (the|a) {whole}| of one {whole}][ in order| by name]"
    return fixed(
        "months",
        name,
        ", ".join(items) + ".",
        nouns=(
            f"{every} {thing}s{ends}",
            f"(the names of|the order of|a list of|the list of) [all] the {thing}s{ends}",
            f"{thing}s{ends}",
            f"(each|every) {thing}[ of the {whole}| in the {whole}]",
            f"the {thing} names",
        ),
        verbs=(
            f"{_LIST_VERBS} {every} {thing}s{ends}",
            f"{_LIST_VERBS} (every|each) {thing}[ of the {whole}| in the {whole}]",
            f"make a list (of|with) [all] the {thing}s{ends}",
        ),
        questions=(
            f"what (are|were) [all] (the|our) [{many}] {thing}s{ends}",
            f"what are the names of [all] the {thing}s{ends}",
            (
                f"(what|which) {thing}s (are there|exist|do we have|are in a {whole}"
                f"|does a {whole} have|"
                f"make up a {whole}|are part of the {whole}|belong to a {whole}|follow each other)"
            ),
            f"in what order (are|come) the {thing}s",
            f"(do you know|can you name) [all] the {thing}s{ends}",
        ),
        sentences=(
            f"The {thing}s of the {whole} are",
            f"{items[0]}, {items[1]}, and what other {thing}s?",
            f"(From|Starting with|First) {items[0]}: (list|name|say) (the|all) {thing}s",
            f"(Begin|Start) (with|at) {items[0]} and (name|list|say|write) (the|all) {thing}s",
            f"{thing}s from {items[0]} to {items[-1]}",
            (
                f"(Which|What) {thing}s (come|are there) (from|between) {items[0]} (to"
                f"|and) {items[-1]}?"
            ),
            f"I (forgot|mix up|confuse|want to learn) the {thing}s. (List|Name|Write|Say) them.",
            f"(A|One|The) {whole} has {many} {thing}s: (list|name|write|say) (them|all)",
            f"{thing}s in order: {items[0]},",
        ),
        weight=1.0,
    )


def _next_sentences(thing: str, after: bool) -> tuple[str, ...]:
    """Neighbours asked in whole sentences."""
    if after:
        return (
            (
                f"{{a}} (ends|stops) (today|tomorrow|now). (Which|What) {thing} (begins"
                f"|comes|is next)?"
            ),
            f"After {{a}}, (we get|we have|there is|we reach) (which|what) [{thing}]?",
            (
                f"(This|The current|Our) {thing} is {{a}}. (Name|Say|Give|What is)"
                f" the (next|following)"
                " one."
            ),
            (
                f"(We are in|We have|It is) {{a}}. (Name|Tell me|What is) the (next"
                f"|following|coming)"
                f" {thing}."
            ),
            f"{{a}} is followed by (which|what) [{thing}]?",
            (
                f"(What|Which) {thing} will (come|follow|start|begin) when {{a}}"
                f" (ends|is done|has ended|"
                "is past)?"
            ),
            f"(What|Which) {thing} do (we|you) (reach|enter) after {{a}}?",
            f"(If|When|As) (this|the) {thing} is {{a}}, the next [one] is (which|what)?",
            f"{{a}}: next {thing}?",
            "{a}, and then comes",
        )
    return (
        (
            f"{{a}} (starts|begins) (today|tomorrow|now). (Which|What) {thing} (ended"
            f"|came before|was it)?"
        ),
        f"Before {{a}}, (we had|there was) (which|what) [{thing}]?",
        (
            f"(This|The current|Our) {thing} is {{a}}. (Name|Say|Give|What is) the"
            f" (previous|one before)"
            " [one]."
        ),
        (
            f"(We are in|We have|It is) {{a}}. (Name|Tell me|What is) the (previous"
            f"|preceding) {thing}."
        ),
        f"{{a}} is preceded by (which|what) [{thing}]?",
        f"(What|Which) {thing} (ended|was over|finished) when {{a}} (began|started|came)?",
        f"(What|Which) {thing} (did|do) (we|you) have before {{a}}?",
        f"(If|When|As) (this|the) {thing} is {{a}}, the previous [one] was (which|what)?",
        f"{{a}}: previous {thing}?",
        f"(Go|Look) back (from|one {thing} from) {{a}}: which [{thing}] is it?",
    )


def _neighbours(items: list[str], thing: str, after: bool) -> Intent:
    count = len(items)
    step = 1 if after else -1
    rows = [{"a": a, "b": items[(i + step) % count]} for i, a in enumerate(items)]
    word = "after" if after else "before"
    side = "(after|following)" if after else "(before|preceding|prior to|ahead of)"
    comes = (
        "(comes|is|follows|starts|arrives) [right|directly|straight|just] (after|next after)"
        if after
        else "(comes|is|was|ends|stands) [right|directly|straight|just] (before|ahead of|prior to)"
    )
    verb = "(follows|succeeds|is next after)" if after else "(precedes|goes before|leads to)"
    return table(
        "months",
        f"{thing} {word}",
        rows,
        "{b} comes " + word + " {a}.",
        nouns=(
            f"the [next|very] {thing} {side} {{a}}",
            f"the {thing} that (comes|is|stands) [right|directly] {side} {{a}}",
            f"the {thing} (which|that) {verb} {{a}}",
        ),
        questions=(
            f"(which|what) {thing} {comes} {{a}}",
            f"(which|what) {thing} {verb} {{a}}",
            f"what {comes} {{a}}",
            (
                f"{{a}} (comes|is) (right|directly|just) {'before' if after else 'after'} "
                f"(which|what) {thing}"
            ),
            f"(which|what) is the {thing} {side} {{a}}",
        ),
        sentences=(
            f"The {thing} {word} {{a}} is",
            f"{thing} {word} {{a}}?",
            f"What {thing} is {word} {{a}}?",
            *_next_sentences(thing, after),
        ),
        weight=0.7,
    )


def _today(after: bool) -> Intent:
    step = 1 if after else -1
    rows = [{"a": a, "b": DAYS[(i + step) % 7]} for i, a in enumerate(DAYS)]
    other = "tomorrow" if after else "yesterday"
    was = "(is|will be|comes|do we have)" if after else "(was|is|did we have)"
    return table(
        "months",
        other,
        rows,
        "{b} comes " + ("after" if after else "before") + " {a}.",
        sentences=(
            f"If today is {{a}}, (what|which) [day] {was} {other}?",
            f"If it is {{a}} [today], (what|which) day {was} {other}?",
            f"Today is {{a}}. (What|Which) day {was} {other}?",
            f"(What|Which) day {was} {other} (if|when) [today|it] is {{a}}[ today]?",
            f"(Say|Suppose|Assume|Given|Imagine) today is {{a}}. (Name|What is|Tell me) {other}.",
            f"(My|Our|The) calendar says {{a}}. (What|Which) [day] {was} {other}?",
            f"It is {{a}} [today]. (Name|Tell me|Say|I want) {other}.",
            f"We have {{a}} today. (What|Which) day {was} {other}?",
            f"{{a}} today, {other}?",
            f"{other} {was} (what|which) [day], (if|when|as) today is {{a}}?",
            f"(As|Since|Because) today is {{a}}, {other} {was} (what|which day)?",
            f"When today is {{a}}, then {other} is (what|which) day?",
        ),
        weight=0.6,
    )


def _place_rows() -> list[Values]:
    return [
        {"n": str(i + 1), "ordinal": ordinal, "month": month}
        for i, month in enumerate(MONTHS)
        for ordinal in (ORDINALS[i], _SHORT[i])
    ]


_PLACE = table(
    "months",
    "place",
    _place_rows(),
    "Month number {n} is {month}.",
    nouns=(
        "the {ordinal} month[ of the year| in the year| of a year| in order| on the calendar]",
        "month [number|no.|nr.|#] {n}[ of the year| in the year| on the calendar]",
    ),
    questions=(
        (
            "(which|what) month is [the] (number {n}|{ordinal}|no. {n})[ in the year| of the year|"
            " in order| on the calendar]"
        ),
        "(which|what) month (comes|is found|stands) {ordinal}[ in the year]",
        "(which|what) month is (at|in) the {ordinal} (place|position)[ of the year]",
    ),
    weight=0.9,
)

_FIRST = fixed(
    "months",
    "first month",
    "Month number 1 is January.",
    nouns=(
        "the (opening|starting|initial|very first) month of (the|a) year",
        (
            "the month (at the start|at the beginning|that opens|that starts|in the beginning) [of]"
            " (the|a) year"
        ),
    ),
    questions=(
        (
            "(which|what) month (starts|opens|is at the start of|is at the beginning of|kicks off) "
            "(the|a|every|each) [new] year"
        ),
        "in (which|what) month does (the|a) year (start|open)",
        "with (which|what) month does (the|a) year start",
        "(which|what) month (comes first|is first|is the first)[ in the year| of all| in a year]",
        "the year (starts|opens) (in|with) (which|what) month",
    ),
    weight=0.25,
)

_LAST = fixed(
    "months",
    "last month",
    "Month number 12 is December.",
    nouns=(
        "the (last|final|closing|very last) month of (the|a) year",
        "the month (at the end|that ends|that finishes) [of] (the|a) year",
    ),
    questions=(
        (
            "(which|what) month (ends|finishes|is at the end of|is last in|is the last of) "
            "(the|a|every|each) year"
        ),
        "in (which|what) month does (the|a) year (end|finish|stop)",
        "with (which|what) month does (the|a) year (end|finish|stop)",
        "(which|what) month (comes last|is last|is the last)[ in the year| of all| in a year]",
        "the year (ends|stops) (in|with) (which|what) month",
    ),
    weight=0.25,
)

_LENGTH = table(
    "months",
    "length",
    [{"m": m, "n": str(n)} for m, n in zip(MONTHS, LENGTHS, strict=True)],
    "{m} has {n} days.",
    nouns=(
        (
            "(the number|the count|the amount|the total|how many) [of] days (in|of) [the month of|"
            "the month] {m}"
        ),
        "how many days {m} has",
        "the length of [the month of] {m}",
        "how long {m} (is|lasts)",
        "{m}'s number of days",
    ),
    questions=(
        (
            "how many days (does {m} have|are in {m}|are there in {m}|has {m} got"
            "|has {m}|make up {m}|"
            "does the month of {m} have|does the month {m} have|are in the month of"
            " {m}|can {m} have)"
        ),
        "how long (is|does) [the month of] {m}[ last]",
        "{m} has how many days",
        "(what|which) (number of days|day count) does {m} have",
    ),
    sentences=(
        "(If|When) it is {m}, how many days (does the month have|are there)?",
        "{m}: how (long|many days)?",
        "(The month|My month|This month) is {m}. How many days does it have?",
        "{m} days?",
        "Days in {m}:",
        "Does {m} have 30 or 31 days?",
        "The days (in|of) {m}: how many (are they|are there)?",
        "{m} (runs|goes|lasts) (for|on for) how many days?",
        "The last day of {m} is (what|which) number?",
        "How many (nights|days) (long|big) is {m}?",
        (
            "(How long|How many days) do (I|we) wait (from the start to the end of|until"
            " the end of) {m}?"
        ),
        "(When|If) {m} is (full|complete), how many days (is that|were there)?",
        "In {m}, how many days are there?",
    ),
    weight=0.9,
)

_COUNTS = table(
    "months",
    "how many",
    [
        {"t": "months", "w": "year", "n": "12"},
        {"t": "days", "w": "week", "n": "7"},
        {"t": "seasons", "w": "year", "n": "4"},
    ],
    "There are {n} {t} in a {w}.",
    questions=(
        "how many {t} (are there|are|do we have|are found) in (a|one|the) {w}",
        "how many {t} does (a|one|the|each) {w} have",
        "how many {t} make [up] (a|one) {w}",
    ),
    nouns=("(the number of|how many) {t} (in|of) (a|one|the) {w}",),
    weight=0.4,
)

INTENTS = [
    _list("months", MONTHS, "month", "year", "(twelve|12)"),
    _list("days", DAYS, "day", "week", "(seven|7)"),
    _list("weekdays", DAYS, "weekday", "week", "(seven|7)"),
    _neighbours(MONTHS, "month", True),
    _neighbours(MONTHS, "month", False),
    _neighbours(DAYS, "day", True),
    _neighbours(DAYS, "day", False),
    _neighbours(DAYS, "weekday", True),
    _today(True),
    _today(False),
    _PLACE,
    _FIRST,
    _LAST,
    _LENGTH,
    _COUNTS,
]
