"""One request's way through the model: enter, submit, events, and always a cancel at the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cyinfer.errors import CyinferError
from cyinfer.events import Event, Finished, Started
from cyinfer.request import Request

from .host import Loaded, ModelHost
from .http_errors import from_error, from_submit_error
from .order import Order
from .tickets import Ticket


@asynccontextmanager
async def generation(
    host: ModelHost, order: Order, ticket: Ticket
) -> AsyncIterator[AsyncIterator[Event]]:
    """The events of an order. Leaving the block, in whatever way, ends the request.

    Raises HttpError where the order cannot be taken.
    """
    try:
        entering = host.enter(order.model, order.request.limits.ctx)
        loaded = await ticket.unless_aborted(entering, Loaded.leave)
    except CyinferError as error:
        raise from_error(error) from None
    if loaded is None:
        yield _aborted_early(order.request)
        return
    worker, request = loaded.worker, order.request
    try:
        ticket.attach(lambda: worker.cancel(request.id))
        try:
            events = await worker.submit(request)
        except CyinferError as error:
            raise from_submit_error(error) from None
        yield events
    finally:
        worker.cancel(request.id)
        loaded.leave()


async def _aborted_early(request: Request) -> AsyncIterator[Event]:
    """What a request gets that was aborted before any model knew of it."""
    yield Started(0)
    yield Finished(
        reason="abort",
        n_tokens=0,
        n_prompt_tokens=0,
        n_cached_tokens=0,
        seed=max(0, request.params.seed or 0),
        queue_ns=0,
        thinking_ns=0,
        emit_ns=0,
    )
