"""Every sampling parameter changes what it says it changes."""

from __future__ import annotations

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


def test_typical_p_changes_the_choice(model: Model) -> None:
    plain = [model.generate(PROMPT, seed=s, temperature=2, max_tokens=8).tokens for s in range(5)]
    typical = [
        model.generate(PROMPT, seed=s, temperature=2, max_tokens=8, typical_p=0.2).tokens
        for s in range(5)
    ]
    assert plain != typical


def test_xtc_drops_the_likeliest(model: Model) -> None:
    best = model.generate(PROMPT, temperature=0, max_tokens=1).tokens
    for seed in range(5):
        done = model.generate(
            PROMPT,
            seed=seed,
            max_tokens=1,
            temperature=5.0,
            top_k=2,
            top_p=1.0,
            xtc_probability=1.0,
            xtc_threshold=0.0001,
        )
        assert done.tokens != best


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
