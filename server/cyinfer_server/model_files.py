"""Names of models and the files behind them; nothing outside the models folder is opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

DEMO_NAME: Final = "cyinfer-demo"
SUFFIX: Final = ".gguf"
#: More parts than any model has, few enough to look at each.
MAX_PARTS: Final = 4096
_PART: Final = re.compile(r"^(?P<stem>.*)-(?P<part>\d{5})-of-(?P<parts>\d{5})\.gguf$", re.DOTALL)


class ModelFile(msgspec.Struct, frozen=True):
    """A model by its name, and the file to open."""

    name: str
    path: Path


class ModelFiles:
    """The models that can be named.

    Parameters
    ----------
    folder : Path or None
        Every `.gguf` file in it and below is a model, named by its path inside the folder.
    extra : sequence of ModelFile
        Models by name that lie elsewhere: the built-in one, the one given on the command line.
        They go before a file of the folder with the same name.
    """

    def __init__(self, folder: Path | None = None, extra: tuple[ModelFile, ...] = ()) -> None:
        self._folder = None if folder is None else folder.resolve()
        self._extra = {model.name: model for model in extra}

    def find(self, name: str) -> ModelFile | None:
        """The model of this name, with or without `.gguf`; None where there is none. Blocks."""
        for candidate in (name, name + SUFFIX):
            model = self._extra.get(candidate) or self._inside(candidate)
            if model is not None:
                return model
        return None

    def list(self) -> list[ModelFile]:
        """Every model, by name. Blocks."""
        found = {model.name: model for model in self._walk()} | self._extra
        return [found[name] for name in sorted(found)]

    def _walk(self) -> Iterator[ModelFile]:
        if self._folder is None:
            return
        for folder, _, files in os.walk(self._folder):
            for file in files:
                if file.endswith(SUFFIX):
                    name = Path(folder, file).relative_to(self._folder).as_posix()
                    model = self._inside(name)
                    if model is not None:
                        yield model

    def _inside(self, name: str) -> ModelFile | None:
        if self._folder is None or not _is_plain(name):
            return None
        path = self._folder / name
        parts = _parts(path)
        if parts and all(_is_file_inside(self._folder, part) for part in parts):
            return ModelFile(name, path)
        return None


def _is_file_inside(folder: Path, path: Path) -> bool:
    """A regular file whose links all end inside the folder."""
    try:
        real = path.resolve(strict=True)
        return real.is_relative_to(folder) and real.is_file()
    except (OSError, RuntimeError):
        # A part that is missing, a loop of links, a name too long, a folder we may not read.
        return False


def _is_plain(name: str) -> bool:
    """A relative path of ordinary parts to a `.gguf` file, spelled in the one way it is listed."""
    if "\0" in name or not name.endswith(SUFFIX):
        return False
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return all(part not in ("", ".", "..") for part in name.split("/"))


def _parts(path: Path) -> list[Path]:
    """The files of the model at `path`; none where it is a later part of a split one."""
    match = _PART.match(path.name)
    if match is None:
        return [path]
    if int(match["part"]) != 1:
        return []
    stem, count = match["stem"], int(match["parts"])
    if count > MAX_PARTS:
        return []
    return [
        path.with_name(f"{stem}-{part:05d}-of-{count:05d}{SUFFIX}") for part in range(1, count + 1)
    ]
