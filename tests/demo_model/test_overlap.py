"""The held-out questions' wordings must be ones that the corpus generator never emits."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice

import pytest

from demo_model.config import HELDOUT_PATH, SEED
from demo_model.corpus.generate import FAMILIES, pairs
from demo_model.overlap import emitted_by, sample_skeletons, skeleton

SAMPLE = 150_000


@pytest.fixture(scope="module")
def questions() -> list[dict[str, object]]:
    with HELDOUT_PATH.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def emitted() -> set[str]:
    return sample_skeletons(SEED, SAMPLE)


def test_there_are_enough_questions_of_every_family(questions: list[dict[str, object]]) -> None:
    counts = Counter(str(question["family"]) for question in questions)
    assert sum(counts.values()) >= 300
    assert set(counts) == set(FAMILIES)
    assert min(counts.values()) >= 20


def test_no_two_questions_are_the_same(questions: list[dict[str, object]]) -> None:
    folded = [str(question["question"]).casefold() for question in questions]
    assert len(set(folded)) == len(folded)


def test_no_grammar_contains_a_held_out_wording(questions: list[dict[str, object]]) -> None:
    found = {str(q["question"]): emitted_by(str(q["question"])) for q in questions}
    assert {question: names for question, names in found.items() if names} == {}


def test_no_sampled_skeleton_is_a_held_out_one(
    questions: list[dict[str, object]], emitted: set[str]
) -> None:
    overlap = [q["question"] for q in questions if skeleton(str(q["question"])) in emitted]
    assert overlap == []


def test_the_grammar_measure_finds_what_is_emitted() -> None:
    """The measure can fail: whatever the generator emits is found, whatever its dress."""
    missed = [p.question for p in islice(pairs(SEED + 1), 1500) if not emitted_by(p.question)]
    assert missed == []


def test_the_skeleton_measure_finds_what_is_emitted(emitted: set[str]) -> None:
    for question in (
        "What is the capital of France?",
        "WHAT IS THE CAPITAL OF PERU",
        "Who are you?",
        "What is the opposite of hot?",
    ):
        assert skeleton(question) in emitted
        assert emitted_by(question) != []


def test_an_unseen_wording_is_not_found() -> None:
    assert emitted_by("Whatever might the eight wanderers be called, pray?") == []
