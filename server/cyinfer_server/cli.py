"""The entry point of the command `cyinfer`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from .interrupts import interrupt_ends_process


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code.

    0 done, 1 failed, 2 a mistake of the user's (one line on stderr). An interrupt ends the
    process with 130; a server ends with 0 on it.
    """
    with interrupt_ends_process():
        # Imported here, because modules that are being imported turn an interrupt into
        # errors of their own.
        from .commands import run_command

        return run_command(sys.argv[1:] if argv is None else argv)
