"""Small sums: addition, subtraction and the times table up to ten."""

from __future__ import annotations

import random

from .intent import Draw, Intent, Values
from .numbers import NUMBER, written

THINGS = [
    "apples", "eggs", "coins", "books", "cats", "cookies", "pens", "balls", "stones", "cars",
    "marbles", "stickers", "flowers", "cakes", "fish", "sheep", "oranges", "toys", "sweets",
]  # fmt: skip


def _operation(sign: str) -> Draw:
    def pick(rng: random.Random) -> tuple[Values, str]:
        if sign == "*":
            a, b = rng.randint(1, 10), rng.randint(1, 10)
            total = a * b
        elif sign == "+":
            top = 10 if rng.random() < 0.4 else 20
            a, b = rng.randint(0, top), rng.randint(0, top)
            total = a + b
        else:
            a = rng.randint(1, 20)
            b = rng.randint(0, a)
            total = a - b
        words = 0.3 if rng.random() < 0.3 else 0.0
        values = {"a": written(a, rng, words), "b": written(b, rng, words)}
        values["things"] = rng.choice(THINGS)
        return values, f"{a} {sign} {b} = {total}."

    return pick


_DOMAINS = {"a": NUMBER, "b": NUMBER, "things": "|".join(THINGS)}
_WORK = "(calculate|compute|solve|work out|figure out|evaluate|do|find|give|determine|answer)"


def _spoken(core: str, result: str) -> dict[str, tuple[str, ...]]:
    """The wordings that addition, subtraction and multiplication share."""
    return {
        "nouns": (
            core,
            core,
            f"the (result|answer|value|solution|outcome) (of|to|for) {core}",
            f"the {result} of {{a}} and {{b}}",
        ),
        "verbs": (f"{_WORK} {core}", f"{_WORK} (the sum|this|the problem|this one): {core}"),
        "questions": (
            f"how much is {core}",
            f"what is {core}[ equal to| altogether| in total]",
            f"what (does|do) {core} (make|equal|give|come to|add up to)",
            f"{core} is (what|how much|what number)",
            f"{core} equals (what|how much|what number)",
            f"(which|what) number is {core}",
            f"how much (does|do) {core} (make|equal|give|come to)",
            f"what is the {result} of {{a}} and {{b}}",
        ),
        "sentences": (
            f"{core} =",
            f"{core} = ?",
            f"{core}=",
            f"{core} is",
            f"{core} equals",
            f"{core} makes",
            f"Sum: {core}",
            f"(Maths|Math|Arithmetic|Homework|Exercise): {core}",
        ),
    }


def _join(*parts: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    keys = ("nouns", "verbs", "questions", "sentences")
    return {key: tuple(p for part in parts for p in part.get(key, ())) for key in keys}


_HAVE = "(I have|she has|Tom has|we have|you have|there are|he owns|I own|a boy has|Anna holds)"
_PLUS = {
    "verbs": (
        "add {a} (and|to) {b}",
        "(sum|total|add up|put together|join) {a} and {b}",
    ),
    "nouns": ("the (sum|total|addition) of {a} and {b}", "the sum {a} plus {b}"),
    "questions": (
        "what (do you|do I|do we) get (if|when) (you|I|we) add {a} (and|to) {b}",
        "how much (do you|do I|do we) get (if|when) (you|I|we) add {a} and {b}",
        "how many are {a} and {b}[ together]",
        "what is {a} added to {b}",
        "what is {a} more than {b}",
    ),
    "sentences": (
        (
            f"{_HAVE} {{a}} {{things}} and (gets|get|finds|find|buys|buy|gains|gain|takes|receive)"
            " {b} more. How many [{things}] (are there|in all|altogether|now|in total)?"
        ),
        (
            f"{_HAVE} {{a}} {{things}} and {{b}} (more|others|more {{things}}). How"
            f" many (are there|in "
            "all|altogether|in total)?"
        ),
        (
            f"If {_HAVE} {{a}} {{things}} and (get|buy|find|take) {{b}} more, how many "
            "(are there|do I have|are left|does that make)?"
        ),
        "(When|If) {a} (more|new) {things} (come|are added|join) to {b}, how many are there?",
        (
            "{a} {things} (are|stand|lie) (here|there) and {b} (over there|in the"
            " box|behind me). How "
            "many (in all|altogether|together)?"
        ),
        "(Start|Begin) (at|with) {a} and (add|go up) {b}. (What|Which number) (is it|do you get)?",
        "{a} {things} (and|plus) {b} {things} are how many[ {things}]?",
    ),
}
_MINUS = {
    "verbs": (
        "(subtract|take|remove|deduct) {b} from {a}",
        "take {b} away from {a}",
        "reduce {a} by {b}",
    ),
    "nouns": ("the difference (of|between) {a} and {b}",),
    "questions": (
        "what (do you|do I|do we) get (if|when) (you|I|we) (subtract|take|remove) {b} from {a}",
        "what is left (if|when) (you|I|we) take {b} (from|away from) {a}",
        "how much is left of {a} after taking {b}",
        "what is {b} less than {a}",
        "what is {b} subtracted from {a}",
    ),
    "sentences": (
        (
            f"{_HAVE} {{a}} {{things}} and (loses|lose|eats|eat|gives away|give away"
            f"|sells|sell|breaks|"
            "drop) {b}. How many [{things}] (are left|remain|are there now)?"
        ),
        (
            f"If {_HAVE} {{a}} {{things}} and (lose|eat|give away|sell|break|drop) {{b}}, how many "
            "(are left|remain|do I still have)?"
        ),
        "(When|If) {b} of {a} {things} (are lost|are eaten|break|are sold), how many are left?",
        (
            "(Start|Begin) (at|with) {a} and (go down|take away) {b}. (What|Which"
            " number) (is it|do you "
            "get)?"
        ),
        "{a} {things} minus {b} {things} are how many[ {things}]?",
        "Of {a} {things}, {b} are gone. How many are left?",
    ),
}
_TIMES = {
    "verbs": ("multiply {a} (by|and|times) {b}", "(find|give) the product of {a} and {b}"),
    "nouns": ("the (product|multiplication) of {a} and {b}",),
    "questions": (
        "what (do you|do I|do we) get (if|when) (you|I|we) multiply {a} (by|and) {b}",
        "how many are {a} times {b}",
    ),
    "sentences": (
        (
            "There are {a} (boxes|bags|rows|shelves|groups) with {b} {things} each."
            " How many {things} "
            "(are there|in all|altogether)?"
        ),
        "{a} (people|children|girls|men) have {b} {things} each. How many {things} are there?",
        "Times table: {a} times {b}",
        (
            "{a} (bags|boxes|shelves) (hold|have|contain) {b} {things} each: how many"
            " (in all|together)?"
        ),
        "(Take|Add) {a}, {b} times over. (What|Which number) (is it|do you get)?",
    ),
}


def _intent(name: str, sign: str, core: str, result: str, own: dict[str, tuple[str, ...]],
            weight: float) -> Intent:  # fmt: skip
    every = _join(_spoken(core, result), own, own)
    return Intent(
        "sums",
        name,
        _operation(sign),
        every["nouns"],
        every["verbs"],
        every["questions"],
        every["sentences"],
        _DOMAINS,
        weight,
    )


INTENTS = [
    _intent("plus", "+", "{a}( + |+| plus | and ){b}", "sum", _PLUS, 1.6),
    _intent("minus", "-", "{a}( - |-| minus | take away | less ){b}", "difference", _MINUS, 1.2),
    _intent("times", "*", "{a}( * |*| x | times | multiplied by ){b}", "product", _TIMES, 1.2),
]
