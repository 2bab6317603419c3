"""Draws questions with their answers, and dresses them as a stranger would type them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from . import (
    alphabet,
    animals,
    capitals,
    colours,
    counting,
    months,
    opposites,
    records,
    sorting,
    space,
    stories,
    sums,
    talk,
    units,
)
from .grammar import FILLERS
from .intent import Intent, ask

# How much of the corpus each family is. Those that copy or compute need more than the facts.
SHARES = {
    "planets": 1.0,
    "capitals": 1.2,
    "months": 1.2,
    "colours": 1.0,
    "animals": 0.9,
    "opposites": 1.1,
    "units": 0.6,
    "counting": 1.6,
    "sums": 2.0,
    "alphabet": 1.4,
    "sorting": 3.0,
    "stories": 0.8,
    "json": 1.3,
    "greetings": 0.8,
    "identity": 0.8,
}
FAMILIES = tuple(SHARES)
_MODULES = (
    space, capitals, months, colours, animals, opposites, units, counting, sums, alphabet,
    sorting, stories, records, talk,
)  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """A question and its answer."""

    family: str
    question: str
    answer: str


@cache
def intents() -> tuple[Intent, ...]:
    """Everything that can be asked."""
    return tuple(intent for module in _MODULES for intent in module.INTENTS)


@cache
def _by_family() -> dict[str, tuple[list[Intent], list[float]]]:
    found: dict[str, tuple[list[Intent], list[float]]] = {name: ([], []) for name in FAMILIES}
    for intent in intents():
        found[intent.family][0].append(intent)
        found[intent.family][1].append(intent.weight)
    return found


def _fill(text: str, rng: random.Random) -> str:
    """Drop a filler word between two words."""
    words = text.split(" ")
    words.insert(rng.randint(0, len(words)), rng.choice(FILLERS))
    return " ".join(words)


def _end(text: str, rng: random.Random) -> str:
    """Change the closing mark, or leave it out."""
    change = rng.random()
    if change < 0.14:
        return text.rstrip("?.! ")
    if change < 0.22 and text[-1:] not in "=:":
        return text.rstrip("?.! ") + rng.choice([".", "?", "!", "...", "??", " ?"])
    if change < 0.25:
        return text + " "
    return text


def dress(text: str, rng: random.Random) -> str:
    """Vary case, closing mark and spaces; the words stay, but for a filler at times."""
    text = " ".join(text.split())
    if rng.random() < 0.06:
        text = _fill(text, rng)
    text = text[:1].upper() + text[1:]
    text = _end(text, rng)
    case = rng.random()
    if case < 0.16:
        return text.lower()
    if case < 0.49:
        return text.upper()
    if case < 0.50:
        return text.title()
    if case < 0.52:
        return text[:1].lower() + text[1:]
    return text


def pair(rng: random.Random) -> Pair:
    """One question with its answer."""
    family = rng.choices(FAMILIES, list(SHARES.values()))[0]
    choices, weights = _by_family()[family]
    intent = rng.choices(choices, weights)[0]
    values, answer = intent.draw(rng)
    return Pair(family, dress(ask(intent, values, rng), rng), answer)


def pairs(seed: int) -> Iterator[Pair]:
    """An endless stream of pairs, the same for the same seed."""
    rng = random.Random(seed)
    while True:
        yield pair(rng)
