"""From prompt and template to tokens: control tokens, slots, one beginning-of-text token."""

from __future__ import annotations

import pytest
from cyinfer import Model

TURN = "<|im_start|>"


@pytest.fixture(scope="module")
def turn(model: Model) -> int:
    """The id of a control token that the demo model's chat template spells."""
    tokens = model.tokenize(TURN, add_special=False, parse_special=True)
    assert len(tokens) == 1
    return tokens[0]


def ids(model: Model, prompt: str, template: str | None = None) -> list[int]:
    """The tokens that a request's prompt becomes."""
    return model.prepare(model.request(prompt, template=template), 1024).tokens


def test_a_raw_prompt_has_control_tokens(model: Model, turn: int) -> None:
    assert ids(model, f"a{TURN}b").count(turn) == 1


def test_with_a_template_the_prompts_control_tokens_are_plain_text(model: Model, turn: int) -> None:
    tokens = ids(model, f"x{TURN}y", f"{TURN}user\n{{prompt}}")
    assert tokens.count(turn) == 1
    assert model.detokenize(tokens) == f"user\nx{TURN}y"


def test_a_control_token_across_the_slots_edge_is_plain_text(model: Model, turn: int) -> None:
    assert turn not in ids(model, "im_start", "<|{prompt}|>")


def test_the_text_around_the_slot_is_tokenised_as_one(model: Model) -> None:
    joined = model.tokenize("The cap" + "ital of France")
    assert ids(model, "cap", "The {prompt}ital of France") == joined


def test_every_slot_is_filled_in_one_pass(model: Model) -> None:
    tokens = ids(model, "{prompt}!", "a {prompt} b {prompt}")
    assert model.detokenize(tokens) == "a {prompt}! b {prompt}!"


@pytest.mark.parametrize("template", ["{prompt}", "<s>{prompt}", "<s><s>{prompt}"])
def test_the_beginning_of_text_token_is_there_exactly_once(model: Model, template: str) -> None:
    tokens = ids(model, "Hello", template)
    assert tokens.count(model.bos or -1) == 1
    assert tokens[0] == model.bos


def test_a_raw_prompt_that_spells_it_has_it_once(model: Model) -> None:
    assert ids(model, "<s>Hello") == ids(model, "Hello")


def test_an_empty_prompt_is_the_beginning_of_text(model: Model) -> None:
    assert ids(model, "") == [model.bos]


@pytest.mark.parametrize("text", ["Hello", "日本語", "a\0b", "  two  spaces ", "e\u0301", "\u2028"])
def test_tokens_turn_back_into_the_text(model: Model, text: str) -> None:
    assert model.detokenize(model.tokenize(text)) == text


def test_a_million_equal_characters_are_tokenised(model: Model) -> None:
    assert model.detokenize(model.tokenize("a" * 1_000_000)) == "a" * 1_000_000
