"""The life of a server process: listen, serve, and end well on a signal."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from aiohttp import web

from .logs import ACCESS_FORMAT
from .state import STATE, ServerState

#: How long aborted requests may take to hand over what they have.
_FAREWELL_S: Final = 5.0
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


async def serve_until_signalled(
    app: web.Application, sockets: list[socket.socket], on_ready: Callable[[], None]
) -> None:
    """Serve on bound sockets until SIGINT or SIGTERM; a second one ends the process at once.

    On the first, new requests get a 503 and running ones end as aborted. Raises OSError where
    a socket cannot listen.
    """
    stopping = asyncio.Event()
    state = app[STATE]
    loop = asyncio.get_running_loop()
    for number in _SIGNALS:
        loop.add_signal_handler(number, _on_signal, number, stopping, state)
    runner = web.AppRunner(
        app,
        handler_cancellation=True,
        shutdown_timeout=_FAREWELL_S,
        access_log_format=ACCESS_FORMAT,
    )
    try:
        await runner.setup()
        for bound in sockets:
            await web.SockSite(runner, bound).start()
        on_ready()
        await stopping.wait()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(state.tickets.all_closed(), _FAREWELL_S)
    finally:
        await runner.cleanup()


def _on_signal(number: int, stopping: asyncio.Event, state: ServerState) -> None:
    if stopping.is_set():
        os._exit(128 + number)
    state.begin_shutdown()
    stopping.set()
