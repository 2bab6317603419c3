"""Questions about colours."""

from __future__ import annotations

from .intent import fixed, table

RAINBOW = ["red", "orange", "yellow", "green", "blue", "indigo", "violet"]
THINGS = {
    "grass": "green", "a leaf": "green", "a frog": "green", "a cucumber": "green",
    "a banana": "yellow", "a lemon": "yellow", "butter": "yellow", "a chick": "yellow",
    "the sky": "blue", "the sea": "blue", "the ocean": "blue", "a blue whale": "blue",
    "snow": "white", "milk": "white", "a swan": "white", "salt": "white",
    "a tomato": "red", "blood": "red", "a strawberry": "red", "a cherry": "red",
    "coal": "black", "a raven": "black", "the night sky": "black", "tar": "black",
    "a carrot": "orange", "a pumpkin": "orange", "an orange": "orange",
    "chocolate": "brown", "wood": "brown", "soil": "brown", "coffee": "brown",
    "an elephant": "grey", "a mouse": "grey", "ash": "grey",
    "a flamingo": "pink", "a pig": "pink", "a plum": "purple", "an eggplant": "purple",
}  # fmt: skip
MIXES = [
    ("blue", "yellow", "green"), ("red", "yellow", "orange"), ("red", "blue", "purple"),
    ("black", "white", "grey"), ("red", "white", "pink"),
]  # fmt: skip

_C = "(colour|color)"
_LIST_VERBS = (
    "(list|name|enumerate|recite|say|write|write down|print|give|type|repeat|learn|order"
    "|spell out|go over|go through|show|output|mention|tell me)"
)

_RAINBOW = fixed(
    "colours",
    "rainbow",
    ", ".join(RAINBOW).capitalize() + ".",
    nouns=(
        f"[all] the [seven|7] {_C}s (of|in) (the|a) rainbow[ in order]",
        f"(the order of|the names of|a list of|every one of) the {_C}s (of|in) (the|a) rainbow",
        f"the [seven|7] rainbow {_C}s[ in order]",
        f"(each|every) {_C} (of|in) (the|a) rainbow",
        f"rainbow {_C}s",
    ),
    verbs=(
        (
            f"{_LIST_VERBS} (the|all|all the|all of the|the seven|the 7) {_C}s (of"
            f"|in) (the|a) rainbow"
            "[ in order]"
        ),
        f"{_LIST_VERBS} (the|all|all the|all of the|the seven|the 7) rainbow {_C}s[ in order]",
        f"{_LIST_VERBS} (every|each) {_C} (of|in) (the|a) rainbow",
        f"make a list of [all] the {_C}s (of|in) (the|a) rainbow",
    ),
    questions=(
        f"what (are|were) [all] the [seven|7] {_C}s (of|in) (the|a) rainbow[ called| in order]",
        (
            f"(what|which) {_C}s (are in|make up|does|form|belong to|are part of) (the"
            f"|a) rainbow[ have]"
        ),
        f"(what|which) {_C}s (can be seen|are found|are there|do we see) in (the|a) rainbow",
        f"(do you know|can you name) [all] the {_C}s of the rainbow",
        "what does a rainbow look like",
        f"what {_C} is (a|the) rainbow",
    ),
    sentences=(f"The {_C}s of the rainbow are", "Red, orange, yellow, and what comes next?"),
    weight=1.0,
)

_PRIMARY = fixed(
    "colours",
    "primary",
    "Red, yellow, blue.",
    nouns=(
        f"[all] the [three|3] (primary|basic|main) {_C}s[ of paint| in painting]",
        f"(a list of|the names of) the [three|3] (primary|basic) {_C}s",
        f"primary {_C}s",
    ),
    verbs=(
        f"{_LIST_VERBS} (the|all|all the|the three|three|the 3) (primary|basic) {_C}s",
        f"{_LIST_VERBS} (every|each) primary {_C}",
    ),
    questions=(
        f"what are the [three|3] (primary|basic|main) {_C}s[ in art| of paint| in painting]",
        f"(what|which) {_C}s are [the] (primary|basic)[ ones]",
        f"which are the [three|3] primary {_C}s",
        f"(which|what) three {_C}s are primary",
    ),
    weight=0.6,
)

_THING = table(
    "colours",
    "thing",
    [
        {
            "x": thing,
            "bare": thing.split(" ", 1)[-1] if thing.split()[0] in ("a", "an", "the") else thing,
            "c": colour,
            "X": thing[0].upper() + thing[1:],
        }
        for thing, colour in THINGS.items()
    ],
    "{X} is {c}.",
    nouns=(
        f"the {_C} (of|for|on) {{x}}",
        (
            f"the [typical|normal|natural|real|main|common|right|true|correct] {_C} (of|for|on)"
            " {x}"
        ),
        f"(what|which) {_C} {{x}} (is|has|usually is)",
        f"the {_C} that {{x}} (has|usually has|is|shows)",
        f"{{bare}} {_C}",
        "how {x} looks",
    ),
    questions=(
        f"(what|which) {_C} is {{x}}[ usually| normally| mostly| in nature| most of the time]",
        f"(what|which) {_C} does {{x}} (usually have|show|normally have)",
        (
            f"(what|which) {_C} (has|would|should|can|is seen on|do you see on|fits|do we give|"
            "do people give) {x}[ be| have]"
        ),
        f"(what|which) {_C} (do you think|would you say) {{x}} is",
        f"{{x}} is (what|which) {_C}",
        f"{{x}} has (what|which) {_C}",
        f"what is {{x}}'s [usual] {_C}",
        f"of (what|which) {_C} is {{x}}",
    ),
    verbs=(
        f"(name|say|state|guess|describe|write|tell me) the {_C} of {{x}}",
        f"(name|say|guess) (what|which) {_C} {{x}} is",
    ),
    sentences=(
        "{X} is",
        f"The {_C} of {{x}} is",
        f"{{X}}: (what|which) {_C}?",
        f"{{X}} - {_C}?",
        (
            f"(Look at|Think of|Imagine|Picture|I see|Here is|Consider|We found) {{x}}. "
            f"(What|Which) {_C} is it?"
        ),
        (
            f"(I paint|I draw|I am drawing|She paints|We paint) {{x}}. (What|Which) {_C} do (I|we) "
            "(need|use)?"
        ),
        f"(what|which) {_C} (can|could|might|may) {{x}} (have|be|show)?",
        (
            f"(I need|give me|find|choose|pick) the {_C} (that fits|that suits|to draw"
            f"|that goes with) {{x}}"
        ),
        "(what|which) (shade|tint|hue) (is|has) {x}?",
        f"(how|in what {_C}|in which {_C}) do (I|we|you) (draw|show|print|see) {{x}}?",
        f"(the thing|it|the object|the answer) is {{x}}: (what|which) {_C}?",
        f"{{x}} and its {_C}",
        f"(typical|usual|normal) {_C}: {{x}}",
        f"(Close your eyes|Be quick|Look out): {{x}}! (What|Which) {_C}?",
        f"{{X}} (looks|appears|seems) (what|which) {_C}?",
        f"(They say|Everyone knows|People know) (what|which) {_C} {{x}} (is|has)",
        f"If you see {{x}}, (what|which) {_C} is it?",
        (
            f"(When|If) (you|we|I|people|children) (look at|think of|draw|paint|find"
            f"|hold|buy) {{x}}, "
            f"(what|which) {_C} (is it|do you see|comes to mind|is right|do we use)?"
        ),
        (
            f"(I have|She has|Tom bought|We have|My aunt keeps|He holds) {{x}}. (What"
            f"|Which|Name the) "
            f"{_C}[ is it| does it have| could it be]?"
        ),
        f"(Which|What) {_C} do people (think of|see|expect|use) for {{x}}?",
    ),
    weight=2.2,
)


def _mix_rows() -> list[dict[str, str]]:
    rows = []
    for a, b, c in MIXES:
        rows.append({"a": a, "b": b, "c": c, "A": a.capitalize()})
        rows.append({"a": b, "b": a, "c": c, "A": b.capitalize()})
    return rows


_MIX = table(
    "colours",
    "mix",
    _mix_rows(),
    "{A} and {b} make {c}.",
    nouns=(
        (
            f"the (result|{_C}|mix|mixture|outcome|product) (of|from) [mixing|blending|combining]"
            " {a} (and|with) {b}[ paint]"
        ),
        "(the|a) (mix|mixture|blend|combination) of {a} and {b}",
        f"the {_C} (you get|we get|I get|made|that results) (from|with|by mixing) {{a}} and {{b}}",
    ),
    verbs=(
        "(mix|blend|combine) {a} (and|with) {b}",
        "add {a} to {b}",
    ),
    questions=(
        (
            f"(what|which) [{_C}] do (you|we|I) get (by|from|when you|if you|if I"
            f"|when I|if we|when we)"
            " (mix|mixing|combine|combining|blend|blending) {a} (and|with) {b}[ paint| together]"
        ),
        (
            f"(what|which) [{_C}] (do|does|will) {{a}} (and|plus|with|mixed with) {{b}} "
            "(make|give|become|form)[ together]"
        ),
        f"what {_C} is {{a}} (mixed with|plus|and) {{b}}",
        "what (is|are|makes) {a} (mixed with|plus|and) {b}[ together| mixed]",
        "what happens (if|when) (I|you|we) (mix|blend|combine) {a} (and|with) {b}",
        f"(what|which) {_C} (results|comes) (from|of) mixing {{a}} (and|with) {{b}}",
    ),
    sentences=(
        "{a} and {b} make",
        "{a} (joined with|on top of|over|combined with) {b}",
        "{a} paint (and|plus|with) {b} paint",
        f"(what|which) {_C} (is|lies) between {{a}} and {{b}}?",
        f"{{a}} and {{b}} (give|become|turn into|form) (what|which) [{_C}]?",
        f"(From|Out of|With) {{a}} and {{b}} (I|we|you) (get|make|mix) (what|which) [{_C}]?",
        "{a} plus {b} makes",
        "{a} + {b} =",
        (
            f"(I mix|I mixed|We mix|You mix|Someone mixes) {{a}} (and|with) {{b}}."
            f" (What|Which {_C}) do"
            " (I|we|you) get?"
        ),
        (
            f"If (I|you|we) (mix|blend|combine) {{a}} (and|with) {{b}}, (what|which"
            f" {_C}) do (I|you|we)"
            " get?"
        ),
    ),
    weight=1.3,
)

INTENTS = [_RAINBOW, _PRIMARY, _THING, _MIX]
