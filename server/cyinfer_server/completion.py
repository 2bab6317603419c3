"""POST /completion and its two aborts."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from aiohttp import web
from cyinfer.events import Event, Failed

from .answer import Answer
from .frames import Frame, error_frame, to_json, to_sse
from .generation import generation
from .http_errors import HttpError, from_error
from .order import read_order
from .request_id import request_id
from .sse import EventStream
from .state import STATE, ServerState

_log: Final = logging.getLogger("cyinfer.server")


async def complete(request: web.Request) -> web.StreamResponse:
    """POST /completion."""
    state = request.app[STATE]
    order = read_order(await request.read(), state.defaults)
    answer = Answer(request_id(request), order.warnings, order.request.params.n_probs > 0)
    with state.tickets.open(request_id(request)) as ticket:
        if state.closing:
            # The body took long to come, and the others were aborted in the meantime.
            ticket.abort()
        async with generation(state.host, order, ticket) as events:
            if order.stream:
                return await _stream(request, state, answer, events)
            return await _whole(answer, events)


async def abort(request: web.Request) -> web.Response:
    """GET /completion/abort: 204 if a request was stopped, 202 if there was none."""
    stopped = request.app[STATE].tickets.abort(request.query.get("id"))
    return web.Response(status=204 if stopped else 202)


async def _whole(answer: Answer, events: AsyncIterator[Event]) -> web.Response:
    frames: list[Frame] = []
    async for event in events:
        if isinstance(event, Failed):
            raise from_error(event.error)
        frames = list(answer.frames(event))
    if not frames:
        raise HttpError(500, "the request ended without a result")
    return web.Response(body=to_json(frames[-1]), content_type="application/json")


async def _stream(
    request: web.Request, state: ServerState, answer: Answer, events: AsyncIterator[Event]
) -> web.StreamResponse:
    settings = state.settings
    stream = EventStream(request, settings.keep_alive_s, settings.stalled_s)
    # A client that has gone is no error: leaving ends its request.
    with suppress(ConnectionError):
        async with stream:
            await _send_all(stream, answer, events)
    return stream.response


async def _send_all(stream: EventStream, answer: Answer, events: AsyncIterator[Event]) -> None:
    try:
        async for event in events:
            for frame in _frames(answer, event):
                await stream.send(to_sse(frame))
    except ConnectionError:
        raise
    except Exception as error:  # noqa: BLE001  a fault here must reach its client
        # The status is out, so that even this must be told in a frame.
        _log.error("a stream failed: %s: %s", type(error).__name__, error)
        await stream.send(to_sse(error_frame(f"internal error ({type(error).__name__})")))


def _frames(answer: Answer, event: Event) -> list[Frame]:
    if isinstance(event, Failed):
        return [error_frame(str(event.error))]
    return list(answer.frames(event))
