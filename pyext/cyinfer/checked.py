"""Structs whose fields are checked one by one, with messages made for their reader."""

from __future__ import annotations

import math
from functools import cache
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

import msgspec
import numpy as np

from .errors import ParameterError

INT32_MAX: Final = 2**31 - 1


class CheckedStruct(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen struct that checks every field when it is made.

    Types are strict: a string is not a number and `True` is not 1. A float without a
    fraction is a fine int, an int is a fine float, NumPy scalars are what they hold.
    NaN and infinities are refused.

    Raises
    ------
    ParameterError
        Names the field, the value and what is allowed.
    """

    def __post_init__(self) -> None:
        for name, kind in _kinds(type(self)).items():
            given = getattr(self, name)
            value = check(name, given, kind)
            if value is not given:
                msgspec.structs.force_setattr(self, name, value)

    @classmethod
    def field_names(cls) -> frozenset[str]:
        """The names of every field."""
        return frozenset(cls.__struct_fields__)


def check(name: str, given: Any, kind: Any) -> Any:
    """`given` as a value of the annotated type `kind`; raises ParameterError."""
    value = given.item() if isinstance(given, np.generic) else given
    if _takes(kind, int) and isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ParameterError(name, given, describe(kind, given))
    try:
        checked = msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError:
        raise ParameterError(name, given, describe(kind, given)) from None
    for text in (checked,) if isinstance(checked, str) else checked if _is_texts(checked) else ():
        check_unicode(name, text)
    return checked


def check_unicode(name: str, text: str) -> None:
    """Raise ParameterError for a text that has no UTF-8 form."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ParameterError(name, text, "valid Unicode (it has a lone surrogate)") from None


def _is_texts(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)


@cache
def _kinds(cls: type[CheckedStruct]) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


def _members(kind: Any) -> tuple[Any, ...]:
    """The members of a union, the type itself otherwise; Annotated is kept."""
    if get_origin(kind) is Annotated or not get_args(kind):
        return (kind,)
    if get_origin(kind) in (tuple, list, dict):
        return (kind,)
    return get_args(kind)


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _takes(kind: Any, wanted: type) -> bool:
    bare = [_bare(member) for member in _members(kind)]
    return wanted in bare and float not in bare


_NOUNS: Final = {
    int: "an integer",
    float: "a number",
    str: "a string",
    bool: "true or false",
    type(None): "null",
}


def describe(kind: Any, given: Any = None) -> str:
    """What a type allows, in words: "an integer of at least 0".

    The upper bound of every integer is named only where `given` is beyond it.
    """
    beyond = isinstance(given, (int, float)) and given > INT32_MAX
    return " or ".join(_describe_member(member, beyond) for member in _members(kind))


def _describe_member(kind: Any, beyond: bool) -> str:
    bare = _bare(kind)
    metas = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    for meta in metas:
        if isinstance(meta, msgspec.Meta) and meta.description:
            return meta.description
    text = _NOUNS.get(bare, f"a {getattr(bare, '__name__', bare)}")
    for meta in metas:
        if isinstance(meta, msgspec.Meta):
            text += _describe_range(meta, beyond)
    return text


def _describe_range(meta: msgspec.Meta, beyond: bool) -> str:
    words = []
    for bound, word in (
        (meta.ge, "at least"),
        (meta.gt, "more than"),
        (meta.le, "at most"),
        (meta.lt, "less than"),
    ):
        if bound is not None and (bound != INT32_MAX or beyond):
            words.append(f"{word} {bound if isinstance(bound, int) else format(bound, 'g')}")
    return f" of {' and '.join(words)}" if words else ""
