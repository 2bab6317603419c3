"""What the server's owner decides, complete and checked."""

from __future__ import annotations

from typing import Final

import msgspec

#: CPU threads for a request that names none, as documented.
DEFAULT_THREADS: Final = 4
DEFAULT_PORT: Final = 5143
MIB: Final = 1024 * 1024


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How requests are served.

    Parameters
    ----------
    threads : int
        CPU threads for a request that names none, before the clamp to `usable_cpus`.
    usable_cpus : int
        Processors that this process may use.
    max_body_bytes : int
        A larger body is a 413.
    keep_alive_s : float
        A stream that is silent for this many seconds gets a comment line.
    stalled_s : float
        A stream whose reader takes nothing for this many seconds is given up.
    """

    usable_cpus: int
    threads: int = DEFAULT_THREADS
    max_body_bytes: int = 16 * MIB
    keep_alive_s: float = 15.0
    stalled_s: float = 30.0
