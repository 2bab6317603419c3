"""A request's body: JSON bytes in, a plain dict out, and messages for those who sent less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import msgspec

from .http_errors import HttpError, bad_request

#: A backslash that ends a line is JSON nowhere: not between values and not inside a string.
_CONTINUATION: Final = re.compile(rb"\\[ \t]*\r?\n")


@contextmanager
def depth_refused() -> Iterator[None]:
    """Within the block, a body nested too deep to be read, or shown in a message, is a 400."""
    try:
        yield
    except RecursionError:
        raise bad_request("the body is nested too deep: send a flatter JSON object") from None


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in `body`; raises HttpError (400) where there is none."""
    if not body.strip():
        raise bad_request("the body is empty: send a JSON object")
    try:
        with depth_refused():
            value = msgspec.json.decode(body)
    except UnicodeDecodeError as error:
        raise bad_request(f"the body is not valid UTF-8: {error.reason}") from None
    except msgspec.DecodeError as error:
        raise _not_json(body, str(error)) from None
    if not isinstance(value, dict):
        raise bad_request(f"the body must be a JSON object, got {_kind(value)}")
    return value


def _not_json(body: bytes, why: str) -> HttpError:
    found = _CONTINUATION.search(body)
    if found:
        return bad_request(
            f"the body has a backslash before a line break (byte {found.start()}): inside single "
            "quotes the shell keeps both, and JSON has no line continuation. Remove the "
            "backslash; JSON may go on in the next line without it"
        )
    return bad_request(f"the body is not JSON: {why}")


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string"}
    return names.get(type(value), "a list")
