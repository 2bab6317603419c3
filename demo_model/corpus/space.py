"""Questions about the planets."""

from __future__ import annotations

import itertools

from .intent import Intent, Values, fixed, table

PLANETS = ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"]
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
_SHORT = ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th"]

_LIST = fixed(
    "planets",
    "list",
    ", ".join(PLANETS) + ".",
    nouns=(
        "[all] [of] [the] [8|eight] planets [in|of] [the|our] solar system",
        (
            "(the|all|all the|the eight|the 8|our|every one of the|the names of the"
            "|the names of all"
            " the|the order of the|a list of the|a list of all|the list of) planets"
            "[ in order| in the right order| by name| from the Sun| by distance]"
        ),
        (
            "(the|all|all the|the eight|the 8|our|the names of the|the order of the|a list of the)"
            " planets (in the solar system|of the solar system|in our solar system|around the Sun|"
            "that orbit the Sun|from the Sun|near us in space|closest to us)[ in order| by name]"
        ),
        "the [eight] (worlds|planets) (of|around|circling|orbiting) (our|the) (star|Sun)",
        "each [and every] planet [in|of] [the|our] [solar system]",
        "the planet names[ in order]",
        "planets[ and their order| list| names]",
    ),
    verbs=(
        (
            "(list|name|enumerate|recite|say|write|print|give|type|spell out|go over|go through|"
            "mention|repeat|output|show|tell me|count up|call out) (the|all|all the|all of the|the"
            " eight|our|every one of the) planets[ in| of] [the|our] solar system[ in order]"
        ),
        (
            "(list|name|enumerate|recite|say|write down|print|give me|type|put down|learn|order|"
            "arrange|line up) (the|all|all the|all eight|our|the eight) planets[ in order| in the"
            " right order| from the Sun| from first to last| by name| by distance]"
        ),
        (
            "(list|name|say|write) (every|each) planet[ (in|of) (the|our) solar system| around the"
            " Sun][ in order]"
        ),
        "make a list (of|with) [all] the planets[ in the solar system| of the solar system]",
    ),
    questions=(
        "what (are|were) [all] (the|our) [eight|8] planets[ called| named]",
        (
            "what (are|were) [all] (the|our) [eight|8] planets (in|of) (the|our) solar system"
            "[ called| named| in order]"
        ),
        "what are the names of [all] the planets[ in the solar system| in our solar system]",
        (
            "what planets (are there|exist|do we have|are in the solar system|orbit the Sun|"
            "go around the Sun|are in our solar system|does the solar system have"
            "|belong to the Sun)"
        ),
        (
            "which planets (are there|exist|are in the solar system|orbit the Sun|circle the Sun|"
            "are in our solar system|does the solar system have|belong to our solar"
            " system|do we know)"
        ),
        "which are the [eight] planets[ in the solar system| of the Sun]",
        "in what order (are|do we find) the planets[ in the solar system]",
        "do you know [all] the planets[ in the solar system]",
        (
            "(how many planets are there and what are their names|what other planets"
            " are there besides "
            "Earth|what is the order of the planets|which bodies are planets)"
        ),
        "what (goes|moves|travels|turns|flies|orbits) around (the|our) (Sun|star)",
        "can you name the planets[ of the solar system| in order]",
    ),
    sentences=(
        "Planets?",
        "Solar system planets",
        "The planets in the solar system are",
        "The eight planets are",
        "Mercury, Venus, and what other planets?",
        "The planets in order from the Sun:",
    ),
    weight=3.0,
)

_SINGLE: list[tuple[str, tuple[str, ...]]] = [
    (
        "The largest planet is Jupiter.",
        (
            (
                "the (largest|biggest|greatest|most massive|heaviest|hugest) [one of"
                " the|of the] planet[s]"
                "[ in the solar system| of all| in our solar system| around the Sun| we know]"
            ),
            (
                "the planet (with the most mass|that is the biggest|which is the"
                " largest|bigger than"
                " all others|with the largest size|larger than the rest)"
            ),
        ),
    ),
    (
        "The smallest planet is Mercury.",
        (
            (
                "the (smallest|littlest|tiniest|least massive|lightest) [one of the"
                "|of the] planet[s]"
                "[ in the solar system| of all| in our solar system| around the Sun| we know]"
            ),
            (
                "the planet (with the least mass|that is the smallest|which is the"
                " tiniest|smaller than"
                " all others|smaller than the rest)"
            ),
        ),
    ),
    (
        "The planet closest to the Sun is Mercury.",
        (
            "the (closest|nearest) planet (to|from) the Sun",
            "the planet (closest|nearest|next|most near) to (the Sun|our star)",
            "the planet (that is|which is|that lies|that orbits) (closest|nearest) to the Sun",
            "the innermost planet[ of the solar system]",
        ),
    ),
    (
        "The planet farthest from the Sun is Neptune.",
        (
            (
                "the (farthest|furthest|most distant|last|outermost|remotest) planet[ from the Sun|"
                " of the solar system| in the solar system| of all]"
            ),
            "the planet (farthest|furthest|most distant|farthest away) from (the Sun|our star)",
            "the planet (that is|which is|that lies) (farthest|furthest) (from|away from) the Sun",
        ),
    ),
    (
        "The red planet is Mars.",
        (
            "the [name of the] (red|reddish|rusty) planet[ in the solar system]",
            "the planet (called|known as|named|nicknamed) the red (planet|one)",
            "the planet (that looks|that is|with a) (red|red colour|red surface)",
            "the planet with red (dust|sand|soil|rocks)",
        ),
    ),
    (
        "The planet with the rings is Saturn.",
        (
            (
                "the [name of the] planet (with|that has|which has|famous for|known"
                " for) [the|its|large|"
                "beautiful|bright|many] rings[ around it]"
            ),
            "the ringed planet",
            "the planet (surrounded by|that wears|having) rings",
        ),
    ),
    (
        "The hottest planet is Venus.",
        (
            "the (hottest|warmest) [of the] planet[s][ in the solar system| of all]",
            (
                "the planet (with the highest temperature|that is the hottest|where it is hottest|"
                "with the most heat|which is the warmest)"
            ),
        ),
    ),
    (
        "We live on Earth.",
        (
            (
                "the planet (we live on|where we live|that we live on|people live on"
                "|with life|we are on|"
                "with people on it|you and I live on|I live on|with oceans|humans come from)"
            ),
            "(our|my|your) (home planet|own planet|planet|home in space)",
        ),
    ),
]


def _which(*ends: str) -> tuple[str, ...]:
    heads = "(which|what) (planet|planet of the solar system|planet in our solar system|world)"
    return tuple(f"{heads} {end}" for end in ends)


_QUESTIONS: list[tuple[str, ...]] = [
    _which(
        "is [the] (biggest|largest|greatest|heaviest|most massive)[ of all| one]",
        "has the (biggest size|most mass|largest size|greatest mass)",
    ),
    _which(
        "is [the] (smallest|tiniest|littlest|lightest)[ of all| one]",
        "has the (least mass|smallest mass)",
    ),
    _which(
        "is [the] (closest|nearest) to the Sun",
        "(lies|orbits|is found|comes) (closest|nearest) to the Sun",
    ),
    _which(
        "is [the] (farthest|furthest|most distant)[ away] from the Sun",
        "(lies|orbits|is found) (farthest|furthest) (from the Sun|away|out)",
    ),
    _which(
        "is [the] red[ one]",
        "is (called|known as|named|nicknamed) the red planet",
        "(looks|appears) red",
        "has (a red colour|red soil|red sand)",
    ),
    _which(
        "has [the|big|large|bright|beautiful] rings[ around it]",
        "is (famous|known) for [its] rings",
        "(wears|carries|shows) rings",
    ),
    _which(
        "is [the] (hottest|warmest)[ of all| one]",
        "has the highest temperature",
        "(gets|becomes) the hottest",
    ),
    (
        "(which|what) planet (do we|do you|do I|do humans|do people|do animals) live on",
        (
            "(which|what) planet (are we on|is our home|has life|is home to us|is ours"
            "|do we come from)"
        ),
        "on (which|what) planet (are we|do you live|do we live)",
        "what is the name of our planet",
    ),
]


def _singles() -> list[Intent]:
    made = []
    for (answer, nouns), questions in zip(_SINGLE, _QUESTIONS, strict=True):
        name = answer.lower().strip(".")
        made.append(fixed("planets", name, answer, nouns=nouns, questions=questions, weight=0.35))
    return made


def _rows_by_place() -> list[Values]:
    return [
        {"n": str(i + 1), "ordinal": ordinal, "planet": planet}
        for i, planet in enumerate(PLANETS)
        for ordinal in (ORDINALS[i], _SHORT[i])
    ]


_PLACE = table(
    "planets",
    "place",
    _rows_by_place(),
    "Planet number {n} is {planet}.",
    nouns=(
        (
            "the {ordinal} planet[ from the Sun| in the solar system| of the solar"
            " system| in order|"
            " counted from the Sun| in line| away from the Sun]"
        ),
        (
            "planet [number|no.|nr.|#] {n}[ from the Sun| in the solar system| of the solar system|"
            " in order]"
        ),
    ),
    questions=(
        (
            "(which|what) planet is [the] (number {n}|{ordinal}|no. {n})[ from the Sun| in order|"
            " in the solar system| in line]"
        ),
        "(which|what) planet (comes|is found|lies|orbits) {ordinal}[ from the Sun]",
        "(which|what) planet is (at|in) the {ordinal} (place|position)",
    ),
    weight=1.0,
)

_NEXT = table(
    "planets",
    "after",
    [{"a": a, "b": b} for a, b in itertools.pairwise(PLANETS)],
    "{b} comes after {a}.",
    nouns=(
        "the [next] planet (after|following|beyond|behind|past) {a}",
        "the planet that (comes|is|lies|follows|orbits) (after|next after|beyond|behind|past) {a}",
        "the planet that follows {a}",
    ),
    questions=(
        (
            "(which|what) planet (comes|is|lies|orbits) [next|right|directly] (after"
            "|beyond|past|behind)"
            " {a}"
        ),
        "(which|what) planet (follows|succeeds|is following|comes following) {a}",
        "what (comes|is|is next) (after|beyond|past) [the planet] {a}",
        "(which|what) is the (planet after|planet beyond|next planet after) {a}",
    ),
    weight=0.7,
)

_BEFORE = table(
    "planets",
    "before",
    [{"a": a, "b": b} for b, a in itertools.pairwise(PLANETS)],
    "{b} comes before {a}.",
    nouns=(
        "the planet (before|preceding|in front of|ahead of|prior to) {a}",
        "the planet that (comes|is|lies|orbits) [right|directly] (before|in front of|ahead of) {a}",
        "the planet that precedes {a}",
    ),
    questions=(
        ("(which|what) planet (comes|is|lies|orbits) [right|directly] (before|ahead of) {a}"),
        "(which|what) planet (precedes|is preceding|goes before) {a}",
        "what (comes|is|was) (before|in front of) [the planet] {a}",
    ),
    weight=0.7,
)

_HOW_MANY = fixed(
    "planets",
    "how many",
    "There are eight planets.",
    nouns=(
        (
            "(the number|the count|the amount|the total|the total number|how many) [of] planets"
            "[ in the solar system| in our solar system| around the Sun| that exist]"
        ),
    ),
    questions=(
        (
            "how many planets (are there|exist|do we have|are in the solar system|orbit the Sun|"
            "does the Sun have|does the solar system have|are there in the solar system|go around"
            " the Sun|are in our solar system|are known)"
        ),
    ),
    weight=0.5,
)

INTENTS = [_LIST, *_singles(), _PLACE, _NEXT, _BEFORE, _HOW_MANY]
