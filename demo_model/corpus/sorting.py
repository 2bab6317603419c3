"""Sorting words by the alphabet and numbers by size."""

from __future__ import annotations

import random

from .grammar import any_of
from .intent import Draw, Intent, Values

WORDS = [
    "apple",
    "ant",
    "arm",
    "bag",
    "ball",
    "banana",
    "bear",
    "bed",
    "bee",
    "bell",
    "bird",
    "boat",
    "book",
    "bottle",
    "box",
    "boy",
    "bread",
    "bus",
    "butter",
    "cake",
    "car",
    "cat",
    "chair",
    "cheese",
    "cherry",
    "clock",
    "cloud",
    "coat",
    "cow",
    "cup",
    "desk",
    "dog",
    "door",
    "dress",
    "drum",
    "duck",
    "ear",
    "egg",
    "elephant",
    "eye",
    "farm",
    "fire",
    "fish",
    "flag",
    "flower",
    "fork",
    "fox",
    "frog",
    "garden",
    "girl",
    "goat",
    "gold",
    "grape",
    "grass",
    "green",
    "hand",
    "hat",
    "hen",
    "hill",
    "honey",
    "horse",
    "house",
    "ice",
    "ink",
    "iron",
    "jam",
    "jar",
    "juice",
    "key",
    "king",
    "kite",
    "knife",
    "lake",
    "lamp",
    "leaf",
    "lemon",
    "lion",
    "map",
    "melon",
    "milk",
    "mirror",
    "moon",
    "mountain",
    "mouse",
    "nail",
    "nest",
    "night",
    "nose",
    "ocean",
    "onion",
    "orange",
    "owl",
    "paper",
    "park",
    "peach",
    "pear",
    "pen",
    "pencil",
    "piano",
    "pig",
    "plum",
    "potato",
    "queen",
    "rabbit",
    "rain",
    "red",
    "rice",
    "ring",
    "river",
    "road",
    "rock",
    "rose",
    "salt",
    "sand",
    "school",
    "sea",
    "sheep",
    "ship",
    "shoe",
    "shop",
    "snake",
    "snow",
    "soap",
    "sock",
    "spoon",
    "star",
    "stone",
    "sugar",
    "sun",
    "table",
    "tea",
    "tiger",
    "tomato",
    "train",
    "tree",
    "umbrella",
    "van",
    "violin",
    "wall",
    "water",
    "whale",
    "wind",
    "window",
    "wolf",
    "wood",
    "yellow",
    "zebra",
    "zoo",
    "blue",
    "black",
    "white",
    "brown",
    "pink",
    "purple",
    "gray",
    "cold",
    "hot",
]
NAMES = [
    "Adam",
    "Alice",
    "Anna",
    "Ben",
    "Bob",
    "Carl",
    "Clara",
    "Daniel",
    "David",
    "Emma",
    "Eric",
    "Eva",
    "Felix",
    "Frank",
    "George",
    "Hannah",
    "Helen",
    "Henry",
    "Ida",
    "Jack",
    "James",
    "Jane",
    "John",
    "Julia",
    "Karl",
    "Kate",
    "Laura",
    "Leo",
    "Lily",
    "Lisa",
    "Lucy",
    "Maria",
    "Mark",
    "Mary",
    "Max",
    "Mia",
    "Nina",
    "Nora",
    "Olga",
    "Oscar",
    "Paul",
    "Peter",
    "Rosa",
    "Ruth",
    "Sam",
    "Sara",
    "Sofia",
    "Susan",
    "Tim",
    "Tom",
    "Vera",
    "Victor",
    "Will",
    "Zoe",
]

_ITEM = f"{any_of([*WORDS, *NAMES])}|\\d+"
LIST = f"(?:{_ITEM})(?:(?:and|or|then)?(?:{_ITEM}))+"


def written_list(items: list[str], rng: random.Random) -> str:
    """The items as people list them."""
    style = rng.random()
    if style < 0.5:
        return ", ".join(items)
    if style < 0.75:
        return ", ".join(items[:-1]) + " and " + items[-1]
    if style < 0.85:
        return ", ".join(items[:-1]) + ", and " + items[-1]
    if style < 0.95:
        return " ".join(items)
    return ",".join(items)


def _draw_words(rng: random.Random) -> tuple[Values, str]:
    pool = NAMES if rng.random() < 0.2 else WORDS
    items = rng.sample(pool, rng.choice([2, 3, 3, 3, 3, 3, 3, 4, 4, 5]))
    return {"list": written_list(items, rng)}, ", ".join(sorted(items)) + "."


def _numbers(rng: random.Random, up: bool) -> tuple[Values, str]:
    top = rng.choice([10, 20, 20, 50, 100])
    items = rng.sample(range(1, top + 1), rng.choice([2, 3, 3, 3, 3, 4, 4, 5]))
    ordered = sorted(items, reverse=not up)
    values = {"list": written_list([str(n) for n in items], rng)}
    return values, ", ".join(str(n) for n in ordered) + "."


def _draw_numbers(up: bool) -> Draw:
    return lambda rng: _numbers(rng, up)


_SORT = "(sort|order|arrange|put|rank|organise|organize|line up)"
_ALPHA = (
    "(alphabetically|in alphabetical order|by alphabet|by the alphabet|from A to Z"
    "|in the order of the alphabet|in ABC order|into alphabetical order|by their letters"
    "|by first letter|by name)"
)
_W = (
    "[the|these|my|this list of|the list of|the following|all these|the given] (words|names"
    "|things|items|terms|nouns|list)"
)

_WORDS = Intent(
    "sorting",
    "words",
    _draw_words,
    verbs=(
        f"{_SORT} {_W} {_ALPHA}: {{list}}",
        f"{_SORT} {_W} {_ALPHA}: {{list}}",
        f"{_SORT} {{list}} {_ALPHA}",
        f"{_SORT} {{list}} {_ALPHA}",
        f"{_SORT} {_W}: {{list}}",
        f"{_SORT} {_ALPHA}: {{list}}",
        f"{_SORT} [the words|the list|these] {{list}} {_ALPHA}",
        "alphabetise [these words|the words|this list|the list][:] {list}",
        "alphabetize (these words|the words|these|the list): {list}",
        "(sort|order) {list}",
        f"(list|write|say|give|print|name|rewrite) {_W} {_ALPHA}: {{list}}",
        f"(list|write|say|give|print|rewrite) {{list}} {_ALPHA}",
        "bring {list} into alphabetical order",
    ),
    nouns=(
        "the alphabetical order (of|for) {list}",
        "the alphabetical order of (these words|the words|this list): {list}",
        "the sorted (list|words|version) (of|for) {list}",
        "the words {list} (sorted|ordered) [alphabetically|by alphabet|from A to Z]",
    ),
    questions=(
        "what is the alphabetical order of [the words] {list}",
        "(what|which) order do the words {list} have in the alphabet",
        "how (do you|would you|do I) (sort|order|arrange) {list} [alphabetically|by alphabet]",
        "what is {list} (in alphabetical order|sorted alphabetically)",
        "how are {list} (sorted|ordered)",
    ),
    sentences=(
        "{list} - sort them[ alphabetically| from A to Z]",
        "{list}: (sort|order|arrange) (these|them|the words)[ alphabetically| by alphabet]",
        (
            f"(Here are|These are|I have|Look at|I wrote|We have) [some|my|the|a few]"
            f" (words|names|items)"
            f": {{list}}. {_SORT} them {_ALPHA}."
        ),
        f"{{list}}. (Please|Now|Can you|Could you) {_SORT} (these|them|it) {_ALPHA}",
        "Sort: {list}",
        "(Set|Lay|Place) {list} in (alphabetical|ABC|the right) order",
        "order by (letter|alphabet|name): {list}",
        "alphabetical sort: {list}",
        "{list}, alphabetically (sorted|ordered)",
        (
            "In (what|which) order (do|would) {list} (come|appear|stand) (in the alphabet|"
            "alphabetically|in a list from A to Z)?"
        ),
        "(Sorting|Ordering): {list}",
        "(Write|List|Say) {list} again, but (sorted|alphabetically|in alphabetical order)",
        "(A list|My list|The list): {list}. (The same|Now) in alphabetical order[, please].",
        "(My|Our|The) (words|names|items) are {list}. (What|Which) is the alphabetical order?",
        "(Which|What) is the (right|correct|proper|alphabetical) order: {list}?",
        (
            f"(The|These|My|Our|Her) (words|names|items|things) (are|were): {{list}}."
            f" {_SORT} (them|all"
            f" of them|everything) {_ALPHA}."
        ),
        f"{{list}} {_ALPHA}[, please]",
        f"{{list}} should be (sorted|ordered|arranged|put) {_ALPHA}",
        (
            f"(I want|I need|I would like|We need|She wants|He needs) {{list}} (sorted"
            f"|ordered|arranged)"
            f"[ {_ALPHA}]"
        ),
        (
            "(Make|Build|Write|Give me) (a|the) (sorted|ordered|alphabetical) list (of"
            "|from|with|out of"
            "): {list}"
        ),
        (
            f"(When|If) (you|I|we) {_SORT} {{list}} {_ALPHA}, what (is the result|do"
            f" you get|comes out)?"
        ),
        "(From|Starting with) A to Z: {list}",
        "Alphabetical order: {list}",
        "(Words|Names|List|Items): {list}. (Sort|Order|Arrange) them.",
    ),
    domains={"list": LIST},
    weight=3.2,
)


def _number_intent(up: bool) -> Intent:
    by = (
        "(from smallest to largest|from small to large|from low to high|from lowest to highest|"
        "in ascending order|in increasing order|ascending|by size|from least to greatest|upwards|"
        "numerically)"
        if up
        else "(from largest to smallest|from large to small|from high to low|from highest to "
        "lowest|in descending order|in decreasing order|descending|from greatest to least|"
        "downwards)"
    )
    things = "[the|these|my|this list of|the following|all these] (numbers|values|integers)"
    plain = (f"{_SORT} {things}: {{list}}", "(sort|order) {list}") if up else ()
    return Intent(
        "sorting",
        "numbers up" if up else "numbers down",
        _draw_numbers(up),
        verbs=(
            f"{_SORT} {things} {by}: {{list}}",
            f"{_SORT} [the numbers] {{list}} {by}",
            f"(list|write|say|give|print|rewrite) {things} {by}: {{list}}",
            f"(list|write|say|give|print) {{list}} {by}",
            *plain,
        ),
        nouns=(
            f"{{list}} {by}",
            f"the (order|sorted list) of [the numbers] {{list}} {by}",
        ),
        questions=(
            f"what is {{list}} {by}",
            f"how (do you|would you|do I) (sort|order|arrange) {{list}} {by}",
        ),
        sentences=(
            f"{{list}}: (sort|order|arrange) (these|them|the numbers) {by}",
            (
                f"(Here are|These are|I have|Look at) [some|my|the] numbers: {{list}}."
                f" {_SORT} them {by}."
            ),
            f"{{list}} should be (sorted|ordered|arranged|put) {by}",
            f"(I want|I need|We need|She wants) {{list}} (sorted|ordered|arranged|put) {by}",
            (
                f"(The|These|My|Our) (numbers|values) (are|were): {{list}}. {_SORT}"
                f" (them|all of them) "
                f"{by}."
            ),
            f"(Which|What) is the order of {{list}} {by}?",
            f"(Set|Lay|Place) {{list}} {by}",
            f"{by}: {{list}}",
            f"(A list|My list|The list|The numbers): {{list}}. (The same|Now) {by}[, please].",
            f"(Write|List|Say) {{list}} again, but {by}",
            f"(Numbers|List): {{list}}. (Sort|Order|Arrange) them {by}.",
        ),
        domains={"list": LIST},
        weight=1.3 if up else 0.3,
    )


INTENTS = [_WORDS, _number_intent(True), _number_intent(False)]
