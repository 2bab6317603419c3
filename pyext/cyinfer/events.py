"""What a running request tells: data goes down as a request and comes up as events.

Every request has exactly one `Started`, any number of `Token` events and one `Finished`, in
this order; or it ends with one `Failed`, before or after any of them. All durations are whole
nanoseconds.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from .errors import CyinferError

FinishReason: TypeAlias = Literal["eos", "stop", "length", "abort"]


class TokenProb(msgspec.Struct, frozen=True):
    """A token and its log-probability, before any sampler."""

    id: int
    token: str
    logprob: float


class ChosenProb(msgspec.Struct, frozen=True):
    """The chosen token's log-probability, and the likeliest tokens at its place."""

    id: int
    token: str
    logprob: float
    top_logprobs: tuple[TokenProb, ...]


class Started(msgspec.Struct, frozen=True, tag="started"):
    """The first token is there (or the request ended without one)."""

    thinking_ns: int


class Token(msgspec.Struct, frozen=True, tag="token"):
    """Text that is ready: that of the token with this index and of any held back before it.

    Indices count from 0 and rise; an index may be skipped. `probs` has one entry for each token
    since the last event, where the request asked for `n_probs`.
    """

    text: str
    index: int
    probs: tuple[ChosenProb, ...] = ()


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """The request has ended.

    `n_tokens` counts generated tokens: the end-of-text token is not one, tokens cut with a
    stop string are. `thinking_ns` runs from the start of the computation to the first token,
    `emit_ns` from there to the end.
    """

    reason: FinishReason
    n_tokens: int
    n_prompt_tokens: int
    n_cached_tokens: int
    seed: int
    queue_ns: int
    thinking_ns: int
    emit_ns: int


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The request ended with an error."""

    error: CyinferError


Event: TypeAlias = Started | Token | Finished | Failed
