"""The body of POST /completion, field by field: defaults, types, ranges, warnings."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cyinfer.errors import ParameterError
from cyinfer.request import Limits
from cyinfer.sampling.params import SamplingParams
from cyinfer_server.http_errors import HttpError
from cyinfer_server.order import Defaults, Order, read_order

DEFAULTS = Defaults(threads=4, usable_cpus=8)


def order(defaults: Defaults = DEFAULTS, **fields: Any) -> Order:
    return read_order(json.dumps({"prompt": "Hello"} | fields).encode(), defaults)


def refusal(body: bytes | dict[str, Any]) -> str:
    """The message of the 400 that a body gets."""
    data = body if isinstance(body, bytes) else json.dumps({"prompt": "Hello"} | body).encode()
    with pytest.raises((HttpError, ParameterError)) as caught:
        read_order(data, DEFAULTS)
    if isinstance(caught.value, HttpError):
        assert caught.value.status == 400
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 500
    return message


def test_the_defaults_are_the_documented_ones() -> None:
    plain = order()
    params, limits = plain.request.params, plain.request.limits
    assert plain.request.prompt == "Hello"
    assert plain.request.template is None
    assert (plain.model, plain.stream, plain.warnings) == (None, False, ())
    assert (limits.ctx, limits.threads, limits.max_tokens, limits.stop) == (None, 4, 512, ())
    assert (params.top_k, params.top_p, params.temperature) == (40, 0.95, 0.2)
    assert (params.frequency_penalty, params.presence_penalty) == (0, 0)
    assert (params.repeat_penalty, params.tfs) == (1.0, 1.0)


def test_every_documented_field_arrives() -> None:
    full = order(
        template="Q: {prompt} A:",
        stream=True,
        model={"name": "m", "ctx": 256},
        threads=2,
        max_tokens=9,
        top_k=3,
        top_p=0.5,
        temperature=0.7,
        frequency_penalty=0.1,
        presence_penalty=0.2,
        repeat_penalty=1.3,
        tfs=0.9,
        stop=["a", "b"],
    )
    assert full.request.template == "Q: {prompt} A:"
    assert (full.model, full.stream, full.warnings) == ("m", True, ())
    assert full.request.limits == Limits(ctx=256, threads=2, max_tokens=9, stop=("a", "b"))
    assert full.request.params == SamplingParams(
        top_k=3,
        top_p=0.5,
        temperature=0.7,
        frequency_penalty=0.1,
        presence_penalty=0.2,
        repeat_penalty=1.3,
        tfs=0.9,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("min_p", 0.1),
        ("typical_p", 0.5),
        ("top_n_sigma", 1.5),
        ("xtc_probability", 0.5),
        ("xtc_threshold", 0.2),
        ("dry_multiplier", 0.8),
        ("dry_base", 2.0),
        ("dry_allowed_length", 3),
        ("dry_penalty_last_n", 10),
        ("dynatemp_range", 0.1),
        ("dynatemp_exponent", 2.0),
        ("mirostat", 2),
        ("mirostat_tau", 4.0),
        ("mirostat_eta", 0.2),
        ("repeat_last_n", 32),
        ("seed", 42),
        ("ignore_eos", True),
        ("grammar", 'root ::= "a"'),
        ("json_schema", {"type": "object"}),
        ("n_probs", 3),
    ],
)
def test_fields_beyond_the_documented_go_by_llama_cpps_names(name: str, value: Any) -> None:
    read = order(**{name: value})
    assert getattr(read.request.params, name) == value
    assert read.warnings == ()


def test_logit_bias_is_read_in_both_spellings() -> None:
    assert order(logit_bias={"5": 1.5}).request.params.biases() == [(5, 1.5)]
    assert order(logit_bias=[[5, False]]).request.params.biases() == [(5, float("-inf"))]


def test_a_float_without_a_fraction_is_a_fine_int() -> None:
    assert order(top_k=40.0).request.params.top_k == 40


def test_an_int_is_a_fine_float() -> None:
    assert order(temperature=1).request.params.temperature == 1.0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("prompt", 5),
        ("prompt", None),
        ("prompt", ["a"]),
        ("template", 5),
        ("stream", "true"),
        ("stream", 1),
        ("isolated", "yes"),
        ("model", 5),
        ("model", ["m"]),
        ("ctx", "512"),
        ("ctx", 0),
        ("ctx", -1),
        ("ctx", 1.5),
        ("ctx", 2**31),
        ("threads", True),
        ("threads", 0),
        ("threads", "4"),
        ("max_tokens", "9"),
        ("max_tokens", -2),
        ("max_tokens", 1.5),
        ("max_tokens", None),
        ("top_k", True),
        ("top_k", "40"),
        ("top_k", -1),
        ("top_k", 40.5),
        ("top_p", "0.9"),
        ("top_p", 1.5),
        ("top_p", -0.1),
        ("temperature", "hot"),
        ("temperature", -1),
        ("temperature", False),
        ("frequency_penalty", []),
        ("presence_penalty", {}),
        ("repeat_penalty", 0),
        ("tfs", 2),
        ("tfs", "1"),
        ("stop", "text"),
        ("stop", [5]),
        ("stop", None),
        ("seed", "x"),
        ("logit_bias", 5),
        ("logit_bias", {"a": 1}),
        ("grammar", 5),
        ("json_schema", "x"),
        ("n_probs", -1),
        ("top_k", 10**30),
    ],
)
def test_a_wrong_type_or_range_names_the_field_and_what_is_allowed(field: str, value: Any) -> None:
    message = refusal({field: value})
    assert field in message
    assert "must be" in message


def test_the_refused_value_is_in_the_message() -> None:
    assert refusal({"top_k": "forty"}) == ("top_k must be an integer of at least 0, got 'forty'")
    assert "got true" in refusal({"top_k": True})
    assert "got 1.5" in refusal({"top_p": 1.5})


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_nan_and_infinities_are_refused(number: str) -> None:
    refusal(b'{"prompt": "x", "temperature": ' + number.encode() + b"}")


def test_a_missing_prompt_is_called_missing() -> None:
    with pytest.raises(HttpError, match="prompt is missing"):
        read_order(b"{}", DEFAULTS)


def test_an_empty_prompt_is_a_prompt() -> None:
    assert order(prompt="").request.prompt == ""


def test_a_template_without_a_slot_is_refused() -> None:
    assert "{prompt}" in refusal({"template": "no slot"})
    assert "{prompt}" in refusal({"template": ""})


@pytest.mark.parametrize(
    ("stop", "said"),
    [(["x"] * 65, "64"), ([""], "1"), (["x" * 1025], "1024"), (["é" * 513], "1024")],
)
def test_stop_has_at_most_64_strings_of_1_to_1024_bytes(stop: list[str], said: str) -> None:
    assert said in refusal({"stop": stop})


def test_stop_may_have_64_strings_of_1024_bytes() -> None:
    assert len(order(stop=["x" * 1024] * 64).request.limits.stop) == 64


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"{", "not JSON"),
        (b"prompt=Hello", "not JSON"),
        (b"[1]", "a list"),
        (b'"text"', "a string"),
        (b"5", "a number"),
        (b"true", "true or false"),
        (b"null", "null"),
        (b'{"prompt": "\xff"}', "UTF-8"),
        (b'{"prompt": "\xed\xa0\x80"}', "UTF-8"),
        (b'{"prompt": "\\ud800"}', "not JSON"),
        (b'{"prompt": "\\ud800x and more text"}', "not JSON"),
        (b'{"prompt": "a", "b": ' + b"[" * 1_000_000, "nested"),
        (b'{"a":' * 1_000_000, "nested"),
    ],
)
def test_a_body_that_is_no_json_object_is_refused(body: bytes, said: str) -> None:
    assert said in refusal(body)


@pytest.mark.parametrize("depth", [100, 500, 800, 900, 950, 990, 1000, 5000])
@pytest.mark.parametrize("field", ["prompt", "stop", "json_schema", "logit_bias"])
def test_no_depth_of_nesting_is_a_fault_of_the_server(field: str, depth: int) -> None:
    deep = b"[" * depth + b"]" * depth
    start = b'{"' if field == "prompt" else b'{"prompt": "x", "'
    refusal(start + field.encode() + b'": ' + deep + b"}")


def test_the_documented_curl_as_printed_is_told_about_its_backslash() -> None:
    body = (
        b'{"prompt": "List the planets in the solar system", "template": \\\n'
        b'"### Instruction: {prompt}\\n### Response:"}'
    )
    message = refusal(body)
    assert "backslash" in message
    assert "line break" in message
    assert "Remove" in message
    mended = body.replace(b"\\\n", b"\n")
    assert read_order(mended, DEFAULTS).request.template == (
        "### Instruction: {prompt}\n### Response:"
    )


def test_a_backslash_elsewhere_is_not_blamed() -> None:
    assert "backslash" not in refusal(b'{"prompt": "a\\n",\n}')


def test_n_predict_and_tfs_z_are_read_as_max_tokens_and_tfs() -> None:
    read = order(n_predict=7, tfs_z=0.5)
    assert (read.request.limits.max_tokens, read.request.params.tfs) == (7, 0.5)
    assert read.warnings == ()


def test_of_two_spellings_the_documented_one_wins_and_a_warning_says_so() -> None:
    read = order(n_predict=7, max_tokens=8)
    assert read.request.limits.max_tokens == 8
    assert read.warnings == ("n_predict was ignored: max_tokens was sent too and wins",)


def test_an_error_names_the_spelling_that_was_sent() -> None:
    assert refusal({"n_predict": "x"}).startswith("n_predict must be")
    assert refusal({"tfs_z": 2}).startswith("tfs_z must be")


def test_an_unknown_field_is_named_in_warnings() -> None:
    read = order(temprature=1, model={"name": "m", "contex": 5})
    assert read.warnings == (
        "unknown field 'temprature' was ignored",
        "unknown field model.'contex' was ignored",
    )


def test_many_or_long_unknown_fields_make_a_short_list() -> None:
    unknown: dict[str, Any] = dict.fromkeys([f"x{n}{'y' * 1000}" for n in range(1000)], 1)
    read = order(**unknown)
    assert len(read.warnings) == 33
    assert read.warnings[-1] == "968 more unknown fields were ignored"
    assert max(map(len, read.warnings)) < 120


def test_model_is_an_object_or_a_plain_string() -> None:
    assert order(model="m").model == "m"
    assert order(model={"name": "m"}).model == "m"
    assert order(model=None).model is None
    assert order(model={}).model is None
    assert "model.name" in refusal({"model": {"name": 5}})
    assert "model.ctx" in refusal({"model": {"ctx": "x"}})
    assert refusal({"model": 5}) == "model must be an object {name, ctx} or a string, got 5"


def test_model_ctx_wins_over_ctx() -> None:
    assert order(ctx=100).request.limits.ctx == 100
    assert order(model={"ctx": 200}).request.limits.ctx == 200
    same = order(ctx=200, model={"ctx": 200})
    assert (same.request.limits.ctx, same.warnings) == (200, ())
    both = order(ctx=100, model={"ctx": 200})
    assert both.request.limits.ctx == 200
    assert both.warnings == ("ctx 100 was ignored: model.ctx 200 was sent too and wins",)


def test_threads_default_is_clamped_in_silence_and_a_sent_value_with_a_warning() -> None:
    small = Defaults(threads=4, usable_cpus=2)
    quiet = order(small)
    assert (quiet.request.limits.threads, quiet.warnings) == (2, ())
    sent = order(small, threads=64)
    assert sent.request.limits.threads == 2
    assert sent.warnings == ("threads 64 was lowered to 2: this process may use 2 processors",)
    assert order(small, threads=1).request.limits.threads == 1


def test_isolated_is_accepted() -> None:
    assert order(isolated=True).warnings == ()
