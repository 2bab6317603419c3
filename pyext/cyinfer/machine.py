"""What this process may use: processors and memory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_CGROUP: Final = Path("/sys/fs/cgroup")


def usable_cpus() -> int:
    """Processors this process may use: its affinity and its cgroup's quota, at least 1."""
    try:
        affinity = len(os.sched_getaffinity(0))
    except (AttributeError, OSError):
        affinity = os.cpu_count() or 1
    quota = _cgroup_cpus()
    return max(1, affinity if quota is None else min(affinity, quota))


def _cgroup_cpus() -> int | None:
    """The cgroup's quota in whole processors, rounded up; None where there is none."""
    words = _read(_CGROUP / "cpu.max").split()
    if len(words) != 2:
        words = [
            _read(_CGROUP / "cpu" / "cpu.cfs_quota_us").strip(),
            _read(_CGROUP / "cpu" / "cpu.cfs_period_us").strip(),
        ]
    if not all(word.isdigit() for word in words) or int(words[1]) == 0:
        return None
    return max(1, -(-int(words[0]) // int(words[1])))


def available_memory() -> int | None:
    """Bytes this process could still allocate; None where the system does not say."""
    values = [value for value in (_meminfo_available(), _cgroup_available()) if value is not None]
    return min(values, default=None)


def _meminfo_available() -> int | None:
    for line in _read(Path("/proc/meminfo")).splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def _cgroup_available() -> int | None:
    limit, used = _read(_CGROUP / "memory.max").strip(), _read(_CGROUP / "memory.current").strip()
    if not (limit.isdigit() and used.isdigit()):
        return None
    return max(0, int(limit) - int(used))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
