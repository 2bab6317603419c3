"""The server reaches the library through its public modules alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SERVER = Path(__file__).resolve().parents[2] / "server" / "cyinfer_server"
EXTENSION = {path.stem for path in (SERVER.parents[1] / "pyext" / "cyinfer").glob("_*.pyx")}


def imported(source: str) -> set[str]:
    """Every module that a source file imports, with the names taken from it."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def extension_imports(source: str) -> set[str]:
    """The imports that reach into the extension."""
    return {
        name
        for name in imported(source)
        if name.startswith("cyinfer.") and name.split(".")[1] in EXTENSION
    }


@pytest.mark.parametrize("path", sorted(SERVER.rglob("*.py")), ids=lambda path: path.stem)
def test_the_server_never_imports_the_extension_directly(path: Path) -> None:
    assert extension_imports(path.read_text("utf-8")) == set()


def test_the_check_sees_a_direct_import() -> None:
    assert extension_imports("from cyinfer import _loop") == {"cyinfer._loop"}
    assert extension_imports("import cyinfer._model") == {"cyinfer._model"}
    assert extension_imports("from cyinfer._text import TextStream")
