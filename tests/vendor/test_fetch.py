"""The script that materialises llama.cpp: checked, atomic, idempotent."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(folder: Path) -> Any:
    """The script, as if it lay in `folder`."""
    spec = importlib.util.spec_from_file_location("fetch", ROOT / "vendor" / "fetch.py")
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.HERE = folder
    module.TARGET = folder / "llama.cpp"
    return module


FILES = {
    "CMakeLists.txt": "project(x)",
    "LICENSE": "MIT",
    ".git": "gitdir: nowhere",
    "src/llama.cpp": "int x;",
    "ggml/src/ggml.c": "int y;",
    "docs/page.md": "no",
    "models/a.gguf": "no",
    "tools/server/server.cpp": "int z;",
    "tools/server/tests/test.py": "no",
    "tools/mtmd/test-1.jpeg": "no",
    "tools/cli/cli.cpp": "no",
}
KEPT = {"CMakeLists.txt", "LICENSE", "src/llama.cpp", "ggml/src/ggml.c", "tools/server/server.cpp"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vendor folder with a pin of a small archive, which lies beside it."""
    archive = tmp_path / "thing-1.0.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        for name, text in FILES.items():
            info = tarfile.TarInfo(f"thing-1.0/vendor/llama.cpp/{name}")
            info.size = len(text)
            tar.addfile(info, io.BytesIO(text.encode()))
        evil = tarfile.TarInfo("thing-1.0/vendor/llama.cpp/src/../../../../evil.cpp")
        tar.addfile(evil)
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    pin = {
        "commit": "abc",
        "package": "thing",
        "version": "1.0",
        "sha256": hashlib.sha256(archive.read_bytes()).hexdigest(),
        "root": "vendor/llama.cpp",
    }
    (vendor / "pin.json").write_text(json.dumps(pin))
    return vendor


def archive_of(folder: Path) -> str:
    """The archive that the fixture made."""
    return str(folder.parent / "thing-1.0.tar.gz")


def files(folder: Path) -> set[str]:
    """Every file below the unpacked tree, but the stamp."""
    root = folder / "llama.cpp"
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()} - {".pin"}


def test_it_unpacks_what_is_compiled_and_nothing_else(folder: Path) -> None:
    assert load(folder).main(["--archive", archive_of(folder)]) == 0
    assert files(folder) == KEPT
    assert not list(folder.glob(".llama*"))
    assert not list(folder.parent.glob("**/evil.cpp"))


def test_a_second_run_does_nothing(folder: Path) -> None:
    script = load(folder)
    script.main(["--archive", archive_of(folder)])
    (folder / "llama.cpp" / "mark").touch()
    assert script.main(["--archive", "/nowhere"]) == 0
    assert (folder / "llama.cpp" / "mark").exists()


def test_another_pin_replaces_the_tree(folder: Path) -> None:
    script = load(folder)
    script.main(["--archive", archive_of(folder)])
    (folder / "llama.cpp" / ".pin").write_text("older")
    (folder / "llama.cpp" / "mark").touch()
    assert script.main(["--archive", archive_of(folder)]) == 0
    assert files(folder) == KEPT


def test_a_wrong_hash_is_refused_and_leaves_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(archive_of(folder)).write_bytes(b"something else")
    assert load(folder).main(["--archive", archive_of(folder)]) == 1
    assert "sha256" in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == ["pin.json"]


def test_an_interrupted_run_leaves_nothing_half_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = load(folder)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(script, "put_in_place", interrupted)
    with pytest.raises(KeyboardInterrupt):
        script.main(["--archive", archive_of(folder)])
    assert sorted(path.name for path in folder.iterdir()) == ["pin.json"]


def test_without_a_network_it_says_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    assert load(folder).main([]) == 1
    message = capsys.readouterr().err
    assert "--archive FILE" in message
    assert "LLAMA_CPP_DIR" in message
