"""A running generation as an iterator, and its result."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from types import TracebackType

import msgspec

from ._context import Context
from .errors import Cancelled, CyinferError
from .events import ChosenProb, Event, Finished, FinishReason, Token
from .generation import Generation, Prepared


class Chunk(msgspec.Struct, frozen=True):
    """Text that is ready.

    `index` is that of the last token whose text it has, counted from 0; `probs` has an entry for
    each of its tokens where `n_probs` was asked for.
    """

    text: str
    index: int
    probs: tuple[ChosenProb, ...] = ()


class Stats(msgspec.Struct, frozen=True):
    """Tokens and times of a generation; times are in seconds.

    `thinking_time` runs from the start of the computation to the first token, `emit_time` from
    there to the end.
    """

    prompt_tokens: int
    cached_tokens: int
    generated_tokens: int
    thinking_time: float
    emit_time: float

    @property
    def total_time(self) -> float:
        """`thinking_time` plus `emit_time`, in seconds."""
        return self.thinking_time + self.emit_time

    @property
    def tokens_per_second(self) -> float:
        """Generated tokens per second of `emit_time`; 0 where that is 0."""
        return self.generated_tokens / self.emit_time if self.emit_time else 0.0


class Completion(msgspec.Struct, frozen=True):
    """A generation that has ended.

    `finish_reason` is "eos", "stop", "length" or "abort"; `tokens` are the generated ids; `seed`
    is the one that was used.
    """

    text: str
    finish_reason: FinishReason
    tokens: list[int]
    seed: int
    stats: Stats
    probs: tuple[ChosenProb, ...] = ()


class Stream:
    """A generation that runs while it is iterated.

    Leaving the `with` block cancels what has not ended. `cancel()` may come from any thread; no
    chunk follows it.
    """

    def __init__(
        self, prepared: Prepared, context: Context, give_back: Callable[[Context], None]
    ) -> None:
        self._context: Context | None = context
        self._give_back = give_back
        self._generation = Generation(prepared, context)
        self._events: Iterator[Event] = iter(self._generation)
        self._lock = threading.Lock()
        self._cancelled = False
        self._texts: list[str] = []
        self._probs: list[ChosenProb] = []
        self._finished: Finished | None = None

    def __enter__(self) -> Stream:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[Chunk]:
        return self

    def __next__(self) -> Chunk:
        for event in self._events:
            if isinstance(event, Token):
                self._texts.append(event.text)
                self._probs.extend(event.probs)
                if not self._cancelled:
                    return Chunk(event.text, event.index, event.probs)
            elif isinstance(event, Finished):
                self._finished = event
        self._release()
        raise StopIteration

    def cancel(self) -> None:
        """End the generation with the reason "abort", from any thread; returns at once."""
        self._cancelled = True
        with self._lock:
            if self._context is not None:
                self._context.cancel()

    def close(self) -> None:
        """Cancel what has not ended, and give the context back. Idempotent."""
        if self._context is None:
            return
        self.cancel()
        with contextlib.suppress(CyinferError):
            for _ in self:
                pass
        self._release()

    def _release(self) -> None:
        """Let go of the context: for the next generation if this one ended as it should."""
        with self._lock:
            context, self._context = self._context, None
        if context is None:
            return
        if self._finished is None:
            context.close()
        else:
            self._give_back(context)

    def result(self) -> Completion:
        """Compute what is left and return the whole generation.

        Raises
        ------
        SamplingError, DecodeError, ClosedError, Cancelled
        """
        for _ in self:
            pass
        done = self._finished
        if done is None:
            raise Cancelled("the generation was interrupted before its end: start it again")
        stats = Stats(
            prompt_tokens=done.n_prompt_tokens,
            cached_tokens=done.n_cached_tokens,
            generated_tokens=done.n_tokens,
            thinking_time=done.thinking_ns / 1e9,
            emit_time=done.emit_ns / 1e9,
        )
        return Completion(
            text="".join(self._texts),
            finish_reason=done.reason,
            tokens=self._generation.tokens,
            seed=done.seed,
            stats=stats,
            probs=tuple(self._probs),
        )
