"""Numbers as digits and words, shared by the families that calculate and count."""

from __future__ import annotations

import random

WORDS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
]  # fmt: skip
TENS = {30: "thirty", 40: "forty", 50: "fifty", 100: "one hundred"}
NUMBER = r"\d+|" + "|".join(sorted([*WORDS, *TENS.values(), "hundred"], key=len, reverse=True))
NUMBER = NUMBER.replace(" ", "")


def written(n: int, rng: random.Random, words: float = 0.15) -> str:
    """The number in digits, or now and then as a word."""
    if rng.random() < words:
        if n <= 20:
            return WORDS[n]
        return TENS.get(n, str(n))
    return str(n)
