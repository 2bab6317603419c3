"""An intent: one thing that can be asked, in many wordings, with its answer."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from . import wrappers
from .grammar import Choice, Literal, Slot, any_of, draw, parse, pattern
from .grammar import Sequence as Row

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
    if rng.random() < 0.15:
        text = draw(parse(rng.choice(wrappers.BEFORE)), {}, rng) + text
    if rng.random() < 0.10:
        text = text.rstrip("?.! ") + draw(parse(rng.choice(wrappers.AFTER)), {}, rng)
    return text


Cut = tuple[re.Pattern[str], re.Pattern[str]]


@cache
def _cuts(slot: str) -> tuple[Cut, ...]:
    """What may stand left and right of the slot, for each wrapper of a kind."""
    wraps = {"np": wrappers.NOUN_WRAPS, "vp": wrappers.VERB_WRAPS, "q": wrappers.QUESTION_WRAPS}
    cuts = []
    for wrap in wraps.get(slot, ("{s}",)):
        tree = parse(wrap)
        parts = tree.parts if isinstance(tree, Row) else (tree,)
        at = parts.index(Slot(slot))
        sides = (Row(parts[:at]), Row(parts[at + 1 :]))
        left, right = (re.compile(pattern(side, {})) for side in sides)
        cuts.append((left, right))
    return tuple(cuts)


@cache
def _around() -> Cut:
    before = Choice((Literal(""), *(parse(phrase) for phrase in wrappers.BEFORE)))
    after = Choice((Literal(""), *(parse(phrase) for phrase in wrappers.AFTER)))
    return re.compile(pattern(before, {})), re.compile(pattern(after, {}))


def _inside(texts: set[str], cuts: tuple[Cut, ...]) -> set[str]:
    """What is left of each text when a left and a right part are cut off, in every way."""
    found: set[str] = set()
    for text in texts:
        for left, right in cuts:
            starts = [i for i in range(len(text) + 1) if left.fullmatch(text, 0, i)]
            ends = [i for i in range(len(text) + 1) if right.fullmatch(text, i)] if starts else []
            found |= {text[start:end] for start in starts for end in ends if start <= end}
    return found


@dataclass(frozen=True)
class Unwrapped:
    """A folded question without what all families share, by kind of wording."""

    cores: dict[str, set[str]]

    @staticmethod
    def of(folded: str) -> Unwrapped:
        """The cores of a folded question."""
        plain = _inside({folded}, (_around(),))
        return Unwrapped({slot: _inside(plain, _cuts(slot)) for slot in ("np", "vp", "q", "s")})


@cache
def _core(phrases: tuple[str, ...], domains: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    tree = Choice(tuple(parse(phrase) for phrase in phrases))
    return re.compile(pattern(tree, dict(domains)))


def emits(intent: Intent, question: Unwrapped) -> bool:
    """Whether `ask` can produce the question, whatever the values of its slots."""
    domains = tuple(sorted(intent.domains.items()))
    for slot, _, phrases in _kinds(intent):
        core = _core(phrases, domains)
        if any(core.fullmatch(text) for text in question.cores[slot]):
            return True
    return False


__all__ = [
    "LETTER", "NUMBER", "Draw", "Intent", "Unwrapped", "Values", "ask", "emits", "fixed", "table",
]  # fmt: skip
