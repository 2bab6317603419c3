"""The id by which a client knows its request: its own, or one made here."""

from __future__ import annotations

from typing import Final

from aiohttp import web
from cyinfer.request import new_id

from .http_errors import bad_request

HEADER: Final = "X-Request-Id"
MAX_LENGTH: Final = 128
KEY: Final = web.RequestKey("request_id", str)
_ALLOWED: Final = f"{HEADER} must be 1 to {MAX_LENGTH} printable ASCII characters without spaces"


def assign_id(request: web.Request) -> None:
    """Give the request its id; raises HttpError (400) for a sent one that cannot be used."""
    request[KEY] = new_id()
    sent = request.headers.get(HEADER)
    if sent is None:
        return
    if not (1 <= len(sent) <= MAX_LENGTH and all("!" <= char <= "~" for char in sent)):
        raise bad_request(f"{_ALLOWED}, got {len(sent)} characters")
    request[KEY] = sent


def request_id(request: web.Request) -> str:
    """The id of a request that `assign_id` has seen."""
    return request[KEY]


async def add_header(request: web.Request, response: web.StreamResponse) -> None:
    """Signal: every answer carries its id."""
    if KEY in request:
        response.headers[HEADER] = request_id(request)
