"""Every error that cyinfer raises.

Each message says what was wrong, the numbers, and what to change; it names no file
outside what the caller passed in.
"""

from __future__ import annotations

from typing import Any


class CyinferError(Exception):
    """Base of every error raised on purpose by cyinfer."""


class ParameterError(CyinferError, ValueError):
    """A parameter has a wrong type or is out of range.

    Attributes
    ----------
    name : str
        The parameter, under its documented name.
    value : object
        What was given.
    allowed : str
        What would have been accepted.
    """

    def __init__(self, name: str, value: Any, allowed: str) -> None:
        self.name = name
        self.value = value
        self.allowed = allowed
        super().__init__(f"{name} must be {allowed}, got {_short(value)}")


class ModelLoadError(CyinferError):
    """A model file is missing, is not a GGUF, or could not be loaded."""


class ContextCreateError(CyinferError):
    """llama.cpp could not make a context of the asked size."""


class ContextOverflowError(CyinferError):
    """A prompt has more tokens than the window.

    Attributes
    ----------
    n_tokens : int
        Tokens in the prompt.
    n_ctx : int
        Tokens in the window.
    """

    def __init__(self, n_tokens: int, n_ctx: int, remedy: str) -> None:
        self.n_tokens = n_tokens
        self.n_ctx = n_ctx
        super().__init__(
            f"the prompt has {n_tokens} tokens and the context window {n_ctx}: {remedy}"
        )


class TokenError(CyinferError, ValueError):
    """A token id is outside the vocabulary, or a text cannot be tokenised."""


class DecodeError(CyinferError):
    """llama_decode failed; the message carries its return code."""


class SamplingError(CyinferError):
    """No token can be chosen (a grammar that allows none, NaN logits)."""


class Cancelled(CyinferError):
    """A computation was cancelled before it had a result."""


class ClosedError(CyinferError):
    """A model, context or stream was used after `close()`."""


def _short(value: Any, limit: int = 80) -> str:
    """A value as its reader typed it, cut to one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 3] + "..."
