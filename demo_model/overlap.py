"""Measures whether a held-out question's wording is one that the generator can emit.

Two measures, since each sees what the other may miss. The grammar of every intent becomes a
regular expression over folded text, which decides exactly whether the wording is in it. And a
large sample is drawn and compared by skeleton: entities become slots, case and marks are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .corpus import (
    alphabet,
    animals,
    capitals,
    colours,
    months,
    opposites,
    records,
    sorting,
    space,
    stories,
    sums,
    units,
)
from .corpus.generate import intents, pairs
from .corpus.grammar import FILLERS, fold
from .corpus.intent import Unwrapped, emits
from .corpus.numbers import TENS, WORDS

# Words of the opposites that sentences are built with: as slots they would say nothing.
_COMMON = {
    "in",
    "out",
    "on",
    "off",
    "up",
    "down",
    "before",
    "after",
    "come",
    "go",
    "give",
    "take",
    "yes",
    "no",
    "not",
    "first",
    "last",
    "start",
    "stop",
    "end",
    "begin",
    "long",
    "big",
    "small",
    "good",
    "new",
    "always",
    "never",
    "light",
    "left",
    "right",
    "near",
    "far",
    "front",
    "remember",
    "forget",
    "true",
    "large",
    "inside",
    "above",
    "below",
}
_WORD = re.compile(r"[a-z0-9+*/=-]+")


@cache
def entities() -> frozenset[str]:
    """The words that stand for an entity, a slot in a skeleton."""
    groups: list[Iterable[str]] = [
        [*stories.HEROES["it"], *stories.HEROES["he"], *stories.HEROES["she"]],
        [*animals.SOUNDS, *animals.YOUNG, *animals.LEGS, *animals.HOMES],
        [*sorting.WORDS, *records.PEOPLE, *records.COLOURS],
        [thing.split(" ", 1)[-1] for thing in colours.THINGS],
        [*colours.RAINBOW, *sums.THINGS],
        [word for word in opposites.OPPOSITES if word not in _COMMON],
        [*space.PLANETS, *months.MONTHS, *months.DAYS],
        [*capitals.CAPITALS, *capitals.CAPITALS.values()],
        [word for fact in units.FACTS for word in fact.split()],
        [*WORDS, *TENS.values()],
        [*months.ORDINALS, *space.ORDINALS],
        alphabet.LETTERS[1:],
    ]
    found: set[str] = set()
    for names in groups:
        for name in names:
            for word in name.lower().split():
                if word != "the":
                    found.add(word)
                    found.add(word + "s")
    return frozenset(found)


def skeleton(text: str) -> str:
    """The question with every entity and number as one slot, folded; repeated slots are one."""
    named = entities()
    kept: list[str] = []
    for word in _WORD.findall(text.lower().replace("'", "")):
        if word in FILLERS:
            continue
        slot = "<thing>" if word[0].isdigit() or word in named else word
        if slot != "<thing>" or kept[-1:] != [slot]:
            kept.append(slot)
    return " ".join(kept)


def emitted_by(question: str) -> list[str]:
    """The intents whose grammar contains the question's wording."""
    unwrapped = Unwrapped.of(fold(question))
    return [f"{one.family}: {one.name}" for one in intents() if emits(one, unwrapped)]


def sample_skeletons(seed: int, count: int) -> set[str]:
    """Skeletons of a large sample of what the generator emits."""
    stream = pairs(seed)
    return {skeleton(next(stream).question) for _ in range(count)}
