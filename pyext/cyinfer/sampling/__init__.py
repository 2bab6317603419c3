"""How the next token is chosen."""

from .params import SamplingParams

__all__ = ["SamplingParams"]
