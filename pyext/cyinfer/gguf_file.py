"""Looking at a model file before, or instead of, loading it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import msgspec

from ._inspect import GgufFile, template_name
from .errors import ModelLoadError

_MAGIC: Final = b"GGUF"


class ModelInfo(msgspec.Struct, frozen=True):
    """What a GGUF's metadata says, without its weights.

    `template_name` is llama.cpp's name of the chat template's family, or "unknown".
    """

    architecture: str
    n_ctx_train: int
    chat_template: str | None
    template_name: str


def check_file(path: str | os.PathLike[str]) -> Path:
    """The path of a file that starts like a GGUF; raises ModelLoadError in one line."""
    where = Path(path)
    try:
        if where.is_dir():
            raise ModelLoadError(f"{where} is a folder: give the path of a GGUF file in it")
        if where.exists() and not where.is_file():
            raise ModelLoadError(f"{where} is no regular file: give the path of a GGUF file")
        with where.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise ModelLoadError(f"{where}: no such file: give the path of a GGUF file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ModelLoadError(f"{where} cannot be read: {reason}") from None
    if not head:
        raise ModelLoadError(f"{where} is empty (0 bytes): download it again")
    if head != _MAGIC:
        raise ModelLoadError(f"{where} is not a GGUF file: convert the model to GGUF first")
    return where


def damaged(path: Path, reason: str) -> ModelLoadError:
    """The error for a file that starts like a GGUF and cannot be loaded."""
    return ModelLoadError(
        f"{path} ({path.stat().st_size} bytes) could not be loaded: {reason}; "
        "if the file is incomplete or damaged, download it again"
    )


def inspect(path: str | os.PathLike[str]) -> ModelInfo:
    """Read a GGUF's metadata.

    Raises
    ------
    ModelLoadError
        The file is missing, unreadable or no GGUF.
    """
    where = check_file(path)
    try:
        file = GgufFile(where)
    except ModelLoadError as error:
        raise damaged(where, str(error)) from None
    architecture = file.get_str("general.architecture") or "unknown"
    template = file.get_str("tokenizer.chat_template")
    return ModelInfo(
        architecture=architecture,
        n_ctx_train=file.get_u32(f"{architecture}.context_length") or 0,
        chat_template=template,
        template_name=template_name(template),
    )
