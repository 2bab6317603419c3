"""How large a model's window is: what was asked, what the model and the server's owner allow."""

from __future__ import annotations

import msgspec
from cyinfer.errors import ParameterError
from cyinfer.model import DEFAULT_MAX_CTX


class WindowRules(msgspec.Struct, frozen=True, kw_only=True):
    """The server's own limits, in tokens; None is the model's trained length.

    Parameters
    ----------
    ctx : int or None
        A model's window where no request asks for one.
    ctx_max : int or None
        The largest window that a request may ask for.
    """

    ctx: int | None = None
    ctx_max: int | None = None


class Window(msgspec.Struct, frozen=True):
    """A model's window, and how far requests may raise it. In tokens."""

    ctx: int
    ctx_max: int


def choose_window(n_ctx_train: int, asked: int | None, rules: WindowRules) -> Window:
    """The window for a model about to be loaded; raises ParameterError beyond the largest."""
    largest = rules.ctx_max or n_ctx_train or DEFAULT_MAX_CTX
    if asked is not None and asked > largest:
        limit = "--ctx-max" if rules.ctx_max else "the model's trained length; --ctx-max raises it"
        raise ParameterError("ctx", asked, f"at most {largest} ({limit})")
    default = rules.ctx or min(n_ctx_train or DEFAULT_MAX_CTX, DEFAULT_MAX_CTX)
    return Window(asked or min(default, largest), largest)
