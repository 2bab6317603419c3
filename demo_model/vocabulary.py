"""Trains and loads the SentencePiece vocabulary.

llama.cpp tokenises with the pieces and scores alone, so the vocabulary must not lean on anything
else that SentencePiece does: no normalisation, no dummy prefix, no merging of spaces.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import sentencepiece as spm

from .config import SEED, SHAPE
from .corpus.generate import pairs
from .forms import END, TURN

SAMPLE = 150_000


def train_vocabulary(folder: Path) -> Path:
    """Train the vocabulary on a sample of the corpus; returns the model's path."""
    folder.mkdir(parents=True, exist_ok=True)
    sentences = []
    for pair in islice(pairs(SEED + 7), SAMPLE):
        sentences.append(pair.question)
        sentences.append(pair.answer)
    # The templates' words get pieces of their own; their share in the corpus is large.
    sentences += ["### Instruction: ", "### Response:", "assistant", "user", "system"] * 4000
    prefix = folder / "vocabulary"
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_prefix=str(prefix),
        vocab_size=SHAPE.vocab,
        model_type="bpe",
        byte_fallback=True,
        split_digits=True,
        add_dummy_prefix=False,
        remove_extra_whitespaces=False,
        normalization_rule_name="identity",
        allow_whitespace_only_pieces=False,
        character_coverage=1.0,
        max_sentence_length=20_000,
        unk_id=0,
        bos_id=1,
        eos_id=2,
        pad_id=-1,
        control_symbols=[TURN, END],
        num_threads=1,
        minloglevel=1,
    )
    return prefix.with_suffix(".model")


class Vocabulary:
    """Text to tokens and back, as llama.cpp does it."""

    def __init__(self, path: Path) -> None:
        self.processor = spm.SentencePieceProcessor(model_file=str(path))
        self.bos = int(self.processor.bos_id())
        self.eos = int(self.processor.eos_id())
        self.turn = int(self.processor.piece_to_id(TURN))
        self.end = int(self.processor.piece_to_id(END))

    def __len__(self) -> int:
        return int(self.processor.vocab_size())

    def plain(self, text: str) -> list[int]:
        """Tokens of text in which nothing is a control token."""
        return [int(token) for token in self.processor.encode(text)]

    def with_control(self, text: str) -> list[int]:
        """Tokens of text whose control words are control tokens, each side cut apart there."""
        tokens: list[int] = []
        for i, part in enumerate(text.split(TURN)):
            if i:
                tokens.append(self.turn)
            for j, piece in enumerate(part.split(END)):
                if j:
                    tokens.append(self.end)
                tokens += self.plain(piece)
        return tokens

    def text(self, tokens: list[int]) -> str:
        """The text of tokens."""
        return str(self.processor.decode(tokens))
