"""What runs a loaded model's requests, as narrow as the handlers see it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Protocol

import cyinfer
import msgspec
from cyinfer.engine import Engine
from cyinfer.events import Event
from cyinfer.request import Request

from .mailbox import Mailbox


class Worker(Protocol):
    """Runs requests one after the other, first come first served."""

    @property
    def ctx(self) -> int:
        """The window in tokens."""
        ...

    async def submit(self, request: Request) -> AsyncIterator[Event]:
        """Accept a request; its events come from the iterator. Raises CyinferError."""
        ...

    def cancel(self, request_id: str) -> bool:
        """End a request from the call of `submit` on; False if there is none. Idempotent."""
        ...

    async def close(self) -> None:
        """End everything and give the memory back. Idempotent."""
        ...


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What to load: a file, its layers on the GPU (-1 is all), and its windows in tokens."""

    path: Path
    gpu_layers: int
    ctx: int
    ctx_max: int


#: Loads a model; blocks for as long as that takes. Raises CyinferError.
WorkerOpener = Callable[[Opening], Worker]


class LocalWorker:
    """A `Worker` in this process: a model, and an engine with a thread of its own."""

    def __init__(self, model: cyinfer.Model, engine: Engine) -> None:
        self._model = model
        self._engine = engine
        #: Requests that a thread makes ready; True once cancelled.
        self._arriving: dict[str, bool] = {}
        self._lock = threading.Lock()
        self._threads: set[asyncio.Future[None]] = set()

    @property
    def ctx(self) -> int:
        """The window in tokens; a request may have raised it."""
        return self._engine.ctx

    async def submit(self, request: Request) -> AsyncIterator[Event]:
        """As `Worker.submit`; the request is made ready in a thread."""
        mailbox = Mailbox(asyncio.get_running_loop())
        self._arriving[request.id] = False
        entering = asyncio.ensure_future(asyncio.to_thread(self._submit, request, mailbox))
        self._threads.add(entering)
        entering.add_done_callback(self._threads.discard)
        entering.add_done_callback(_read_error)
        try:
            # Shielded, because a thread that waits for its turn must still come to its end.
            await asyncio.shield(entering)
        except asyncio.CancelledError:
            self.cancel(request.id)
            raise
        return mailbox

    def _submit(self, request: Request, mailbox: Mailbox) -> None:
        try:
            self._engine.submit(request, mailbox.put)
        finally:
            with self._lock:
                cancelled = self._arriving.pop(request.id)
        if cancelled:
            self._engine.cancel(request.id)

    def cancel(self, request_id: str) -> bool:
        """As `Worker.cancel`; any thread."""
        with self._lock:
            if request_id in self._arriving:
                self._arriving[request_id] = True
                return True
        return self._engine.cancel(request_id)

    async def close(self) -> None:
        """As `Worker.close`."""
        if self._threads:
            # A thread may still read a prompt, with the model, for a client that has gone.
            await asyncio.wait(self._threads)
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self._engine.close()
        self._model.close()


def _read_error(entering: asyncio.Future[None]) -> None:
    """An error that comes when its request has gone is nobody's, and no news for the log."""
    if not entering.cancelled():
        entering.exception()


def open_local_worker(opening: Opening) -> LocalWorker:
    """Load a model into this process; raises ModelLoadError or ContextCreateError."""
    model = cyinfer.Model(opening.path, ctx=opening.ctx, gpu_layers=opening.gpu_layers)
    try:
        return LocalWorker(model, Engine(model, ctx=opening.ctx, ctx_max=opening.ctx_max))
    except BaseException:
        model.close()
        raise
