"""The one loaded model: who uses it, and how it is loaded, changed and unloaded."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

import msgspec
from cyinfer.errors import CyinferError, ModelLoadError

from .http_errors import HttpError
from .model_files import ModelFile, ModelFiles
from .model_info import read_facts
from .window import WindowRules, choose_window
from .worker import Opening, Worker, WorkerOpener

T = TypeVar("T")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A model as somebody asks for it; None is the default, or as it is loaded."""

    name: str
    ctx: int | None = None
    gpu_layers: int | None = None


class Loaded:
    """The loaded model and how many requests use it."""

    def __init__(self, file: ModelFile, opening: Opening, worker: Worker) -> None:
        self.file = file
        self.opening = opening
        self.worker = worker
        self.idle = asyncio.Event()
        self.idle.set()
        self._users = 0

    def enter(self) -> None:
        """One more request uses the model."""
        self._users += 1
        self.idle.clear()

    def leave(self) -> None:
        """One request less uses it."""
        self._users -= 1
        if self._users == 0:
            self.idle.set()

    def is_as(self, wanted: Wanted) -> bool:
        """The window and the layers that are asked for are those there are."""
        return wanted.ctx in (None, self.worker.ctx) and wanted.gpu_layers in (
            None,
            self.opening.gpu_layers,
        )


class ModelHost:
    """Holds at most one model. One event loop's.

    Whoever needs another model waits first for the requests of the old one; those who come
    later wait behind, first come first served.

    Parameters
    ----------
    files : ModelFiles
        The models that can be named.
    open_worker : callable
        Loads one; runs in a thread.
    rules : WindowRules
        The server's limits on windows.
    gpu_layers : int
        For a load that names none; -1 is all.
    """

    def __init__(
        self,
        files: ModelFiles,
        open_worker: WorkerOpener,
        rules: WindowRules,
        gpu_layers: int = -1,
    ) -> None:
        self.files = files
        self._open_worker = open_worker
        self._rules = rules
        self._gpu_layers = gpu_layers
        self._loaded: Loaded | None = None
        self._gate = asyncio.Lock()

    @property
    def loaded(self) -> Loaded | None:
        """The model in memory, if there is one right now."""
        return self._loaded

    async def enter(self, name: str | None, ctx: int | None) -> Loaded:
        """The model of this name (None: the loaded one), entered; the caller leaves it.

        A model that is not loaded is loaded, with the window `ctx`. Raises HttpError 404 (no such
        model) and 409 (none named and none loaded), CyinferError where it cannot be loaded.
        """
        async with self._gate:
            loaded = self._loaded
            if name is not None:
                file = await self._find(name)
                if loaded is None or loaded.file != file:
                    loaded = await self._change(file, Wanted(name=name, ctx=ctx))
            if loaded is None:
                raise HttpError(409, _NONE_LOADED)
            loaded.enter()
            return loaded

    async def load(self, wanted: Wanted) -> bool:
        """Load a model; False if it was loaded already. Raises as `enter` does."""
        async with self._gate:
            file = await self._find(wanted.name)
            loaded = self._loaded
            if loaded is not None and loaded.file == file and loaded.is_as(wanted):
                return False
            await self._change(file, wanted)
            return True

    async def unload(self) -> None:
        """Unload the model once its requests have ended; nothing if there is none."""
        async with self._gate:
            if self._loaded is not None:
                await self._loaded.idle.wait()
                await _to_the_end(self._close())

    async def close(self) -> None:
        """Unload at once; requests that still run are cancelled. A load comes to its end first."""
        async with self._gate:
            await self._close()

    async def _find(self, name: str) -> ModelFile:
        if self._loaded is not None and self._loaded.file.name == name:
            return self._loaded.file
        file = await asyncio.to_thread(self.files.find, name)
        if file is None:
            raise HttpError(
                404, f"no such model: {_short(name)}. GET /model/state lists the models"
            )
        return file

    async def _change(self, file: ModelFile, wanted: Wanted) -> Loaded:
        try:
            opening = await asyncio.to_thread(self._opening, file, wanted)
            old = self._loaded
            if old is not None:
                await old.idle.wait()
            return await _to_the_end(self._replace(old, file, opening))
        except ModelLoadError as error:
            # The message names the file as the library sees it; a client knows it by its name.
            raise ModelLoadError(str(error).replace(str(file.path), file.name)) from None

    def _opening(self, file: ModelFile, wanted: Wanted) -> Opening:
        """What to open, after a look at the file: most mistakes show before the old one goes."""
        window = choose_window(read_facts(file.path).n_ctx_train, wanted.ctx, self._rules)
        layers = self._gpu_layers if wanted.gpu_layers is None else wanted.gpu_layers
        return Opening(path=file.path, gpu_layers=layers, ctx=window.ctx, ctx_max=window.ctx_max)

    async def _replace(self, old: Loaded | None, file: ModelFile, opening: Opening) -> Loaded:
        """Close the old model, then open the new one: memory never has to hold both."""
        await self._close()
        try:
            self._loaded = await self._open(file, opening)
        except Exception:
            await self._restore(old)
            raise
        return self._loaded

    async def _restore(self, old: Loaded | None) -> None:
        if old is None:
            return
        try:
            self._loaded = await self._open(old.file, old.opening)
        except CyinferError:
            # Then there is none; the first error is the one that its reader needs.
            self._loaded = None

    async def _open(self, file: ModelFile, opening: Opening) -> Loaded:
        worker = await asyncio.to_thread(self._open_worker, opening)
        return Loaded(file, opening, worker)

    async def _close(self) -> None:
        loaded, self._loaded = self._loaded, None
        if loaded is not None:
            await loaded.worker.close()


_NONE_LOADED = (
    "no model is loaded: name one in the field model, or load one with POST /model/load; "
    "GET /model/state lists them"
)


async def _to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which runs to its end even if its waiter is cancelled."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait({task})
        if not task.cancelled():
            task.exception()
        raise


def _short(name: str) -> str:
    return repr(name if len(name) <= 200 else name[:197] + "...")
