"""The entry point of the command `cyinfer`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

#: What a shell reports for a process that an interrupt ended.
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code.

    0 done, 1 failed, 2 a mistake of the user's (one line on stderr), 130 interrupted.
    """
    try:
        # Imported here, so that an interrupt during the imports ends as quietly as any other.
        from .commands import run_command

        return run_command(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED
