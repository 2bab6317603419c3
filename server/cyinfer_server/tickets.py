"""The requests that are under way, and how each of them is aborted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Ticket:
    """One request from the moment its body was read to its answer.

    Attributes
    ----------
    label : str
        The id its client knows; several requests may share one.
    """

    def __init__(self, label: str) -> None:
        self.label = label
        self._aborted = asyncio.Event()
        self._cancel: Callable[[], bool] | None = None

    def attach(self, cancel: Callable[[], bool]) -> None:
        """From here on an abort calls `cancel`, which says whether there was anything to stop."""
        self._cancel = cancel

    def abort(self) -> bool:
        """True if this request was under way and will now end; False the second time."""
        if self._aborted.is_set():
            return False
        if self._cancel is not None and not self._cancel():
            return False
        self._aborted.set()
        return True

    async def unless_aborted(
        self, waiting: Awaitable[T], give_back: Callable[[T], None]
    ) -> T | None:
        """The result of `waiting`, or None as soon as this request is aborted.

        A result that comes when nobody wants it any more goes to `give_back`.
        """
        task = asyncio.ensure_future(waiting)
        stop = asyncio.ensure_future(self._aborted.wait())
        wanted = False
        try:
            await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
            wanted = not self._aborted.is_set()
            return task.result() if wanted else None
        finally:
            stop.cancel()
            if not wanted:
                task.cancel()
                task.add_done_callback(lambda late: _return_late(late, give_back))


def _return_late(task: asyncio.Future[T], give_back: Callable[[T], None]) -> None:
    if not task.cancelled() and task.exception() is None:
        give_back(task.result())


class Tickets:
    """Every request that is under way. One event loop's."""

    def __init__(self) -> None:
        self._open: set[Ticket] = set()
        self._none_left = asyncio.Event()
        self._none_left.set()

    def __len__(self) -> int:
        return len(self._open)

    @contextmanager
    def open(self, label: str) -> Iterator[Ticket]:
        """A ticket for as long as the block runs."""
        ticket = Ticket(label)
        self._open.add(ticket)
        self._none_left.clear()
        try:
            yield ticket
        finally:
            self._open.discard(ticket)
            if not self._open:
                self._none_left.set()

    def abort(self, label: str | None = None) -> int:
        """Abort those with this label, or all; how many were stopped by this call."""
        return sum(
            ticket.abort() for ticket in tuple(self._open) if label is None or ticket.label == label
        )

    async def all_closed(self) -> None:
        """Until no request is under way."""
        await self._none_left.wait()
