"""From a request's events to its frames, with the documented fields."""

from __future__ import annotations

from collections.abc import Iterator

from cyinfer.events import ChosenProb, Event, Finished, Started, Token
from msgspec import UNSET

from .durations import go_duration, seconds
from .frames import Frame, ResultData, StartData, TokenData


class Answer:
    """The answer to one request, as far as it has come.

    Parameters
    ----------
    request_id : str
        The id its client knows.
    warnings : tuple of str
        What the request asked for and did not get.
    with_probs : bool
        The request asked for `n_probs`.
    """

    def __init__(self, request_id: str, warnings: tuple[str, ...], with_probs: bool) -> None:
        self._id = request_id
        self._warnings = warnings
        self._with_probs = with_probs
        self._texts: list[str] = []
        self._probs: list[ChosenProb] = []
        self._started = False

    def frames(self, event: Event) -> Iterator[Frame]:
        """The frames that an event makes: none, one or two."""
        if isinstance(event, Started):
            yield from self._start(event.thinking_ns)
        elif isinstance(event, Token):
            yield from self._token(event)
        elif isinstance(event, Finished):
            yield from self._start(event.thinking_ns)
            yield self._result(event)

    def _start(self, thinking_ns: int) -> Iterator[Frame]:
        if self._started:
            return
        self._started = True
        text = go_duration(thinking_ns)
        yield Frame(
            0,
            "start_emitting",
            "system",
            StartData(
                thinking_time=seconds(thinking_ns),
                thinking_time_format=text,
                thinking_ns=thinking_ns,
                thinking_ns_format=text,
            ),
        )

    def _token(self, token: Token) -> Iterator[Frame]:
        self._texts.append(token.text)
        self._probs.extend(token.probs)
        if token.text or token.probs:
            data = TokenData(completion_probabilities=token.probs) if token.probs else UNSET
            yield Frame(token.index, token.text, "token", data)

    def _result(self, end: Finished) -> Frame:
        thinking, emit = seconds(end.thinking_ns), seconds(end.emit_ns)
        data = ResultData(
            content="".join(self._texts),
            thinking_time=thinking,
            thinking_time_format=go_duration(end.thinking_ns),
            emit_time=emit,
            emit_time_format=go_duration(end.emit_ns),
            # The float sum, so that a client's own sum of the two is equal to it.
            total_time=thinking + emit,
            total_time_format=go_duration(end.thinking_ns + end.emit_ns),
            tokens_per_second=tokens_per_second(end.n_tokens, end.emit_ns),
            total_tokens=end.n_tokens,
            stop_reason=end.reason,
            prompt_tokens=end.n_prompt_tokens,
            cached_tokens=end.n_cached_tokens,
            queue_time=seconds(end.queue_ns),
            seed=end.seed,
            id=self._id,
            warnings=self._warnings,
            completion_probabilities=tuple(self._probs) if self._with_probs else UNSET,
        )
        return Frame(end.n_tokens + 1, "result", "system", data)


def tokens_per_second(n_tokens: int, emit_ns: int) -> float:
    """To two decimals; 0 where no time passed."""
    return round(n_tokens / seconds(emit_ns), 2) if emit_ns > 0 else 0.0
