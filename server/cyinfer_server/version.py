"""The installed version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version


def version() -> str:
    """The version of the distribution, "unknown" where it runs from a bare folder."""
    try:
        return installed_version("cyinfer")
    except PackageNotFoundError:
        return "unknown"
