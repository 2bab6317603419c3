"""A small Llama in PyTorch, laid out so that llama.cpp computes the same numbers.

llama.cpp's `llama` architecture turns neighbouring pairs (0, 1), (2, 3), ... of each head in its
rotary embedding. The trainer turns the same pairs, so the exporter has nothing to permute.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from .config import Shape


def rotary_tables(shape: Shape, length: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines of [length, head_size / 2] for the rotary embedding."""
    half = torch.arange(0, shape.head_size, 2, dtype=torch.float32)
    rates = shape.rope_base ** (-half / shape.head_size)
    angles = torch.outer(torch.arange(length, dtype=torch.float32), rates)
    return angles.cos(), angles.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Turn the neighbouring pairs of x, which is [batch, time, heads, head_size]."""
    even, odd = x[..., 0::2], x[..., 1::2]
    cos, sin = cos[None, :, None, :], sin[None, :, None, :]
    turned = torch.stack((even * cos - odd * sin, even * sin + odd * cos), dim=-1)
    return turned.flatten(-2)


class RMSNorm(nn.Module):
    """Divide by the root of the mean square, then scale each column."""

    def __init__(self, width: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        """The scaled x."""
        return functional.rms_norm(x, (x.shape[-1],), self.weight.to(x.dtype), self.eps)


class Block(nn.Module):
    """One layer: grouped-query attention, then a gated feed-forward part."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.attn_norm = RMSNorm(shape.width, shape.norm_eps)
        self.attn_q = nn.Linear(shape.width, shape.width, bias=False)
        self.attn_k = nn.Linear(shape.width, shape.kv_width, bias=False)
        self.attn_v = nn.Linear(shape.width, shape.kv_width, bias=False)
        self.attn_output = nn.Linear(shape.width, shape.width, bias=False)
        self.ffn_norm = RMSNorm(shape.width, shape.norm_eps)
        self.ffn_gate = nn.Linear(shape.width, shape.feed_forward, bias=False)
        self.ffn_up = nn.Linear(shape.width, shape.feed_forward, bias=False)
        self.ffn_down = nn.Linear(shape.feed_forward, shape.width, bias=False)

    def attend(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        """Mix each token with those that the mask lets it see."""
        batch, time, _ = x.shape
        size, groups = self.shape.head_size, self.shape.heads // self.shape.kv_heads
        q = rotate(self.attn_q(x).view(batch, time, self.shape.heads, size), cos, sin)
        k = rotate(self.attn_k(x).view(batch, time, self.shape.kv_heads, size), cos, sin)
        v = self.attn_v(x).view(batch, time, self.shape.kv_heads, size)
        k = k.repeat_interleave(groups, dim=2).transpose(1, 2)
        v = v.repeat_interleave(groups, dim=2).transpose(1, 2)
        mixed = functional.scaled_dot_product_attention(q.transpose(1, 2), k, v, attn_mask=mask)
        joined = mixed.transpose(1, 2).reshape(batch, time, self.shape.width)
        return self.attn_output(joined)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        """The residual stream after this layer."""
        x = x + self.attend(self.attn_norm(x), cos, sin, mask)
        h = self.ffn_norm(x)
        gated: Tensor = functional.silu(self.ffn_gate(h)) * self.ffn_up(h)
        return x + self.ffn_down(gated)


class DemoModel(nn.Module):
    """The whole model; its output matrix is the embedding."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(shape.vocab, shape.width)
        self.blk = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.output_norm = RMSNorm(shape.width, shape.norm_eps)
        self.apply(self._start)
        # The two matrices that write into the residual stream start smaller, the more layers
        # there are, so that the stream's size does not grow with depth.
        for block in self.blk:
            for part in (block.attn_output, block.ffn_down):
                nn.init.normal_(part.weight, std=0.04 / (2 * shape.layers) ** 0.5)
        cos, sin = rotary_tables(shape, shape.context)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)

    @staticmethod
    def _start(module: nn.Module) -> None:
        if isinstance(module, nn.Linear | nn.Embedding):
            nn.init.normal_(module.weight, std=0.04)

    def forward(self, tokens: Tensor, texts: Tensor) -> Tensor:
        """Logits of [batch, time, vocab] for tokens of [batch, time].

        `texts` numbers the text that each token belongs to: tokens see only their own text.
        """
        length = tokens.shape[1]
        x = self.token_embd(tokens)
        if torch.is_autocast_enabled("cpu"):
            x = x.to(torch.bfloat16)
        cos, sin = self.get_buffer("cos")[:length], self.get_buffer("sin")[:length]
        cos, sin = cos.to(x.dtype), sin.to(x.dtype)
        seen = torch.ones(length, length, dtype=torch.bool).tril()
        seen = seen & (texts[:, :, None] == texts[:, None, :])
        mask = torch.zeros(seen.shape, dtype=x.dtype).masked_fill(~seen, -1e9)[:, None]
        for block in self.blk:
            x = block(x, cos, sin, mask)
        return functional.linear(self.output_norm(x), self.token_embd.weight)
