"""How answers to the held-out questions are judged: right ones pass, wrong ones do not."""

from __future__ import annotations

from typing import Any

import pytest

from demo_model.evaluate import missed_aims, names_the_planets
from demo_model.heldout import Question, load, right


def _asked(question: str, kind: str, want: Any) -> Question:
    return Question("any", question, kind, want)


@pytest.mark.parametrize(
    ("question", "kind", "want", "answer", "good"),
    [
        ("After Mars?", "fact", "Jupiter", "\nJupiter comes after Mars.", True),
        ("After Mars?", "fact", "Jupiter", "Mars, Jupiter, Saturn.", False),
        ("After Mars?", "fact", "Jupiter", "Saturn comes after Mars.", False),
        ("7 + 8?", "fact", "15", "7 + 8 = 15.", True),
        ("7 + 8?", "fact", "15", "7 + 8 = 16.", False),
        ("7 + 8?", "fact", "15", "15 + 1 = 16.", False),
        ("seven plus eight?", "fact", "15", "7 + 8 = 15.", True),
        ("legs?", "fact", "8|eight", "A spider has eight legs.", True),
        ("legs?", "fact", "8|eight", "A spider has six legs.", False),
        ("tidy?", "fact", "dry", "The opposite of wet is dryer.", False),
        ("list", "list", ["red", "blue"], "Red, blue.", True),
        ("list", "list", ["red", "blue"], "They are: red and blue", True),
        ("list", "list", ["red", "blue"], "Blue, red.", False),
        ("list", "list", ["red", "blue"], "Red, blue, green.", False),
        ("j", "json", {"name": "Anna", "age": 3}, '{"name": "ANNA", "age": 3}', True),
        ("j", "json", {"name": "Anna", "age": 3}, '{"name": "Anna", "age": 4}', False),
        ("j", "json", {"name": "Anna", "age": 3}, '{"name": "Anna"', False),
        ("s", "story", "cat", "There was a cat. It ran. It slept.", True),
        ("s", "story", "cat", "There was a dog. It ran. It slept.", False),
        ("s", "story", "cat", "There was a cat. It ran. It sl", False),
        ("hi", "say", "hello|hi", "Hello! How can I help you?", True),
        ("hi", "say", "goodbye", "Hello! How can I help you?", False),
    ],
)
def test_right(question: str, kind: str, want: Any, answer: str, good: bool) -> None:
    assert right(_asked(question, kind, want), answer) is good


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="kind"):
        right(_asked("?", "poem", ""), "")


def test_every_held_out_question_can_be_judged() -> None:
    assert not any(right(question, "Whatever.") for question in load())


def test_the_planets_have_to_be_in_order() -> None:
    listed = "Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus, Neptune."
    assert names_the_planets(listed)
    assert not names_the_planets(listed.replace("Mars, ", ""))
    assert not names_the_planets(listed + " Mars")


def test_missed_aims_are_named() -> None:
    assert missed_aims({"a": (9, 10)}, {"b": (9, 10)}, (90, 100), {"bare": 49}) == []
    missed = missed_aims({"a": (5, 10)}, {"b": (9, 10)}, (89, 100), {"bare": 48})
    assert len(missed) == 3
