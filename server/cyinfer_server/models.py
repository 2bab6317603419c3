"""GET /model/state, POST /model/load, GET /model/unload."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Final

import msgspec
from aiohttp import web
from cyinfer.checked import check
from cyinfer.errors import ModelLoadError
from cyinfer.request import Ctx
from msgspec import Meta

from .host import Loaded, Wanted
from .http_errors import HttpError, bad_request
from .jsonbody import depth_refused, read_object
from .state import STATE, ServerState

GpuLayers = Annotated[int, Meta(ge=-1, le=2**31 - 1)]
_OptionalCtx: Final = Ctx | None
_OptionalLayers: Final = GpuLayers | None


class ModelEntry(msgspec.Struct, frozen=True):
    """A model: its template's name or "unknown", its trained window in tokens (0: unreadable)."""

    name: str
    ctx: int


class ModelState(msgspec.Struct, frozen=True, rename="camel"):
    """Every model by name, and the loaded one with its window; "" and 0 where there is none."""

    models: dict[str, ModelEntry]
    is_model_loaded: bool
    loaded_model: str
    ctx: int


async def model_state(request: web.Request) -> web.Response:
    """GET /model/state."""
    state = request.app[STATE]
    models = await asyncio.to_thread(_entries, state)
    body = msgspec.json.encode(_model_state(models, state.host.loaded))
    return web.Response(body=body, content_type="application/json")


async def load(request: web.Request) -> web.Response:
    """POST /model/load: 204 loaded, 202 loaded already."""
    wanted = read_wanted(await request.read())
    try:
        changed = await request.app[STATE].host.load(wanted)
    except ModelLoadError as error:
        raise HttpError(500, f"{wanted.name} could not be loaded: {error}") from None
    return web.Response(status=204 if changed else 202)


async def unload(request: web.Request) -> web.Response:
    """GET /model/unload: 204, once the running requests have ended."""
    await request.app[STATE].host.unload()
    return web.Response(status=204)


def read_wanted(body: bytes) -> Wanted:
    """The model that a body asks for; raises HttpError or ParameterError (400)."""
    with depth_refused():
        return _wanted(read_object(body))


def _wanted(fields: dict[str, Any]) -> Wanted:
    if "name" not in fields:
        raise bad_request("name is missing: send the name of a model, as in GET /model/state")
    name = check("name", fields["name"], str)
    if check("embeddings", fields.get("embeddings", False), bool):
        raise bad_request("embeddings are not supported: leave the field out, or send false")
    return Wanted(
        name=name,
        ctx=_number(fields, "ctx", _OptionalCtx),
        gpu_layers=_number(fields, "gpu_layers", _OptionalLayers),
    )


def _number(fields: dict[str, Any], name: str, kind: Any) -> int | None:
    value: int | None = check(name, fields.get(name), kind)
    return value


def _entries(state: ServerState) -> dict[str, ModelEntry]:
    entries = {}
    for model in state.host.files.list():
        facts = state.facts.facts(model.path)
        entries[model.name] = ModelEntry(facts.template_name, facts.n_ctx_train)
    return entries


def _model_state(models: dict[str, ModelEntry], loaded: Loaded | None) -> ModelState:
    if loaded is None:
        return ModelState(models, False, "", 0)
    return ModelState(models, True, loaded.file.name, loaded.worker.ctx)
