"""A tiny phrase grammar: one string stands for many wordings.

`(a|b)` is a choice, `[a]` may be left out, `{name}` is a slot and everything else is itself.
A phrase can be drawn at random, and it can be turned into a regular expression that matches
each wording it can produce. The second is what makes the overlap with the held-out questions
measurable without listing millions of wordings.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

# Words that the generator drops in anywhere; comparisons leave them out on both sides.
FILLERS = ("just", "kindly", "quickly", "maybe", "really", "again", "now", "actually", "um", "here")
_FILLER = re.compile(r"\b(?:" + "|".join(FILLERS) + r")\b")
_NOT_WORD = re.compile(r"[^a-z0-9+*/=-]+")


@dataclass(frozen=True)
class Literal:
    """Text as it stands."""

    text: str


@dataclass(frozen=True)
class Slot:
    """A place for a value."""

    name: str


@dataclass(frozen=True)
class Sequence:
    """Parts one after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Choice:
    """One of several nodes."""

    options: tuple[Node, ...]


Node = Literal | Slot | Sequence | Choice


class _Parser:
    """Recursive descent over one phrase."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def choice(self, closers: str) -> Node:
        options = [self.sequence(closers + "|")]
        while self.at < len(self.text) and self.text[self.at] == "|":
            self.at += 1
            options.append(self.sequence(closers + "|"))
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self, closers: str) -> Node:
        parts: list[Node] = []
        while self.at < len(self.text) and self.text[self.at] not in closers:
            parts.append(self.item())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def item(self) -> Node:
        opener = self.text[self.at]
        if opener == "(":
            return self.bracket(")")
        if opener == "[":
            return Choice((self.bracket("]"), Literal("")))
        if opener == "{":
            end = self.text.index("}", self.at)
            name = self.text[self.at + 1 : end]
            self.at = end + 1
            return Slot(name)
        if opener in ")]":
            raise ValueError(f"stray {opener!r} in phrase {self.text!r}")
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in "([{|)]":
            self.at += 1
        return Literal(self.text[start : self.at])

    def bracket(self, closer: str) -> Node:
        self.at += 1
        node = self.choice(closer)
        if self.at >= len(self.text):
            raise ValueError(f"no {closer!r} in phrase {self.text!r}")
        self.at += 1
        return node


@cache
def parse(phrase: str) -> Node:
    """The tree of a phrase."""
    return _Parser(phrase).choice("")


def draw(node: Node, values: Mapping[str, str], rng: random.Random) -> str:
    """One wording of the phrase, its slots filled from values."""
    if isinstance(node, Literal):
        return node.text
    if isinstance(node, Slot):
        return values[node.name]
    if isinstance(node, Choice):
        return draw(rng.choice(node.options), values, rng)
    return "".join(draw(part, values, rng) for part in node.parts)


def fold(text: str) -> str:
    """The text without case, spaces, punctuation and fillers, for comparisons."""
    words = _NOT_WORD.sub(" ", text.lower().replace("'", ""))
    return re.sub(r"[ -]+", "", _FILLER.sub(" ", words))


def pattern(node: Node, domains: Mapping[str, str]) -> str:
    """A regular expression for each folded wording of the phrase.

    `domains` maps a slot's name to the expression that its folded values match.
    """
    if isinstance(node, Literal):
        return re.escape(fold(node.text))
    if isinstance(node, Slot):
        return f"(?:{domains[node.name]})"
    if isinstance(node, Choice):
        return "(?:" + "|".join(pattern(option, domains) for option in node.options) + ")"
    return "".join(pattern(part, domains) for part in node.parts)


def any_of(values: list[str]) -> str:
    """The expression for one of several entities, the longest tried first."""
    folded = sorted({fold(value) for value in values}, key=lambda value: (-len(value), value))
    return "|".join(re.escape(value) for value in folded)
