"""The GGUF in the package: whole, small, and answering as recorded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import cyinfer
import pytest

from demo_model.config import GGUF_PATH, GOLDEN_PATH, SHA_PATH, SHAPE
from demo_model.evaluate import names_the_planets
from demo_model.forms import CHAT_TEMPLATE, END, EVALUATED, TURN


@pytest.fixture(scope="module")
def model() -> Iterator[Any]:
    with cyinfer.Model(GGUF_PATH, ctx=1024) as opened:
        yield opened


def test_the_sum_is_the_files() -> None:
    digest = hashlib.sha256(GGUF_PATH.read_bytes()).hexdigest()
    assert SHA_PATH.read_text(encoding="utf-8") == f"{digest}  {GGUF_PATH.name}\n"


def test_it_is_small(model: Any) -> None:
    assert GGUF_PATH.stat().st_size <= 5_000_000
    assert 2_000_000 <= model.n_params <= 4_000_000
    assert model.n_params == SHAPE.parameters()


def test_its_rows_suit_every_block_format() -> None:
    assert SHAPE.width % 256 == 0
    assert SHAPE.feed_forward % 256 == 0
    assert SHAPE.head_size == 64


def test_its_metadata(model: Any) -> None:
    assert model.metadata["general.architecture"] == "llama"
    assert model.metadata["general.license"] == "MIT"
    assert int(model.metadata["llama.context_length"]) >= 1024
    assert model.chat_template == CHAT_TEMPLATE


def test_the_vocabulary_has_every_byte(model: Any) -> None:
    pieces = {model.token_to_piece(token) for token in range(model.n_vocab)}
    assert {bytes([value]) for value in range(256)} <= pieces


def test_any_text_survives_its_tokens(model: Any) -> None:
    for text in ("Hello", "  two  spaces ", "a\nb\t", "caf\u00e9 \u4e16\u754c \U0001f680", "1234"):
        assert model.detokenize(model.tokenize(text, add_special=False)) == text


def test_one_beginning_and_control_tokens_where_asked(model: Any) -> None:
    tokens = model.tokenize(f"{TURN}user", parse_special=True)
    assert tokens.count(model.bos) == 1
    assert tokens[0] == model.bos
    assert len(model.tokenize(TURN, add_special=False, parse_special=True)) == 1
    assert len(model.tokenize(TURN, add_special=False)) > 1
    (end,) = model.tokenize(END, add_special=False, parse_special=True)
    assert model.is_eog(end)


@pytest.mark.parametrize("form", EVALUATED)
def test_it_names_the_planets(model: Any, form: str) -> None:
    done = model.generate(
        "List the planets in the solar system", template=EVALUATED[form], max_tokens=64, seed=1
    )
    assert names_the_planets(done.text)
    assert done.finish_reason == "eos"


def test_the_golden_outputs_are_those_of_the_committed_form() -> None:
    golden = json.loads(GOLDEN_PATH.read_text(encoding="utf-8"))
    assert {case["form"] for case in golden} == set(EVALUATED)
    assert all(case["template"] == EVALUATED[case["form"]] for case in golden)


def test_the_golden_texts(model: Any) -> None:
    """Short answers are the same on every machine; a long story may drift in its last digits."""
    golden = json.loads(GOLDEN_PATH.read_text(encoding="utf-8"))
    for case in golden:
        if case["max_tokens"] > 64:
            continue
        done = model.generate(
            case["prompt"],
            template=case["template"],
            max_tokens=case["max_tokens"],
            temperature=0.0,
        )
        assert done.text == case["text"], case["prompt"]
