"""What a model file says about itself, read once per version of the file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import cyinfer
import msgspec
from cyinfer.errors import CyinferError

UNKNOWN: Final = "unknown"


class FileFacts(msgspec.Struct, frozen=True):
    """The template's name and the trained window in tokens; "unknown" and 0 if unreadable."""

    template_name: str
    n_ctx_train: int


class FactsCache:
    """Facts about model files, kept by path, size and time of change. Blocks: use a thread."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int], FileFacts]] = {}

    def facts(self, path: Path) -> FileFacts:
        """The facts of one file; never raises for a file that cannot be read."""
        try:
            stat = path.stat()
            version = (stat.st_mtime_ns, stat.st_size)
            known = self._known.get(path)
            if known is None or known[0] != version:
                known = (version, read_facts(path))
                self._known[path] = known
            return known[1]
        except (OSError, CyinferError):
            return FileFacts(UNKNOWN, 0)


def read_facts(path: Path) -> FileFacts:
    """The facts of one file; raises ModelLoadError."""
    info = cyinfer.inspect(path)
    return FileFacts(info.template_name or UNKNOWN, info.n_ctx_train)
