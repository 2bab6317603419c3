"""The engine: requests in, events out."""

from .engine import Engine

__all__ = ["Engine"]
