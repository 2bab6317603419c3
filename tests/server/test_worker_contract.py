"""What every worker promises: the real one and its stand-in, by the same tests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from cyinfer.events import Event, Finished, Started, Token
from cyinfer.request import Limits, Request
from cyinfer.sampling.params import SamplingParams
from cyinfer_server.worker import Worker

HANG_S = 60


def endless() -> Request:
    """A request that ends only when it is cancelled, within the time of a test."""
    params = SamplingParams(ignore_eos=True, temperature=0)
    return Request(prompt="Hello", params=params, limits=Limits(max_tokens=400, threads=1))


async def rest(events: AsyncIterator[Event]) -> list[Event]:
    async def gather() -> list[Event]:
        return [event async for event in events]

    return await asyncio.wait_for(gather(), HANG_S)


async def test_a_cancelled_request_ends_once_with_abort(any_worker: Worker) -> None:
    request = endless()
    events = await any_worker.submit(request)
    assert any_worker.cancel(request.id) is True
    seen = await rest(events)
    assert isinstance(seen[0], Started)
    assert all(isinstance(event, Token) for event in seen[1:-1])
    assert isinstance(seen[-1], Finished)
    assert seen[-1].reason == "abort"
    assert await rest(events) == []


async def test_a_second_cancel_and_an_unknown_id_find_nothing(any_worker: Worker) -> None:
    request = endless()
    events = await any_worker.submit(request)
    any_worker.cancel(request.id)
    await rest(events)
    assert any_worker.cancel(request.id) is False
    assert any_worker.cancel("nobody") is False


async def test_a_cancel_reaches_its_own_request_only(any_worker: Worker) -> None:
    first, second = endless(), endless()
    first_events = await any_worker.submit(first)
    second_events = await any_worker.submit(second)
    assert any_worker.cancel(second.id)
    assert isinstance((await rest(second_events))[-1], Finished)
    assert any_worker.cancel(first.id) is True
    await rest(first_events)


async def test_the_window_is_the_one_it_was_opened_with(any_worker: Worker) -> None:
    assert any_worker.ctx == 512


async def test_close_twice_is_fine(any_worker: Worker) -> None:
    await any_worker.close()
    await any_worker.close()
