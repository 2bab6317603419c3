"""What `cyinfer serve` says when it is ready."""

from __future__ import annotations

from .host import Loaded
from .settings import DEFAULT_THREADS, Settings
from .version import version


def banner(settings: Settings, loaded: Loaded | None, urls: list[str]) -> str:
    """Version, model, window, threads and why that many, where to reach it, and a first request."""
    prompt = '{"prompt": "List the planets in the solar system"}'
    lines = [
        f"cyinfer {version()}",
        f"  model    {_model(loaded)}",
        f"  context  {_context(loaded)}",
        f"  threads  {threads_line(settings)}",
        f"  serving  {' '.join(urls)}",
        f"  try      curl -d '{prompt}' {urls[0]}/completion",
    ]
    return "\n".join(lines)


def threads_line(settings: Settings) -> str:
    """How many threads a request gets that names none, and why."""
    used = min(settings.threads, settings.usable_cpus)
    wanted = "the documented" if settings.threads == DEFAULT_THREADS else "the asked"
    if used == settings.threads:
        return f"{used}, {wanted} number"
    plural = "s" if used > 1 else ""
    return f"{used} of {wanted} {settings.threads}: this process may use {used} processor{plural}"


def _model(loaded: Loaded | None) -> str:
    if loaded is None:
        return "none loaded yet: name one in a request, or POST /model/load"
    megabytes = loaded.file.path.stat().st_size / 1e6
    return f"{loaded.file.name} ({megabytes:,.1f} MB)"


def _context(loaded: Loaded | None) -> str:
    if loaded is None:
        return "as the model says"
    opening = loaded.opening
    return f"{loaded.worker.ctx} tokens a request; one may ask for up to {opening.ctx_max}"
