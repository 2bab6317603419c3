"""What every test shares: the demo model, loaded once."""

from __future__ import annotations

import os

# Spinning threads wait for each other for milliseconds on a busy machine; set before the
# extension loads its OpenMP runtime.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

from collections.abc import Iterator

import cyinfer
import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something about the machine, nothing about the code.
settings.register_profile("cyinfer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cyinfer")


@pytest.fixture(scope="session")
def model() -> Iterator[cyinfer.Model]:
    """The demo model; tests must leave it as they found it."""
    with cyinfer.Model() as loaded:
        yield loaded
