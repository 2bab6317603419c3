"""One flag for each scalar sampling parameter, made from the type that holds the defaults."""

from __future__ import annotations

import argparse
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

import msgspec
from cyinfer.sampling.params import SamplingParams

from .usage import UsageError

#: `n_probs` reports something that the terminal does not show.
_NOT_HERE: Final = frozenset({"n_probs"})
_SCALARS: Final = frozenset({int, float, str, bool})


def add_sampling_flags(parser: argparse.ArgumentParser) -> None:
    """Add `--top-k`, `--temperature` and the others; a flag not given is not in the result."""
    group = parser.add_argument_group("sampling")
    for field in msgspec.structs.fields(SamplingParams):
        kind = _scalar(field.name)
        if kind is bool:
            group.add_argument(flag(field.name), action="store_true", default=argparse.SUPPRESS)
        elif kind is not None:
            group.add_argument(
                flag(field.name),
                type=_reader(kind),
                default=argparse.SUPPRESS,
                metavar=kind.__name__.upper(),
                help="none by default" if field.default is None else f"default {field.default}",
            )
    group.add_argument(
        "--json-schema",
        default=argparse.SUPPRESS,
        metavar="JSON",
        help="a JSON Schema, as text, that the answer follows",
    )


def read_sampling(args: argparse.Namespace) -> SamplingParams:
    """The parameters of the flags that were given; raises UsageError or ParameterError."""
    given = {n: v for n, v in vars(args).items() if n in SamplingParams.field_names()}
    if "json_schema" in given:
        given["json_schema"] = _json(given["json_schema"])
    return SamplingParams(**given)


def flag(name: str) -> str:
    """The flag of a field."""
    return "--" + name.replace("_", "-")


def _scalar(name: str) -> type | None:
    """The type of a field's values, if they are scalars."""
    if name in _NOT_HERE:
        return None
    kinds = set(_bare_kinds(get_type_hints(SamplingParams, include_extras=True)[name]))
    found = kinds & _SCALARS
    return found.pop() if len(found) == 1 and kinds <= _SCALARS | {type(None)} else None


def _bare_kinds(kind: Any) -> list[Any]:
    if get_origin(kind) is Annotated:
        return _bare_kinds(get_args(kind)[0])
    if get_origin(kind) in (tuple, list, dict):
        return [get_origin(kind)]
    members = get_args(kind)
    return [bare for member in members for bare in _bare_kinds(member)] if members else [kind]


def _reader(kind: type) -> Any:
    """Text to a value of the kind; text that is none is left for the type to refuse."""

    return str if kind is str else _number


def _number(text: str) -> int | float | str:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def _json(text: str) -> Any:
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise UsageError(f"--json-schema is not JSON: {error}") from None
