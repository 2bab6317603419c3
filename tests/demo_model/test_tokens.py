"""llama.cpp's tokens of the shipped vocabulary are those that the trainer's SentencePiece makes."""

from __future__ import annotations

from itertools import islice
from typing import Any

import cyinfer
import pytest
import sentencepiece

from demo_model.config import GGUF_PATH, VOCABULARY_PATH
from demo_model.corpus.generate import pairs
from demo_model.forms import INSTRUCT


@pytest.fixture(scope="module")
def processor() -> Any:
    return sentencepiece.SentencePieceProcessor(model_file=str(VOCABULARY_PATH))


def test_the_same_tokens(processor: Any) -> None:
    odd = ["", " ", "  a  ", "\n\n", "na\u00efve \u2603", "1 234,5", "{}[]<>@#", "<|im_start|>"]
    asked = [pair.question for pair in islice(pairs(11), 500)]
    filled = [INSTRUCT.replace("{prompt}", question) for question in asked[:200]]
    with cyinfer.Model(GGUF_PATH, ctx=256) as model:
        for text in [*odd, *asked, *filled]:
            assert model.tokenize(text, add_special=False) == processor.encode(text), text
