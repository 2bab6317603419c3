"""An intent: one thing that can be asked, in many wordings, with its answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from . import wrappers
from .grammar import Choice, Literal, Node, any_of, draw, parse, pattern

Values = dict[str, str]
Draw = Callable[[random.Random], tuple[Values, str]]
NUMBER = r"\d+"
LETTER = "[a-z]"


@dataclass(frozen=True)
class Intent:
    """Wordings by kind, and a function that draws slot values and the answer to them."""

    family: str
    name: str
    draw: Draw
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    domains: dict[str, str] = field(default_factory=dict)
    weight: float = 1.0

    def __hash__(self) -> int:
        return hash((self.family, self.name))


def table(
    family: str,
    name: str,
    rows: Sequence[Values],
    answer: str,
    *,
    nouns: tuple[str, ...] = (),
    verbs: tuple[str, ...] = (),
    questions: tuple[str, ...] = (),
    sentences: tuple[str, ...] = (),
    weight: float = 1.0,
) -> Intent:
    """An intent whose values are the rows of a table; `answer` is a format of a row."""

    def pick(rng: random.Random) -> tuple[Values, str]:
        row = rng.choice(rows)
        return row, answer.format(**row)

    domains = {key: any_of([row[key] for row in rows]) for key in rows[0]}
    return Intent(family, name, pick, nouns, verbs, questions, sentences, domains, weight)


def fixed(
    family: str,
    name: str,
    answer: str,
    *,
    nouns: tuple[str, ...] = (),
    verbs: tuple[str, ...] = (),
    questions: tuple[str, ...] = (),
    sentences: tuple[str, ...] = (),
    weight: float = 1.0,
) -> Intent:
    """An intent that has one answer and no slots."""
    return Intent(
        family, name, lambda _: ({}, answer), nouns, verbs, questions, sentences, {}, weight
    )


def _kinds(intent: Intent) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(slot of the wrapper, wrappers, phrases) for each kind of wording the intent has."""
    every = [
        ("np", wrappers.NOUN_WRAPS, intent.nouns),
        ("vp", wrappers.VERB_WRAPS, intent.verbs),
        ("q", wrappers.QUESTION_WRAPS, intent.questions),
        ("s", ("{s}",), intent.sentences),
    ]
    return [kind for kind in every if kind[2]]


def ask(intent: Intent, values: Values, rng: random.Random) -> str:
    """One wording of the intent for the given values, before any change of case."""
    kinds = _kinds(intent)
    weights = [len(phrases) ** 0.5 + (slot != "s") for slot, _, phrases in kinds]
    slot, wraps, phrases = rng.choices(kinds, weights)[0]
    core = draw(parse(rng.choice(phrases)), values, rng)
    text = draw(parse(rng.choice(wraps)), {slot: core}, rng)
    if rng.random() < 0.18:
        text = draw(parse(rng.choice(wrappers.BEFORE)), {}, rng) + text
    if rng.random() < 0.12:
        text = text.rstrip("?.! ") + draw(parse(rng.choice(wrappers.AFTER)), {}, rng)
    return text


def _optional(phrases: tuple[str, ...]) -> Node:
    return Choice((Literal(""), *(parse(phrase) for phrase in phrases)))


@lru_cache(maxsize=None)
def wordings(intent: Intent) -> str:
    """A regular expression that matches each folded wording `ask` can produce."""
    kinds = []
    for slot, wraps, phrases in _kinds(intent):
        core = pattern(Choice(tuple(parse(phrase) for phrase in phrases)), intent.domains)
        outer = Choice(tuple(parse(wrap) for wrap in wraps))
        kinds.append(pattern(outer, {slot: core}))
    before = pattern(_optional(wrappers.BEFORE), {})
    after = pattern(_optional(wrappers.AFTER), {})
    return f"{before}(?:{'|'.join(kinds)}){after}"


__all__ = ["LETTER", "NUMBER", "Intent", "Values", "ask", "fixed", "table", "wordings"]
