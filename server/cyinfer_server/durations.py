"""Durations as text, the way Go's `time.Duration.String()` writes them."""

from __future__ import annotations

from typing import Final

NS_PER_S: Final = 1_000_000_000
_SMALL_UNITS: Final = ((1_000, "ns", 1), (1_000_000, "µs", 1_000), (NS_PER_S, "ms", 1_000_000))


def seconds(nanoseconds: int) -> float:
    """Whole nanoseconds as seconds."""
    return nanoseconds / NS_PER_S


def go_duration(nanoseconds: int) -> str:
    """`759748491` as `759.748491ms`, `62500000000` as `1m2.5s`, `0` as `0s`.

    Below a second the largest of ns, µs and ms that gives a number of at least 1 is used; from
    a second on hours, minutes and seconds, without leading zero units.
    """
    if nanoseconds < 0:
        return "-" + go_duration(-nanoseconds)
    if nanoseconds == 0:
        return "0s"
    for limit, name, unit in _SMALL_UNITS:
        if nanoseconds < limit:
            return _decimal(nanoseconds, unit) + name
    minutes, rest = divmod(nanoseconds, 60 * NS_PER_S)
    text = _decimal(rest, NS_PER_S) + "s"
    if minutes == 0:
        return text
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h{minutes}m{text}" if hours else f"{minutes}m{text}"


def _decimal(value: int, unit: int) -> str:
    """`value / unit` exactly, without trailing zeros; `unit` is a power of ten."""
    whole, fraction = divmod(value, unit)
    if fraction == 0:
        return str(whole)
    digits = len(str(unit)) - 1
    return f"{whole}.{fraction:0{digits}d}".rstrip("0")
