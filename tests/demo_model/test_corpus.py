"""The corpus generator: seeded, and right about what can be computed."""

from __future__ import annotations

import json
import random
from itertools import islice

import pytest

from demo_model.corpus.generate import FAMILIES, intents, pairs
from demo_model.corpus.grammar import fold, parse
from demo_model.corpus.intent import ask


def test_the_same_seed_gives_the_same_corpus() -> None:
    assert list(islice(pairs(5), 300)) == list(islice(pairs(5), 300))
    assert list(islice(pairs(5), 300)) != list(islice(pairs(6), 300))


def test_every_family_is_drawn() -> None:
    assert {pair.family for pair in islice(pairs(1), 3000)} == set(FAMILIES)


def test_sums_are_right() -> None:
    for pair in islice((p for p in pairs(2) if p.family == "sums"), 300):
        a, sign, b, equals, total = pair.answer.rstrip(".").split()
        values = {"+": int(a) + int(b), "-": int(a) - int(b), "*": int(a) * int(b)}
        assert equals == "="
        assert values[sign] == int(total)


def test_sorted_lists_are_sorted() -> None:
    for intent in intents():
        if intent.family != "sorting":
            continue
        rng = random.Random(3)
        for _ in range(100):
            _, answer = intent.draw(rng)
            items = answer.rstrip(".").split(", ")
            if intent.name == "words":
                assert items == sorted(items)
            else:
                numbers = [int(item) for item in items]
                assert numbers == sorted(numbers, reverse=intent.name == "numbers down")


def test_json_answers_are_json() -> None:
    for pair in islice((p for p in pairs(4) if p.family == "json"), 300):
        assert isinstance(json.loads(pair.answer), dict)


def test_every_intent_can_be_asked() -> None:
    rng = random.Random(0)
    for intent in intents():
        for _ in range(20):
            values, answer = intent.draw(rng)
            question = ask(intent, values, rng)
            assert question.strip()
            assert answer == answer.strip()
            assert not set("{}|") & set(question)


@pytest.mark.parametrize("phrase", ["(a|b", "a)", "[x"])
def test_a_stray_bracket_is_an_error(phrase: str) -> None:
    with pytest.raises(ValueError, match="phrase"):
        parse(phrase)


def test_folding_leaves_words_and_numbers() -> None:
    assert fold("What's  the 2nd, PLANET?") == fold("whats the 2nd planet")
    assert fold("kindly count to 5") == fold("count to 5")
