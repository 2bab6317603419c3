"""`cyinfer serve`: from the options to a running server."""

from __future__ import annotations

import argparse
import asyncio
import socket
import sys
from pathlib import Path
from typing import Annotated

import cyinfer
from cyinfer.checked import check
from cyinfer.request import Ctx, Threads
from msgspec import Meta

from .addresses import bind, explain, url
from .app import make_app
from .banner import banner
from .host import ModelHost, Wanted
from .logs import configure_logging
from .model_files import DEMO_NAME, ModelFile, ModelFiles
from .models import GpuLayers
from .serving import serve_until_signalled
from .settings import DEFAULT_THREADS, MIB, Settings
from .usage import UsageError
from .window import WindowRules
from .worker import open_local_worker

_MaxBody = Annotated[int, Meta(ge=1, le=4096)]


def serve(args: argparse.Namespace) -> int:
    """Serve until a signal; the exit code."""
    settings = _settings(args)
    rules = WindowRules(
        ctx=check("--ctx", args.ctx, Ctx | None),
        ctx_max=check("--ctx-max", args.ctx_max, Ctx | None),
    )
    layers = check("--gpu-layers", args.gpu_layers, GpuLayers)
    files, first = choose_models(args.model, args.models_dir)
    sockets = bind(args.host, args.port, args.no_auth)
    configure_logging()
    try:
        asyncio.run(_serve(settings, files, first, rules, layers, sockets))
    except OSError as error:
        port = sockets[0].getsockname()[1] if sockets[0].fileno() >= 0 else args.port
        raise UsageError(explain(error, args.host, port)) from None
    finally:
        for bound in sockets:
            bound.close()
    return 0


def choose_models(model: str | None, folder: str | None) -> tuple[ModelFiles, str | None]:
    """The models that can be named, and the name of the first to load; raises UsageError."""
    models_dir = None if folder is None else _folder(folder)
    extra = _demo()
    if model is None:
        return ModelFiles(models_dir, extra), DEMO_NAME if folder is None else None
    files = ModelFiles(models_dir, extra)
    inside = files.find(model)
    if inside is not None:
        return files, inside.name
    path = Path(model)
    # A look at the file, for its error: this one may name the path as it was given.
    cyinfer.inspect(path)
    given = ModelFile(path.name, path.absolute())
    return ModelFiles(models_dir, (*extra, given)), given.name


async def _serve(
    settings: Settings,
    files: ModelFiles,
    first: str | None,
    rules: WindowRules,
    gpu_layers: int,
    sockets: list[socket.socket],
) -> None:
    host = ModelHost(files, open_local_worker, rules, gpu_layers)
    if first is not None:
        # Asked for here, so that a --ctx beyond the largest is refused and not lowered.
        await host.load(Wanted(name=first, ctx=rules.ctx))
    app = make_app(settings, host)
    urls = [url(bound) for bound in sockets]

    def announce() -> None:
        print(banner(settings, host.loaded, urls), file=sys.stderr, flush=True)

    await serve_until_signalled(app, sockets, announce)


def _settings(args: argparse.Namespace) -> Settings:
    return Settings(
        usable_cpus=cyinfer.usable_cpus(),
        threads=check("--threads", args.threads, Threads | None) or DEFAULT_THREADS,
        max_body_bytes=check("--max-body-size", args.max_body_size, _MaxBody) * MIB,
    )


def _demo() -> tuple[ModelFile, ...]:
    path = cyinfer.demo_model_path()
    return (ModelFile(DEMO_NAME, path),) if path.is_file() else ()


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise UsageError(f"--models-dir {text} is no folder: name one that holds .gguf files")
    return path
