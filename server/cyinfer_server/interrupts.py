"""Ctrl-C on the command line: nothing is worth a wait, the system takes everything back."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: What a shell reports for a process that an interrupt ended.
INTERRUPTED = 130


@contextmanager
def interrupt_ends_process() -> Iterator[None]:
    """Within the block an interrupt ends the process at once and without a word.

    That holds during imports, while a model is read and in the middle of a prompt: none of them
    can be asked to stop, and none of them leaves anything behind.
    """
    before = signal.signal(signal.SIGINT, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
