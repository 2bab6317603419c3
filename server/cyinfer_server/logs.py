"""Log lines of the server: one short line each, on stderr."""

from __future__ import annotations

import logging
from typing import Final

from .usage import one_line

ACCESS_FORMAT: Final = '%a "%r" %s %Tfs'


class OneLine(logging.Formatter):
    """Time, level and message; of an exception its name and message, never its traceback."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """One record as one line."""
        text = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            text += f": {type(error).__name__}: {error}"
        line = logging.makeLogRecord(
            {"msg": one_line(text), "levelname": record.levelname, "created": record.created}
        )
        return super().format(line)


def configure_logging() -> None:
    """Send this process's log to stderr."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
