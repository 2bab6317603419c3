"""The `...Format` strings are Go durations, at nanosecond precision, of the same number."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from cyinfer_server.durations import go_duration
from hypothesis import example, given
from hypothesis import strategies as st

UNITS = {
    "h": 3600 * 10**9,
    "m": 60 * 10**9,
    "s": 10**9,
    "ms": 10**6,
    "µs": 10**3,
    "ns": 1,
}
GO_DURATION = re.compile(
    r"(?:\d{1,3}ns|\d{1,3}(?:\.\d{0,2}[1-9])?µs|\d{1,3}(?:\.\d{0,5}[1-9])?ms"
    r"|(?:(?:\d+h)?\d{1,2}m)?\d{1,2}(?:\.\d{0,8}[1-9])?s)"
)


@pytest.mark.parametrize(
    ("nanoseconds", "text"),
    [
        (0, "0s"),
        (1, "1ns"),
        (999, "999ns"),
        (1_000, "1µs"),
        (1_100, "1.1µs"),
        (2_200_000, "2.2ms"),
        (759_748_491, "759.748491ms"),
        (999_999_999, "999.999999ms"),
        (1_000_000_000, "1s"),
        (3_300_000_000, "3.3s"),
        (8_728_113_106, "8.728113106s"),
        (9_487_861_597, "9.487861597s"),
        (60_000_000_000, "1m0s"),
        (62_500_000_000, "1m2.5s"),
        (245_001_000_000, "4m5.001s"),
        (3_600_000_000_000, "1h0m0s"),
        (18_367_001_000_000, "5h6m7.001s"),
        (-1_500_000, "-1.5ms"),
        (2**63 - 1, "2562047h47m16.854775807s"),
    ],
)
def test_durations_are_written_as_go_writes_them(nanoseconds: int, text: str) -> None:
    assert go_duration(nanoseconds) == text


@given(st.integers(min_value=1, max_value=2**63 - 1))
@example(59_999_999_999)
@example(3_599_999_999_999)
def test_a_duration_reads_back_as_the_same_nanoseconds(nanoseconds: int) -> None:
    text = go_duration(nanoseconds)
    assert GO_DURATION.fullmatch(text), text
    pairs = re.findall(r"([\d.]+)(h|ms|m|s|µs|ns)", text)
    assert sum(Fraction(number) * UNITS[unit] for number, unit in pairs) == nanoseconds


@given(st.integers(min_value=1, max_value=2**63 - 1))
def test_the_unit_is_the_largest_that_gives_at_least_one(nanoseconds: int) -> None:
    first = re.match(r"[\d.]+", go_duration(nanoseconds))
    assert first is not None
    assert Fraction(first[0]) >= 1
