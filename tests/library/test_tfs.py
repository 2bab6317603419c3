"""Tail-free sampling against an independent reference, written from its definition."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from cyinfer._tfs import keep_count
from hypothesis import given
from hypothesis import strategies as st

Logits = npt.NDArray[np.float32]


def reference_keep(logits: Logits, z: float, min_keep: int = 1) -> int:
    """How many tokens stay, step by step as the definition reads."""
    n = len(logits)
    if z >= 1 or n <= 2:
        return n
    order = np.sort(logits)[::-1]
    if not np.isfinite(order[0]):
        return n
    p = np.exp(order.astype(np.float64) - order[0]).astype(np.float32)
    p = (p / p.sum(dtype=np.float64)).astype(np.float32)
    second = np.abs(np.diff(np.diff(p.astype(np.float64))))
    total = second.sum()
    second = second / total if total > 1e-6 else np.full(n - 2, 1 / (n - 2))
    for index, cumulated in enumerate(np.cumsum(second)):
        if cumulated > z and index >= min_keep:
            return index
    return n


def agree(logits: Logits, z: float) -> bool:
    """Equal, or apart by one where the cumulated sum meets z within rounding."""
    ours, theirs = keep_count(logits, np.float32(z)), reference_keep(logits, float(np.float32(z)))
    if ours == theirs:
        return True
    near = {reference_keep(logits, z + delta) for delta in (-1e-5, 1e-5)}
    return min(near) <= ours <= max(near)


def test_ten_thousand_random_distributions() -> None:
    rng = np.random.default_rng(7)
    exact = 0
    for _ in range(10_000):
        n = int(rng.integers(1, 200))
        logits = (rng.standard_normal(n) * rng.choice([0.01, 1, 3, 10])).astype(np.float32)
        z = float(rng.uniform(0, 1))
        assert agree(logits, z), (n, z)
        exact += keep_count(logits, z) == reference_keep(logits, float(np.float32(z)))
    assert exact > 9_900


@pytest.mark.parametrize("z", [0.0, 0.5, 0.95, 0.999])
@pytest.mark.parametrize(
    "logits",
    [
        [1.0],
        [1.0, 2.0],
        [0.0] * 50,
        [5.0, 5.0, 5.0, 1.0, 1.0],
        [1.0, -np.inf, -np.inf],
        [3.0, 2.0, -np.inf, 1.0, -np.inf],
        [100.0, 0.0, 0.0, 0.0],
        list(range(40)),
    ],
)
def test_adversarial_distributions(logits: list[float], z: float) -> None:
    assert agree(np.array(logits, dtype=np.float32), z)


def test_all_minus_infinity_is_left_alone() -> None:
    assert keep_count(np.full(5, -np.inf, dtype=np.float32), 0.5) == 5


def test_at_most_two_candidates_or_z_of_one_are_untouched() -> None:
    assert keep_count(np.array([9.0, 0.0], dtype=np.float32), 0.0) == 2
    assert keep_count(np.arange(10, dtype=np.float32), 1.0) == 10


def test_a_worked_example() -> None:
    # p = .5 .3 .1 .1: first differences .2 .2 0, second 0 .2, shares 0 1: cut at index 1.
    logits = np.log(np.array([0.5, 0.3, 0.1, 0.1], dtype=np.float32))
    assert keep_count(logits, 0.9) == 1


@given(st.lists(st.floats(-20, 20, width=32), min_size=1, max_size=60), st.floats(0, 1))
def test_at_least_one_stays_and_the_order_does_not_matter(values: list[float], z: float) -> None:
    logits = np.array(values, dtype=np.float32)
    kept = keep_count(logits, z)
    assert 1 <= kept <= len(values)
    assert keep_count(np.sort(logits), z) == kept
