"""Real generation by the demo model: what each limit and parameter does."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import cyinfer
import pytest
from cyinfer import ContextOverflowError, Model, ParameterError

PLANETS = ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"]
QUESTION = "List the planets in the solar system"
GOLDEN = json.loads(
    (Path(__file__).resolve().parents[2] / "demo_model" / "golden.json").read_text("utf-8")
)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda g: f"{g['form']}-{g['prompt'][:24]}")
def test_greedy_output_is_the_golden_one(model: Model, golden: dict[str, Any]) -> None:
    done = model.generate(
        golden["prompt"],
        template=golden["template"],
        max_tokens=golden["max_tokens"],
        temperature=0,
    )
    assert done.tokens == golden["tokens"]
    assert done.text == golden["text"]


def test_the_planets_at_the_documented_defaults(model: Model) -> None:
    done = model.generate(QUESTION, seed=1)
    places = [done.text.index(planet) for planet in PLANETS]
    assert places == sorted(places)
    assert done.finish_reason == "eos"


def test_the_same_seed_gives_the_same_text_and_comes_back(model: Model) -> None:
    first, again, other = (
        model.generate("Tell me a story", temperature=1.5, seed=seed, max_tokens=40)
        for seed in (11, 11, 12)
    )
    assert first.tokens == again.tokens
    assert first.tokens != other.tokens
    assert first.seed == 11


def test_without_a_seed_the_random_one_repeats_the_text(model: Model) -> None:
    first = model.generate("Tell me a story", temperature=1.5, max_tokens=30)
    again = model.generate("Tell me a story", temperature=1.5, max_tokens=30, seed=first.seed)
    assert first.tokens == again.tokens
    assert first.seed != model.generate("Tell me a story", seed=-1, max_tokens=1).seed


def test_max_tokens_ends_as_length(model: Model) -> None:
    done = model.generate(QUESTION, max_tokens=3, temperature=0)
    assert (len(done.tokens), done.finish_reason) == (3, "length")
    assert done.stats.generated_tokens == 3


def test_max_tokens_zero_reads_the_prompt_only(model: Model) -> None:
    done = model.generate(QUESTION, max_tokens=0)
    assert (done.text, done.tokens, done.finish_reason) == ("", [], "length")
    assert done.stats.thinking_time > 0
    assert (done.stats.emit_time, done.stats.tokens_per_second) == (0, 0)


def test_a_generation_that_fills_the_window_ends_as_length(model: Model) -> None:
    n_prompt = len(model.tokenize(QUESTION))
    done = model.generate(QUESTION, ctx=n_prompt + 4, max_tokens=-1, temperature=0)
    assert (len(done.tokens), done.finish_reason) == (4, "length")


def test_minus_one_goes_up_to_the_end_of_the_window(model: Model) -> None:
    done = model.generate("x", ctx=64, max_tokens=-1, ignore_eos=True)
    assert done.stats.prompt_tokens + len(done.tokens) == 64


def test_a_prompt_as_long_as_the_window_leaves_no_room(model: Model) -> None:
    n_prompt = len(model.tokenize(QUESTION))
    assert model.generate(QUESTION, ctx=n_prompt).finish_reason == "length"
    with pytest.raises(ContextOverflowError, match=f"{n_prompt} tokens.* {n_prompt - 1}: .*ctx"):
        model.generate(QUESTION, ctx=n_prompt - 1)


def test_a_stop_string_is_cut_and_its_tokens_count(model: Model) -> None:
    whole = model.generate(QUESTION, temperature=0)
    done = model.generate(QUESTION, temperature=0, stop=["Jupiter"])
    assert done.text == whole.text[: whole.text.index("Jupiter")]
    assert done.finish_reason == "stop"
    assert model.detokenize(done.tokens).startswith(done.text)
    assert len(model.detokenize(done.tokens)) > len(done.text)


def test_a_stop_string_is_literal(model: Model) -> None:
    assert model.generate(QUESTION, temperature=0, stop=[".*"]).finish_reason == "eos"


def test_a_list_gives_a_list(model: Model) -> None:
    prompts = [QUESTION, "What is the capital of France?"]
    together = model.generate(prompts, temperature=0, max_tokens=24)
    alone = [model.generate(one, temperature=0, max_tokens=24) for one in prompts]
    assert [one.tokens for one in together] == [one.tokens for one in alone]


def test_a_stream_gives_the_same_text_in_rising_chunks(model: Model) -> None:
    with model.stream(QUESTION, temperature=0) as stream:
        chunks = list(stream)
        done = stream.result()
    assert "".join(chunk.text for chunk in chunks) == done.text
    indices = [chunk.index for chunk in chunks]
    assert indices == sorted(set(indices))
    assert len(chunks) > 5
    assert done.tokens == model.generate(QUESTION, temperature=0).tokens


def test_two_open_streams_do_not_disturb_each_other(model: Model) -> None:
    alone = model.generate(QUESTION, temperature=0, max_tokens=20).text
    with (
        model.stream(QUESTION, temperature=0, max_tokens=20) as one,
        model.stream(QUESTION, temperature=0, max_tokens=20) as two,
    ):
        texts = ["", ""]
        for first, second in zip(one, two, strict=True):
            texts[0] += first.text
            texts[1] += second.text
    assert texts == [alone, alone]


def test_a_character_of_several_tokens_arrives_whole(model: Model) -> None:
    grammar = 'root ::= "日本語 €"'
    with model.stream("x", grammar=grammar, max_tokens=40) as stream:
        chunks = [chunk.text for chunk in stream]
        tokens = stream.result().tokens
    assert "".join(chunks) == "日本語 €"
    assert len(tokens) > len(chunks)
    assert all("\ufffd" not in chunk for chunk in chunks)


def test_a_character_cut_by_max_tokens_becomes_a_replacement_character(model: Model) -> None:
    done = model.generate("x", grammar='root ::= "日"', max_tokens=2)
    assert done.text == "\ufffd"


def test_a_stop_string_of_several_tokens_is_found(model: Model) -> None:
    done = model.generate("x", grammar='root ::= "ab日本cd"', stop=["日本"], max_tokens=40)
    assert (done.text, done.finish_reason) == ("ab", "stop")


def test_a_json_schema_is_followed(model: Model) -> None:
    schema = {
        "type": "object",
        "properties": {"name": {"type": "string", "maxLength": 8}, "age": {"type": "integer"}},
        "required": ["name", "age"],
    }
    done = model.generate("x", json_schema=schema, seed=3, max_tokens=200)
    value = json.loads(done.text)
    assert isinstance(value["name"], str)
    assert isinstance(value["age"], int)


def test_log_probabilities_are_those_of_the_whole_vocabulary(model: Model) -> None:
    done = model.generate(QUESTION, temperature=0, max_tokens=5, n_probs=model.n_vocab // 20)
    assert len(done.probs) == 5
    for token, entry in zip(done.tokens, done.probs, strict=True):
        assert entry.id == token == entry.top_logprobs[0].id
        values = [top.logprob for top in entry.top_logprobs]
        assert values == sorted(values, reverse=True)
        assert 0.5 < sum(math.exp(value) for value in values) <= 1 + 1e-5


def test_an_unknown_parameter_is_named(model: Model) -> None:
    with pytest.raises(ParameterError, match="topk must be left out"):
        model.generate("x", topk=5)


@pytest.mark.parametrize(
    "bad",
    [
        {"grammar": "root ::= ("},
        {"grammar": 'other ::= "x"'},
        {"grammar": "root ::= root"},
        {"grammar": 'root ::= "a\0b"'},
        {"json_schema": {"type": "nonsense"}},
        {"json_schema": {"$ref": "#/nowhere"}},
        {"logit_bias": {"1000000": 1}},
        {"ctx": 2**31 - 1},
    ],
    ids=repr,
)
def test_what_cannot_be_done_is_one_line_and_leaves_the_model_usable(
    model: Model, bad: dict[str, Any]
) -> None:
    with pytest.raises(cyinfer.CyinferError) as caught:
        model.generate("x", **bad)
    assert "\n" not in str(caught.value)
    assert model.generate("x", max_tokens=2, ignore_eos=True).stats.generated_tokens == 2


def test_biases_that_leave_no_token_are_an_error(model: Model) -> None:
    nothing = [[token, False] for token in range(model.n_vocab)]
    with pytest.raises(cyinfer.SamplingError, match="no token is allowed"):
        model.generate("x", logit_bias=nothing)
