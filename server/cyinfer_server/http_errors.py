"""Every refusal over HTTP: which error gets which status, and what its reader sees."""

from __future__ import annotations

from typing import Final

from cyinfer.errors import (
    ContextCreateError,
    ContextOverflowError,
    CyinferError,
    ParameterError,
    SamplingError,
    TokenError,
)

#: Errors of the caller; every other error of the library is the server's.
_CALLERS: Final = (ParameterError, ContextOverflowError, ContextCreateError, TokenError)


class HttpError(Exception):
    """A request that ends with this status and one line of explanation.

    Attributes
    ----------
    status : int
        The HTTP status, 400 to 599.
    message : str
        What was wrong, the numbers, and what to change.
    """

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        self.message = message
        super().__init__(message)


def bad_request(message: str) -> HttpError:
    """A 400."""
    return HttpError(400, message)


def from_error(error: CyinferError) -> HttpError:
    """The problem that an error of the library is: 400 for the caller's, 500 for ours."""
    status = 400 if isinstance(error, _CALLERS) else 500
    return HttpError(status, str(error))


def from_submit_error(error: CyinferError) -> HttpError:
    """As `from_error`, for an error raised while a request was made ready to run.

    A grammar that cannot be used is found there, and that is the caller's.
    """
    if isinstance(error, SamplingError):
        return bad_request(str(error))
    return from_error(error)
