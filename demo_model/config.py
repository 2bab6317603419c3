"""Sizes, seeds and places that every part of the demo model's making shares."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
SHIPPED = REPOSITORY / "pyext" / "cyinfer" / "demo"
GGUF_PATH = SHIPPED / "cyinfer-demo.gguf"
SHA_PATH = SHIPPED / "cyinfer-demo.gguf.sha256"
CARD_PATH = SHIPPED / "MODEL_CARD.md"
HELDOUT_PATH = HERE / "heldout.jsonl"
# The SentencePiece model of the shipped GGUF, kept to check llama.cpp's tokens against.
VOCABULARY_PATH = HERE / "vocabulary.model"
GOLDEN_PATH = HERE / "golden.json"
# Checkpoints and the corpus are large and can be made again, so they stay out of the repository.
WORK = HERE / "out"

SEED = 20_25


@dataclass(frozen=True)
class Shape:
    """The model's sizes.

    Q8_0 and the wider block formats of GGUF want rows that are multiples of 256, so the width and
    the feed-forward length are.
    """

    vocab: int = 1024
    width: int = 256
    layers: int = 6
    heads: int = 4
    kv_heads: int = 2
    feed_forward: int = 512
    context: int = 2048
    rope_base: float = 10_000.0
    norm_eps: float = 1e-5

    @property
    def head_size(self) -> int:
        """The width of one attention head."""
        return self.width // self.heads

    @property
    def kv_width(self) -> int:
        """The width of all key heads together."""
        return self.head_size * self.kv_heads

    def parameters(self) -> int:
        """The number of weights; the output matrix is the embedding, counted once."""
        attention = 2 * self.width * self.width + 2 * self.width * self.kv_width
        feed_forward = 3 * self.width * self.feed_forward
        norms = 2 * self.width
        per_layer = attention + feed_forward + norms
        return self.vocab * self.width + self.layers * per_layer + self.width


SHAPE = Shape()
