"""Parameters: defaults from one place, strict types, messages that name everything."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from cyinfer import Limits, ParameterError, Request, SamplingParams
from hypothesis import given
from hypothesis import strategies as st

DOCUMENTED = {
    "top_k": 40,
    "top_p": 0.95,
    "temperature": 0.2,
    "frequency_penalty": 0,
    "presence_penalty": 0,
    "repeat_penalty": 1.0,
    "tfs": 1.0,
}


def test_the_documented_defaults() -> None:
    params = SamplingParams()
    assert {name: getattr(params, name) for name in DOCUMENTED} == DOCUMENTED
    limits = Limits()
    assert (limits.max_tokens, limits.threads, limits.stop, limits.ctx) == (512, 4, (), None)


WRONG: list[tuple[str, Any, str]] = [
    ("top_k", "40", "top_k must be an integer of at least 0, got '40'"),
    ("top_k", True, "top_k must be an integer of at least 0, got true"),
    ("top_k", 1.5, "top_k must be an integer of at least 0, got 1.5"),
    ("top_k", -1, "top_k must be an integer of at least 0, got -1"),
    (
        "top_k",
        2**31,
        f"top_k must be an integer of at least 0 and at most {2**31 - 1}, got {2**31}",
    ),
    ("top_p", 1.1, "top_p must be a number of at least 0 and at most 1, got 1.1"),
    ("top_p", None, "top_p must be a number of at least 0 and at most 1, got null"),
    ("temperature", math.nan, "temperature must be a number"),
    ("temperature", math.inf, "temperature must be a number"),
    ("temperature", -0.1, "temperature must be a number of at least 0"),
    ("repeat_penalty", 0, "repeat_penalty must be a number of more than 0"),
    ("tfs", "0.5", "tfs must be a number"),
    ("seed", -2, "seed must be"),
    ("seed", 2**32 - 1, "seed must be"),
    ("mirostat", 3, "mirostat must be an integer of at least 0 and at most 2, got 3"),
    ("ignore_eos", 1, "ignore_eos must be true or false, got 1"),
    ("grammar", 5, "grammar must be a string or null, got 5"),
    ("grammar", "(" * 300, "grammar must be nested at most 256 parentheses deep"),
    ("grammar", "a" * 200_000, "grammar must be at most 131072 bytes long"),
    ("json_schema", [], "json_schema must be a JSON Schema object or null"),
    ("logit_bias", 5, "logit_bias must be an object of token id to number"),
    ("logit_bias", {"x": 1}, "logit_bias must be made of token ids"),
    ("logit_bias", [[1, True]], "logit_bias must be made of numbers"),
    ("logit_bias", [[1]], "logit_bias must be"),
    ("dry_sequence_breakers", "x", "dry_sequence_breakers must be a list of at most 64 strings"),
]


@pytest.mark.parametrize(("name", "value", "message"), WRONG, ids=lambda v: repr(v)[:20])
def test_a_wrong_value_names_field_value_and_what_is_allowed(
    name: str, value: Any, message: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        SamplingParams(**{name: value})
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_tokens", -2),
        ("max_tokens", "5"),
        ("stop", "word"),
        ("stop", [""]),
        ("stop", ["x" * 1025]),
        ("stop", ["x"] * 65),
        ("stop", [1]),
        ("ctx", 0),
        ("ctx", 1.5),
        ("threads", 0),
    ],
)
def test_a_wrong_limit_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ParameterError) as caught:
        Limits(**{name: value})
    assert caught.value.name == name


def test_a_whole_float_is_a_fine_int_and_numpy_scalars_are_what_they_hold() -> None:
    params = SamplingParams(top_k=40.0, temperature=np.float32(0.5), seed=np.int64(3))  # type: ignore[arg-type]
    assert (params.top_k, type(params.top_k)) == (40, int)
    assert (params.temperature, type(params.temperature)) == (0.5, float)
    assert (params.seed, type(params.seed)) == (3, int)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Limits, {"stop": ["a\ud800"]}),
        (SamplingParams, {"grammar": "\ud800"}),
        (SamplingParams, {"dry_sequence_breakers": ["\ud800"]}),
        (SamplingParams, {"dry_sequence_breakers": ["a\0b"]}),
    ],
)
def test_text_that_cannot_be_passed_on_is_refused(kind: Any, value: dict[str, Any]) -> None:
    with pytest.raises(ParameterError) as caught:
        kind(**value)
    assert caught.value.name in value


def test_a_schema_nested_too_deep_is_refused() -> None:
    schema: dict[str, Any] = {}
    for _ in range(100):
        schema = {"not": schema}
    with pytest.raises(ParameterError, match="nested at most 64 deep"):
        SamplingParams(json_schema=schema)


def test_grammar_and_schema_exclude_each_other() -> None:
    with pytest.raises(ParameterError, match="absent when json_schema is given"):
        SamplingParams(grammar='root ::= "a"', json_schema={})


def test_biases_in_both_spellings() -> None:
    assert SamplingParams(logit_bias={"5": 1, 6: -2.5}).biases() == [(5, 1.0), (6, -2.5)]
    assert SamplingParams(logit_bias=[[5, False]]).biases() == [(5, -math.inf)]


def test_a_template_without_a_slot_is_refused() -> None:
    with pytest.raises(
        ParameterError, match=r"template must be a text with at least one \{prompt}"
    ):
        Request(prompt="x", template="no slot")


@pytest.mark.parametrize("field", ["prompt", "template"])
def test_a_lone_surrogate_is_refused(field: str) -> None:
    with pytest.raises(ParameterError, match="lone surrogate"):
        Request(**{"prompt": "x", field: "\ud800{prompt}"})  # type: ignore[arg-type]


@given(st.dictionaries(st.sampled_from(list(DOCUMENTED)), st.floats() | st.integers() | st.text()))
def test_any_value_is_taken_or_refused_with_our_error(values: dict[str, Any]) -> None:
    refused = None
    try:
        params = SamplingParams(**values)
    except ParameterError as error:
        refused = error.name
    if refused is None:
        assert all(math.isfinite(getattr(params, name)) for name in DOCUMENTED)
    else:
        assert refused in values
