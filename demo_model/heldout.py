"""Reads the held-out questions and judges answers to them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .config import HELDOUT_PATH
from .corpus.capitals import CAPITALS
from .corpus.months import DAYS, MONTHS
from .corpus.space import PLANETS

# Naming another member of one of these is a wrong answer, whatever else is right in it.
_RIVALS = [
    {planet.lower() for planet in PLANETS},
    {month.lower() for month in MONTHS},
    {day.lower() for day in DAYS},
    {city.lower() for city in CAPITALS.values()},
    {country.lower().removeprefix("the ") for country in CAPITALS},
    {"red", "orange", "yellow", "green", "blue", "purple", "pink", "black", "white", "grey",
     "brown"},
    {"no", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"},
]  # fmt: skip
_MOST_WORDS = 24


@dataclass(frozen=True)
class Question:
    """A held-out question and what a right answer to it holds."""

    family: str
    question: str
    kind: str
    want: Any


def load(path: Path = HELDOUT_PATH) -> list[Question]:
    """The held-out questions."""
    with path.open(encoding="utf-8") as lines:
        return [Question(**json.loads(line)) for line in lines]


def _has(text: str, phrase: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(phrase)}(?![a-z0-9])", text) is not None


def _fact(question: str, answer: str, want: str) -> bool:
    """One of the wanted words is there, and no rival of it that the question did not name."""
    wanted = [alternative.lower() for alternative in want.split("|")]
    if len(answer.split()) > _MOST_WORDS or not any(_has(answer, word) for word in wanted):
        return False
    allowed = question + " " + " ".join(wanted)
    for rivals in _RIVALS:
        if any(word in rivals for word in wanted):
            said = [rival for rival in rivals if _has(answer, rival)]
            if any(not _has(allowed, rival) for rival in said):
                return False
    said_numbers = re.findall(r"\d+", answer)
    if said_numbers and any(word.isdigit() for word in wanted):
        # A number nobody asked about is wrong, unless the right one has the last word, as in
        # "7 + 8 = 15" for a question that spells its numbers out.
        asked = set(re.findall(r"\d+", allowed))
        return said_numbers[-1] in wanted or set(said_numbers) <= asked
    return True


def items(answer: str) -> list[str]:
    """The items of an answer that is a list, in lower case."""
    text = answer.strip().rstrip(".").rsplit(":", 1)[-1]
    return [item.strip().lower() for item in re.split(r",|\n| and ", text) if item.strip()]


def _record(answer: str, want: dict[str, Any]) -> bool:
    try:
        made = json.loads(answer)
    except ValueError:
        return False
    if not isinstance(made, dict):
        return False

    def folded(record: dict[str, Any]) -> dict[str, str]:
        return {str(key).lower(): str(value).lower() for key, value in record.items()}

    return folded(made) == folded(want)


def _story(answer: str, hero: str) -> bool:
    sentences = re.findall(r"[^.!?]+[.!?]", answer)
    return _has(answer, hero.lower()) and len(sentences) >= 3 and answer.endswith((".", "!"))


def right(question: Question, answer: str) -> bool:
    """Whether the answer is right. Case never matters."""
    text = answer.strip().lower()
    if question.kind == "fact":
        return _fact(question.question.lower(), text, question.want)
    if question.kind == "list":
        return items(text) == [str(item).lower() for item in question.want]
    if question.kind == "json":
        return _record(answer.strip(), question.want)
    if question.kind == "story":
        return _story(text, question.want)
    if question.kind == "say":
        return any(phrase.lower() in text for phrase in question.want.split("|"))
    raise ValueError(f"unknown kind {question.kind!r}")
