"""The worker in this process: a cancel counts from the call of submit on."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from cyinfer.errors import ParameterError
from cyinfer.events import Finished, Started
from cyinfer.request import Request
from cyinfer_server.worker import LocalWorker

END = Finished("abort", 0, 0, 0, 0, 0, 0, 0)


class SlowEngine:
    """Makes a request ready only when it is let, and then runs it until it is cancelled."""

    ctx = 64

    def __init__(self, error: Exception | None = None) -> None:
        self.let = threading.Event()
        self.began = threading.Event()
        self.error = error
        self.live: dict[str, Any] = {}
        self.closed_while_submitting = False
        self.submitting = False

    def submit(self, request: Request, on_event: Any) -> None:
        self.submitting = True
        self.began.set()
        assert self.let.wait(60)
        self.submitting = False
        if self.error is not None:
            raise self.error
        self.live[request.id] = on_event

    def cancel(self, request_id: str) -> bool:
        on_event = self.live.pop(request_id, None)
        if on_event is None:
            return False
        on_event(Started(0))
        on_event(END)
        return True

    def close(self) -> None:
        self.closed_while_submitting = self.submitting


class Model:
    closed = False

    def close(self) -> None:
        self.closed = True


def worker_on(engine: SlowEngine) -> LocalWorker:
    return LocalWorker(Model(), engine)  # type: ignore[arg-type]


async def begin(worker: LocalWorker, engine: SlowEngine, request: Request) -> asyncio.Task[Any]:
    """A submit whose thread has begun."""
    task = asyncio.ensure_future(worker.submit(request))
    await asyncio.to_thread(engine.began.wait, 60)
    return task


async def test_a_cancel_while_the_request_is_made_ready_takes_effect() -> None:
    engine, request = SlowEngine(), Request(prompt="x")
    worker = worker_on(engine)
    task = await begin(worker, engine, request)
    assert worker.cancel(request.id) is True
    engine.let.set()
    events = [event async for event in await task]
    assert events == [Started(0), END]
    assert worker.cancel(request.id) is False


async def test_a_request_whose_client_left_while_it_was_made_ready_does_not_run() -> None:
    engine, request = SlowEngine(), Request(prompt="x")
    worker = worker_on(engine)
    task = await begin(worker, engine, request)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    engine.let.set()
    await worker.close()
    assert engine.live == {}


async def test_closing_waits_for_requests_that_are_made_ready() -> None:
    engine = SlowEngine()
    worker = worker_on(engine)
    task = await begin(worker, engine, Request(prompt="x"))
    closing = asyncio.ensure_future(worker.close())
    await asyncio.sleep(0.05)
    assert not closing.done()
    engine.let.set()
    await closing
    assert not engine.closed_while_submitting
    await task


async def test_a_refused_request_raises_and_is_nothing_to_cancel() -> None:
    engine, request = SlowEngine(ParameterError("ctx", 9, "at most 8")), Request(prompt="x")
    engine.let.set()
    worker = worker_on(engine)
    with pytest.raises(ParameterError, match="at most 8"):
        await worker.submit(request)
    assert worker.cancel(request.id) is False
