"""Files that are no model: one line that names the thing and the remedy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cyinfer import Model, ModelLoadError, demo_model_path, inspect


@pytest.fixture
def whole() -> bytes:
    """The demo model's bytes."""
    return demo_model_path().read_bytes()


def message(path: Path) -> str:
    """The error that loading a file gives, checked for its form."""
    with pytest.raises(ModelLoadError) as caught:
        Model(path)
    text = str(caught.value)
    assert path.name in text
    assert "\n" not in text
    return text


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no such file" in message(tmp_path / "none.gguf")


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in message(tmp_path)


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "pipe.gguf"
    os.mkfifo(path)
    assert "no regular file" in message(path)


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.gguf"
    path.touch()
    assert "0 bytes" in message(path)


def test_a_file_that_is_no_gguf(tmp_path: Path) -> None:
    path = tmp_path / "text.gguf"
    path.write_text("just text")
    assert "not a GGUF" in message(path)


@pytest.mark.parametrize("keep", [4, 16, 200, 5_000, 0.3, 0.99])
def test_a_truncated_file(tmp_path: Path, whole: bytes, keep: float) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(whole[: int(keep if keep > 1 else keep * len(whole))])
    assert "download it again" in message(path)


def test_a_future_version(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "future.gguf"
    path.write_bytes(whole[:4] + b"\x63\0\0\0" + whole[8:])
    assert "could not be loaded" in message(path)


def test_inspect_reads_the_metadata_only() -> None:
    info = inspect(demo_model_path())
    assert info.architecture == "llama"
    assert info.n_ctx_train >= 1024
    assert info.chat_template
    assert info.template_name == "chatml"


def test_inspect_refuses_what_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "text.gguf"
    path.write_text("GGUF but not really")
    with pytest.raises(ModelLoadError, match="could not be loaded"):
        inspect(path)


def test_a_progress_callback_sees_the_load_and_may_end_it() -> None:
    shares: list[float] = []
    Model(progress=shares.append).close()
    assert shares[-1] == 1
    assert shares == sorted(shares)

    def refuse(share: float) -> None:
        raise LookupError(f"enough at {share}")

    with pytest.raises(LookupError, match="enough"):
        Model(progress=refuse)
