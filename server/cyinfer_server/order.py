"""From the body of POST /completion to one checked `Order`: here JSON ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final, TypeVar

import msgspec
from cyinfer.checked import check
from cyinfer.errors import ParameterError
from cyinfer.request import Ctx, Limits, Request
from cyinfer.sampling.params import SamplingParams
from msgspec import Meta

from .http_errors import bad_request
from .jsonbody import depth_refused, read_object

#: What older clients say, and what it is called here.
ALIASES: Final = {"n_predict": "max_tokens", "tfs_z": "tfs"}
MAX_NAMED_UNKNOWN: Final = 32
_LIMITS: Final = frozenset({"max_tokens", "stop", "ctx", "threads"})
_OTHERS: Final = frozenset({"prompt", "template", "stream", "model", "isolated"})
_MODEL_FIELDS: Final = frozenset({"name", "ctx"})
_MODEL_ALLOWED: Final = "an object {name, ctx} or a string"

T = TypeVar("T")
_OptionalStr = Annotated[str, Meta()] | None
_OptionalCtx = Ctx | None


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """What the server's owner decides for requests.

    Parameters
    ----------
    threads : int
        For a request that names none.
    usable_cpus : int
        The most threads a request gets.
    """

    threads: int
    usable_cpus: int


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One completion as its client ordered it.

    `model` is None for the loaded one; the window asked for is `request.limits.ctx`.
    """

    request: Request
    model: str | None
    stream: bool
    warnings: tuple[str, ...]


def read_order(body: bytes, defaults: Defaults) -> Order:
    """The order in a JSON body; raises HttpError or ParameterError (400)."""
    with depth_refused():
        return _Reader(read_object(body), defaults).order()


class _Reader:
    """Reads one body, and gathers the warnings on the way."""

    def __init__(self, fields: dict[str, Any], defaults: Defaults) -> None:
        self._fields = fields
        self._defaults = defaults
        self._warnings: list[str] = []
        #: Documented name -> the name that was sent.
        self._sent_as: dict[str, str] = {}

    def order(self) -> Order:
        if "prompt" not in self._fields:
            raise bad_request("prompt is missing: send the prompt text as a string")
        self._resolve_aliases()
        self._name_unknown("", self._fields, SamplingParams.field_names() | _LIMITS | _OTHERS)
        model = self._model()
        # Requests run one at a time, which is what `isolated` asks for.
        self._flag("isolated")
        return Order(
            request=Request(
                prompt=self._text("prompt"),
                template=self._optional_text("template"),
                params=self._params(),
                limits=self._limits(),
            ),
            model=model,
            stream=self._flag("stream"),
            warnings=tuple(self._warnings),
        )

    def _resolve_aliases(self) -> None:
        for alias, name in ALIASES.items():
            if alias not in self._fields:
                continue
            value = self._fields.pop(alias)
            if name in self._fields:
                self._warnings.append(f"{alias} was ignored: {name} was sent too and wins")
            else:
                self._fields[name] = value
                self._sent_as[name] = alias

    def _name_unknown(self, prefix: str, fields: dict[str, Any], known: frozenset[str]) -> None:
        unknown = [name for name in fields if name not in known]
        self._warnings.extend(
            f"unknown field {prefix}{_short(name)} was ignored"
            for name in unknown[:MAX_NAMED_UNKNOWN]
        )
        more = len(unknown) - MAX_NAMED_UNKNOWN
        if more > 0:
            self._warnings.append(f"{more} more unknown fields were ignored")

    def _model(self) -> str | None:
        """The asked model's name; a window asked for with it takes the place of `ctx`."""
        model = self._fields.get("model")
        if model is None or isinstance(model, str):
            return model
        if not isinstance(model, dict):
            raise ParameterError("model", model, _MODEL_ALLOWED)
        self._name_unknown("model.", model, _MODEL_FIELDS)
        name = check("model.name", model.get("name"), _OptionalStr)
        ctx = check("model.ctx", model.get("ctx"), _OptionalCtx)
        if ctx is not None:
            self._prefer_model_ctx(ctx)
        return name if name is None else str(name)

    def _prefer_model_ctx(self, ctx: int) -> None:
        other = check("ctx", self._fields.get("ctx"), _OptionalCtx)
        if other is not None and other != ctx:
            self._warnings.append(f"ctx {other} was ignored: model.ctx {ctx} was sent too and wins")
        self._fields["ctx"] = ctx

    def _params(self) -> SamplingParams:
        names = SamplingParams.field_names() & self._fields.keys()
        return self._named(lambda: SamplingParams(**{n: self._fields[n] for n in names}))

    def _limits(self) -> Limits:
        given = {name: self._fields[name] for name in _LIMITS & self._fields.keys()}
        asked = given.setdefault("threads", self._defaults.threads)
        limits = self._named(lambda: Limits(**given))
        cpus = self._defaults.usable_cpus
        if limits.threads <= cpus:
            return limits
        if "threads" in self._fields:
            self._warnings.append(
                f"threads {asked:g} was lowered to {cpus}: this process may use {cpus} "
                f"processor{'s' if cpus > 1 else ''}"
            )
        return msgspec.structs.replace(limits, threads=cpus)

    def _named(self, make: Callable[[], T]) -> T:
        """`make()`, with a field that was sent under its older name called by that name."""
        try:
            return make()
        except ParameterError as error:
            sent = self._sent_as.get(error.name, error.name)
            raise ParameterError(sent, error.value, error.allowed) from None

    def _flag(self, name: str) -> bool:
        return bool(check(name, self._fields.get(name, False), bool))

    def _text(self, name: str) -> str:
        return str(check(name, self._fields[name], str))

    def _optional_text(self, name: str) -> str | None:
        text = check(name, self._fields.get(name), _OptionalStr)
        return text if text is None else str(text)


def _short(name: str) -> str:
    return repr(name if len(name) <= 60 else name[:57] + "...")
