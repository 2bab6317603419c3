"""Every sampling parameter changes what it says it changes."""

from __future__ import annotations

import math
from typing import Any

import pytest
from cyinfer import Model

PROMPT = "Tell me a story"


def distinct(model: Model, seeds: int = 30, **parameters: Any) -> int:
    """How many different first tokens some seeds give at a high temperature."""
    wild = {"temperature": 5.0, "top_k": 0, "top_p": 1.0, "max_tokens": 1, "ignore_eos": True}
    return len(
        {
            model.generate(PROMPT, seed=seed, **{**wild, **parameters}).tokens[0]
            for seed in range(seeds)
        }
    )


@pytest.mark.parametrize(
    "narrow",
    [
        {"top_k": 1},
        {"top_p": 0.0},
        {"temperature": 0.0},
        {"temperature": 0.01},
        {"temperature": 1e-40},
        {"tfs": 0.0},
        {"min_p": 1.0},
        {"top_n_sigma": 0.001},
        {"mirostat": 2, "mirostat_tau": 0.01},
        {"mirostat": 1, "mirostat_tau": 0.01},
    ],
    ids=repr,
)
def test_at_its_narrowest_a_filter_leaves_one_token(model: Model, narrow: dict[str, Any]) -> None:
    assert distinct(model) > 15
    assert distinct(model, seeds=10, **narrow) == 1


def test_top_k_keeps_k(model: Model) -> None:
    assert distinct(model, seeds=60, top_k=3) == 3


def test_tfs_narrows_between_its_ends(model: Model) -> None:
    counts = [distinct(model, seeds=40, tfs=z, temperature=2.0) for z in (0.05, 0.5, 1.0)]
    assert counts == sorted(counts)
    assert counts[0] < counts[2]


def shaped(model: Model, probabilities: list[float]) -> tuple[list[int], dict[int, float]]:
    """Token ids, and the biases that give them these probabilities as the first token."""
    first = model.generate(PROMPT, temperature=0, max_tokens=1, n_probs=100).probs[0]
    chosen = first.top_logprobs[: len(probabilities)]
    biases = {
        entry.id: 500 + math.log(probability) - entry.logprob
        for entry, probability in zip(chosen, probabilities, strict=True)
    }
    return [entry.id for entry in chosen], biases


def first_tokens(model: Model, biases: dict[int, float], **parameters: Any) -> set[int]:
    """The first tokens of many seeds."""
    settings = {"temperature": 1.0, "top_k": 0, "top_p": 1.0, "logit_bias": biases}
    return {
        token
        for seed in range(60)
        for token in model.generate(
            PROMPT, seed=seed, max_tokens=1, ignore_eos=True, **{**settings, **parameters}
        ).tokens
    }


def test_typical_p_drops_a_likeliest_token_that_is_not_typical(model: Model) -> None:
    # One token of 0.4 and sixty of 0.01: the surprise of the sixty is nearer to the entropy.
    ids, biases = shaped(model, [0.4] + [0.01] * 60)
    assert ids[0] in first_tokens(model, biases)
    assert ids[0] not in first_tokens(model, biases, typical_p=0.5)


def test_xtc_drops_every_likely_token_but_the_least_likely_of_them(model: Model) -> None:
    ids, biases = shaped(model, [0.5, 0.3, 0.15, 0.05])
    assert {ids[0], ids[1]} <= first_tokens(model, biases)
    kept = first_tokens(model, biases, xtc_probability=1.0, xtc_threshold=0.1)
    assert kept == {ids[2], ids[3]}
    assert first_tokens(model, biases, xtc_probability=1.0, xtc_threshold=0.6) >= {ids[0], ids[1]}


def test_the_draw_follows_the_probabilities(model: Model) -> None:
    ids, biases = shaped(model, [0.7, 0.3])
    settings: dict[str, Any] = {"temperature": 1.0, "logit_bias": biases, "max_tokens": 1}
    drawn = [model.generate(PROMPT, seed=seed, **settings).tokens for seed in range(400)]
    assert 0.6 < drawn.count([ids[0]]) / 400 < 0.8


def test_a_logit_bias_forces_and_bans(model: Model) -> None:
    best = model.generate(PROMPT, temperature=0, max_tokens=1).tokens[0]
    other = (best + 1) % model.n_vocab
    forced = model.generate(PROMPT, temperature=0, max_tokens=1, logit_bias={other: 1000.0})
    assert forced.tokens in ([other], [])
    banned = model.generate(PROMPT, temperature=0, max_tokens=1, logit_bias=[[best, False]])
    assert banned.tokens != [best]


def test_ignore_eos_never_ends(model: Model) -> None:
    assert model.generate("What is the capital of France?", temperature=0).finish_reason == "eos"
    done = model.generate(
        "What is the capital of France?", temperature=0, ignore_eos=True, max_tokens=100
    )
    assert (done.finish_reason, len(done.tokens)) == ("length", 100)


def most_repeated(tokens: list[int]) -> int:
    """How often the commonest token occurs."""
    return max(tokens.count(token) for token in set(tokens))


@pytest.mark.parametrize(
    "penalty",
    [
        {"frequency_penalty": 100.0},
        {"presence_penalty": 100.0},
        {"repeat_penalty": 1e6},
    ],
    ids=repr,
)
def test_each_penalty_stops_repetition(model: Model, penalty: dict[str, Any]) -> None:
    settings: dict[str, Any] = {"temperature": 0, "ignore_eos": True, "max_tokens": 48}
    plain = model.generate(PROMPT, **settings)
    assert most_repeated(plain.tokens) > 1
    done = model.generate(PROMPT, **settings, **penalty, repeat_last_n=-1)
    assert most_repeated(done.tokens) == 1


def test_repeat_last_n_zero_switches_penalties_off(model: Model) -> None:
    settings: dict[str, Any] = {"temperature": 0, "ignore_eos": True, "max_tokens": 32}
    plain = model.generate(PROMPT, **settings)
    done = model.generate(PROMPT, **settings, presence_penalty=100.0, repeat_last_n=0)
    assert done.tokens == plain.tokens


def test_the_penalties_see_the_prompt(model: Model) -> None:
    letter = model.tokenize("z", add_special=False)[-1]
    settings: dict[str, Any] = {"temperature": 0, "max_tokens": 1, "logit_bias": {letter: 60.0}}
    assert model.generate("qzq", **settings).tokens == [letter]
    assert model.generate("qzq", **settings, presence_penalty=100.0).tokens != [letter]
    assert model.generate("qqq", **settings, presence_penalty=100.0).tokens == [letter]


def test_dry_breaks_a_loop(model: Model) -> None:
    loop = "qzqzqzqzqzqzqzq"
    letter = model.tokenize("z", add_special=False)[-1]
    settings: dict[str, Any] = {"temperature": 0, "max_tokens": 1, "logit_bias": {letter: 60.0}}
    assert model.generate(loop, **settings).tokens == [letter]
    assert model.generate(loop, **settings, dry_multiplier=50.0).tokens != [letter]
    assert model.generate(loop, **settings, dry_multiplier=50.0, dry_penalty_last_n=2).tokens == [
        letter
    ]


def test_dynamic_temperature_changes_the_draw(model: Model) -> None:
    def texts(**extra: Any) -> list[list[int]]:
        return [
            model.generate(PROMPT, seed=s, temperature=2.0, max_tokens=10, **extra).tokens
            for s in range(4)
        ]

    assert texts() != texts(dynatemp_range=2.0)
    assert texts(dynatemp_range=2.0) != texts(dynatemp_range=2.0, dynatemp_exponent=5.0)
