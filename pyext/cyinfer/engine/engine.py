"""Requests of one model, run one at a time on a thread of the engine's own."""

from __future__ import annotations

import atexit
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TypeAlias

from .._context import Context
from ..errors import ClosedError, CyinferError, DecodeError, ParameterError
from ..events import Event, Failed
from ..generation import Generation, Prepared, never_ran
from ..model import Model
from ..request import Request

OnEvent: TypeAlias = Callable[[Event], None]


class _Ticket:
    """A request on its way: waiting, or running with a context."""

    def __init__(self, prepared: Prepared, on_event: OnEvent) -> None:
        self.prepared = prepared
        self.on_event = on_event
        self.queued_at = time.monotonic_ns()
        self.cancelled = False

    @property
    def id(self) -> str:
        return self.prepared.request.id


class Engine:
    """Runs requests first come, first served; each tells its events from the engine's thread.

    Parameters
    ----------
    model : Model
        Stays loaded when the engine is closed.
    ctx : int
        The window in tokens of a request that asks for none.
    ctx_max : int
        The largest window that a request may ask for. A window larger than the current one
        makes a new context when the request's turn comes; the weights stay.
    """

    def __init__(self, model: Model, *, ctx: int, ctx_max: int) -> None:
        self._model = model
        self._ctx_max = max(ctx, ctx_max)
        self._context: Context = model.new_context(ctx)
        self._wake = threading.Condition()
        self._waiting: deque[_Ticket] = deque()
        self._running: _Ticket | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._serve, name="cyinfer-engine", daemon=True)
        self._thread.start()
        # A thread that still computes while the interpreter goes away would crash it.
        atexit.register(self.close)

    @property
    def ctx(self) -> int:
        """The current window, in tokens."""
        return self._context.n_ctx

    @property
    def ctx_max(self) -> int:
        """The largest window that a request may ask for, in tokens."""
        return self._ctx_max

    @property
    def running(self) -> int:
        """Requests that are being computed."""
        return int(self._running is not None)

    @property
    def waiting(self) -> int:
        """Requests that wait for their turn."""
        return len(self._waiting)

    def submit(self, request: Request, on_event: OnEvent) -> None:
        """Check a request and queue it. Tokenises, so it may take a while for a long prompt.

        `on_event` gets every event, from the engine's thread or from one that cancels; it must
        not block.

        Raises
        ------
        ParameterError, ContextOverflowError, TokenError
            The request cannot run on this model.
        ClosedError
            The engine was closed.
        """
        prepared = self._model.prepare(request, self._window(request.limits.ctx))
        ticket = _Ticket(prepared, on_event)
        with self._wake:
            if self._closing:
                raise ClosedError("the engine is closed: make a new one from its model")
            self._waiting.append(ticket)
            self._wake.notify()

    def _window(self, asked: int | None) -> int:
        window = self.ctx if asked is None else asked
        if window > self._ctx_max:
            raise ParameterError(
                "ctx", window, f"at most {self._ctx_max}, the largest window of this server"
            )
        if window > self.ctx:
            self._model.check_window(window)
        return window

    def cancel(self, request_id: str) -> bool:
        """Cancel the requests of this id, running or waiting; whether there was one.

        Returns at once, from any thread. Each still ends with its `Finished` event.
        """
        return self._cancel(lambda ticket: ticket.id == request_id) > 0

    def cancel_all(self) -> int:
        """Cancel every running and waiting request; how many there were."""
        return self._cancel(lambda _: True)

    def _cancel(self, wanted: Callable[[_Ticket], bool]) -> int:
        with self._wake:
            waiting = [ticket for ticket in self._waiting if wanted(ticket)]
            for ticket in waiting:
                self._waiting.remove(ticket)
            running = self._running
            if running is not None and wanted(running) and not running.cancelled:
                running.cancelled = True
                self._context.cancel()
            else:
                running = None
        for ticket in waiting:
            _tell(ticket, *never_ran(ticket.prepared, ticket.queued_at))
        return len(waiting) + int(running is not None)

    def close(self) -> None:
        """Cancel everything, wait for the thread, free the context. Idempotent."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self.cancel_all()
        if threading.current_thread() is not self._thread:
            self._thread.join()
        self._context.close()
        atexit.unregister(self.close)

    def _serve(self) -> None:
        while True:
            ticket = self._next()
            if ticket is None:
                return
            try:
                self._run(ticket)
            except CyinferError as error:
                _tell(ticket, Failed(error))
            except Exception as error:  # noqa: BLE001  a fault here must reach its request
                _tell(ticket, Failed(DecodeError(f"the computation failed: {error}")))
            finally:
                self._running = None

    def _next(self) -> _Ticket | None:
        """The next ticket; None when the engine closes."""
        with self._wake:
            while not self._waiting:
                if self._closing:
                    return None
                self._wake.wait()
            self._running = self._waiting.popleft()
            self._context.rearm()
            return self._running

    def _run(self, ticket: _Ticket) -> None:
        if ticket.prepared.window > self.ctx:
            self._grow(ticket)
        queue_ns = time.monotonic_ns() - ticket.queued_at
        for event in Generation(ticket.prepared, self._context, queue_ns=queue_ns):
            _tell(ticket, event)

    def _grow(self, ticket: _Ticket) -> None:
        """A context with the ticket's window; a cancel that came meanwhile is carried over."""
        larger = self._model.new_context(ticket.prepared.window)
        with self._wake:
            smaller, self._context = self._context, larger
            if ticket.cancelled:
                larger.cancel()
        smaller.close()


def _tell(ticket: _Ticket, *events: Event) -> None:
    for event in events:
        ticket.on_event(event)
