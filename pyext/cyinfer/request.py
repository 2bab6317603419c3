"""What is asked of the engine: one request, complete and checked."""

from __future__ import annotations

import secrets
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from .checked import INT32_MAX, CheckedStruct, check_unicode
from .errors import ParameterError
from .sampling.params import SamplingParams

#: The slot of a template that the prompt goes into.
PROMPT_SLOT: Final = "{prompt}"
MAX_STOPS: Final = 64
MAX_STOP_BYTES: Final = 1024

Threads = Annotated[int, Meta(ge=1, le=65536)]
#: A window, in tokens.
Ctx = Annotated[int, Meta(ge=1, le=INT32_MAX)]


class Limits(CheckedStruct, frozen=True, kw_only=True):
    """Where a generation ends, and what it may use.

    Parameters
    ----------
    max_tokens : int, default 512
        Tokens to generate at most; -1 is up to the end of the window, 0 reads the prompt only.
    stop : sequence of str, default ()
        The generation ends before any of these literal strings; at most 64, each of
        1 to 1,024 bytes. The stop string is not part of the text.
    ctx : int or None
        The window in tokens, prompt included; None is the model's.
    threads : int, default 4
        CPU threads, clamped to the processors that this process may use.
    """

    max_tokens: Annotated[int, Meta(ge=-1, le=INT32_MAX)] = 512
    stop: Annotated[tuple[str, ...], Meta(description="a list of strings")] = ()
    ctx: Ctx | None = None
    threads: Threads = 4

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.stop) > MAX_STOPS:
            raise ParameterError("stop", self.stop, f"at most {MAX_STOPS} strings")
        for text in self.stop:
            if not 1 <= len(text.encode()) <= MAX_STOP_BYTES:
                raise ParameterError(
                    "stop", text, f"made of strings of 1 to {MAX_STOP_BYTES} bytes"
                )


def new_id() -> str:
    """A request id nobody can guess."""
    return secrets.token_hex(12)


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One generation: a prompt, how to sample, where to end.

    Parameters
    ----------
    prompt : str
        The user's text.
    template : str or None
        Text with at least one `{prompt}` slot, filled in one pass. Control tokens spelled in
        the template are control tokens; in the prompt they are then plain text. Without a
        template the prompt is raw and control tokens spelled in it count.
    """

    prompt: str
    template: str | None = None
    params: SamplingParams = msgspec.field(default_factory=SamplingParams)
    limits: Limits = msgspec.field(default_factory=Limits)
    id: str = msgspec.field(default_factory=new_id)

    def __post_init__(self) -> None:
        for name, text in (("prompt", self.prompt), ("template", self.template)):
            if text is not None:
                _check_text(name, text)
        if self.template is not None and PROMPT_SLOT not in self.template:
            raise ParameterError(
                "template", self.template, f"a text with at least one {PROMPT_SLOT} slot"
            )


def _check_text(name: str, text: object) -> None:
    if not isinstance(text, str):
        raise ParameterError(name, text, "a string")
    check_unicode(name, text)
