"""The application: its routes, and what it holds while it runs."""

from __future__ import annotations

from collections.abc import AsyncIterator

from aiohttp import web

from . import completion, models
from .host import ModelHost
from .middleware import frame_errors
from .request_id import add_header
from .settings import Settings
from .state import STATE, ServerState


def make_app(settings: Settings, host: ModelHost) -> web.Application:
    """The server on a model host, which it closes when it ends.

    Run it with `handler_cancellation=True`: a client that goes away ends its request so.
    """
    app = web.Application(middlewares=[frame_errors], client_max_size=settings.max_body_bytes)
    app[STATE] = ServerState(settings, host)
    app.on_response_prepare.append(add_header)
    app.on_shutdown.append(_refuse)
    app.cleanup_ctx.append(_model_host)
    _add_routes(app)
    return app


def _add_routes(app: web.Application) -> None:
    # A HEAD must not do what these GETs do, so none of them answers to it.
    app.add_routes(
        [
            web.post("/completion", completion.complete),
            web.get("/completion/abort", completion.abort, allow_head=False),
            web.get("/comletion/abort", completion.abort, allow_head=False),
            web.get("/health", health),
            web.get("/model/state", models.model_state),
            web.post("/model/load", models.load),
            web.get("/model/unload", models.unload, allow_head=False),
        ]
    )


async def health(_: web.Request) -> web.Response:
    """GET /health: the server answers."""
    return web.json_response({"status": "ok"})


async def _refuse(app: web.Application) -> None:
    app[STATE].begin_shutdown()


async def _model_host(app: web.Application) -> AsyncIterator[None]:
    yield
    await app[STATE].host.close()
