"""Events from the engine's thread to a coroutine, in order, merged while the reader lags."""

from __future__ import annotations

import asyncio
import threading

from cyinfer.events import ChosenProb, Event, Failed, Finished, Started, Token


class Mailbox:
    """An async iterator over one request's events.

    `put` may be called from any thread. What is kept is at most one `Started`, one `Token` that
    carries all text since the reader last looked, and the end: memory is bounded by the text.
    The iteration ends after `Finished` or `Failed`.

    Parameters
    ----------
    loop : asyncio.AbstractEventLoop
        The reader's loop.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._lock = threading.Lock()
        self._news = asyncio.Event()
        self._waking = False
        self._started: Started | None = None
        self._texts: list[str] = []
        self._probs: list[ChosenProb] = []
        self._index = -1
        self._end: Finished | Failed | None = None
        self._over = False

    def put(self, event: Event) -> None:
        """Add an event; any thread. Nothing follows the end."""
        with self._lock:
            self._keep(event)
            wake, self._waking = not self._waking, True
        if wake:
            self._wake()

    def __aiter__(self) -> Mailbox:
        return self

    async def __anext__(self) -> Event:
        while not self._over:
            event = self._take()
            if event is not None:
                self._over = isinstance(event, (Finished, Failed))
                return event
            await self._news.wait()
        raise StopAsyncIteration

    def _keep(self, event: Event) -> None:
        if isinstance(event, Started):
            self._started = event
        elif isinstance(event, Token):
            self._texts.append(event.text)
            self._probs.extend(event.probs)
            self._index = event.index
        else:
            self._end = event

    def _take(self) -> Event | None:
        """The next event; where there is none, the next `put` wakes the loop again."""
        with self._lock:
            if self._started is not None:
                started, self._started = self._started, None
                return started
            if self._index >= 0:
                return self._take_token()
            if self._end is None:
                self._waking = False
                self._news.clear()
            return self._end

    def _take_token(self) -> Token:
        token = Token("".join(self._texts), self._index, tuple(self._probs))
        self._texts, self._probs, self._index = [], [], -1
        return token

    def _wake(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._news.set)
        except RuntimeError:
            # The loop is closed: nobody reads any more.
            return
