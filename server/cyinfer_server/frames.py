"""The objects on the wire: `{num, content, msg_type, data}` and what `data` holds."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import msgspec
from cyinfer.events import ChosenProb
from msgspec import UNSET, UnsetType, field


class StartData(msgspec.Struct, frozen=True, kw_only=True):
    """What is known when the first token is there. Seconds, and whole nanoseconds."""

    thinking_time: float = field(name="thinkingTime")
    thinking_time_format: str = field(name="thinkingTimeFormat")
    thinking_ns: int = field(name="thinking_time")
    thinking_ns_format: str = field(name="thinking_time_format")


class TokenData(msgspec.Struct, frozen=True, kw_only=True):
    """The log-probabilities of a token frame, where the request asked for `n_probs`."""

    completion_probabilities: tuple[ChosenProb, ...]


class ResultData(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The answer. Times are seconds; the `...Format` strings are Go durations of the same."""

    content: str
    thinking_time: float
    thinking_time_format: str
    emit_time: float
    emit_time_format: str
    total_time: float
    total_time_format: str
    tokens_per_second: float
    total_tokens: int
    stop_reason: str
    prompt_tokens: int
    cached_tokens: int
    queue_time: float
    seed: int
    id: str
    warnings: tuple[str, ...]
    completion_probabilities: tuple[ChosenProb, ...] | UnsetType = field(
        default=UNSET, name="completion_probabilities"
    )


FrameData: TypeAlias = StartData | TokenData | ResultData
MsgType: TypeAlias = Literal["system", "token", "error"]


class Frame(msgspec.Struct, frozen=True):
    """One message to the client."""

    num: int
    content: str
    msg_type: MsgType
    data: FrameData | UnsetType = UNSET


KEEP_ALIVE: Final = b": keep-alive\n\n"
_encoder: Final = msgspec.json.Encoder()


def error_frame(message: str) -> Frame:
    """The frame of a refusal or a failure."""
    return Frame(0, message, "error")


def to_json(frame: Frame) -> bytes:
    """The frame as one line of JSON."""
    return _encoder.encode(frame)


def to_sse(frame: Frame) -> bytes:
    """The frame as a server-sent event: one `data:` line and an empty one."""
    return b"data: " + _encoder.encode(frame) + b"\n\n"
