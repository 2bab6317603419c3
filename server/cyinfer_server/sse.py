"""A stream of server-sent events to one client, kept awake while there is nothing to say."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import TracebackType

from aiohttp import web

from .frames import KEEP_ALIVE

_HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-cache",
    # nginx gathers an answer before it passes it on, unless it is told not to.
    "X-Accel-Buffering": "no",
}


class EventStream:
    """An async context: the headers go out on entry, the end of the body on a clean exit.

    Parameters
    ----------
    request : web.Request
        Whose answer this is.
    keep_alive_s : float
        After this many silent seconds a comment line is sent.
    stalled_s : float
        When the client has taken nothing for this many seconds while something waits for it,
        the connection is dropped; that cancels the handler.
    """

    def __init__(self, request: web.Request, keep_alive_s: float, stalled_s: float) -> None:
        self._request = request
        self._keep_alive_s = keep_alive_s
        self._stalled_s = stalled_s
        self._clock = asyncio.get_running_loop().time
        #: When the write that is going on began, or the last one ended.
        self._since = self._clock()
        self._writing = False
        self._waiting = 0
        self.response = web.StreamResponse(headers=_HEADERS)

    async def __aenter__(self) -> EventStream:
        await self.response.prepare(self._request)
        self._watcher = asyncio.ensure_future(self._watch())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._watcher.cancel()
        if kind is None:
            await self.response.write_eof()

    async def send(self, event: bytes) -> None:
        """Send one event; waits while the client is slow."""
        self._waiting = len(event) + _buffered(self._request.transport)
        self._since, self._writing = self._clock(), True
        try:
            await self.response.write(event)
        finally:
            self._since, self._writing = self._clock(), False

    async def _watch(self) -> None:
        """Says something in a silence, and ends a stall."""
        while True:
            limit = self._stalled_s if self._writing else self._keep_alive_s
            left = self._since + limit - self._clock()
            if left > 0:
                await asyncio.sleep(left)
            elif self._writing:
                self._check_progress()
            else:
                # A client that has gone cancels the handler by itself.
                with suppress(ConnectionError):
                    await self.send(KEEP_ALIVE)

    def _check_progress(self) -> None:
        """Drop a client that took nothing in a write's time; one that took some gets more."""
        transport = self._request.transport
        waiting = _buffered(transport)
        if transport is not None and waiting >= self._waiting:
            transport.abort()
        self._since, self._waiting = self._clock(), waiting


def _buffered(transport: asyncio.BaseTransport | None) -> int:
    if isinstance(transport, asyncio.WriteTransport):
        return transport.get_write_buffer_size()
    return 0
