"""Around every handler: the id, the refusal while closing, and errors as frames."""

from __future__ import annotations

import logging
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler
from cyinfer.errors import CyinferError

from .frames import error_frame, to_json
from .http_errors import HttpError, bad_request, from_error
from .request_id import assign_id
from .state import STATE

_log: Final = logging.getLogger("cyinfer.server")


@web.middleware
async def frame_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every request gets its id, and every error leaves as a frame with its status."""
    try:
        assign_id(request)
        if request.app[STATE].closing:
            raise HttpError(503, "the server is shutting down: send the request again later")
        return await handler(request)
    except HttpError as problem:
        return error_response(problem)
    except CyinferError as error:
        return error_response(from_error(error))
    except web.HTTPException as refusal:
        return _from_aiohttp(request, refusal)
    except web.RequestPayloadError as error:
        return error_response(bad_request(f"the body could not be read: {error}"))
    except ConnectionError:
        # The client went away while it was written to; there is nobody to answer.
        raise
    except Exception as error:  # noqa: BLE001  a fault here must reach its client
        _log.error("%s %s failed: %s: %s", request.method, request.raw_path, _name(error), error)
        return error_response(HttpError(500, f"internal error ({_name(error)}); the log has more"))


def error_response(problem: HttpError) -> web.Response:
    """The answer to a request that was refused."""
    return _frame_response(problem.status, problem.message)


def _frame_response(status: int, message: str) -> web.Response:
    body = to_json(error_frame(message))
    return web.Response(status=status, body=body, content_type="application/json")


def _from_aiohttp(request: web.Request, refusal: web.HTTPException) -> web.Response:
    if isinstance(refusal, web.HTTPMethodNotAllowed):
        allowed = ", ".join(sorted(refusal.allowed_methods))
        message = f"{request.path} takes {allowed}, not {request.method}"
        response = _frame_response(refusal.status, message)
        response.headers["Allow"] = allowed
        return response
    if isinstance(refusal, web.HTTPRequestEntityTooLarge):
        limit = request.app[STATE].settings.max_body_bytes
        message = f"the body is larger than {limit} bytes: send less, or raise --max-body-size"
        return _frame_response(refusal.status, message)
    if isinstance(refusal, web.HTTPNotFound):
        return _frame_response(refusal.status, f"there is no {request.url.raw_path}")
    return _frame_response(refusal.status, refusal.reason)


def _name(error: Exception) -> str:
    return type(error).__name__
