"""A name is a file inside the models folder; what resolves outside it is never opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cyinfer_server.model_files import ModelFile, ModelFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "models"
    (root / "sub" / "deeper").mkdir(parents=True)
    for name in ("a.gguf", "sub/b.gguf", "sub/deeper/c.gguf", "notes.txt"):
        (root / name).write_bytes(b"GGUF")
    (tmp_path / "outside.gguf").write_bytes(b"GGUF")
    return root


def names(files: ModelFiles) -> list[str]:
    return [model.name for model in files.list()]


def test_models_are_the_gguf_files_subfolders_included(folder: Path) -> None:
    files = ModelFiles(folder)
    assert names(files) == ["a.gguf", "sub/b.gguf", "sub/deeper/c.gguf"]
    for name in names(files):
        found = files.find(name)
        assert found is not None
        assert found.path == folder / name


def test_a_name_without_its_suffix_is_understood(folder: Path) -> None:
    files = ModelFiles(folder)
    assert files.find("a") == files.find("a.gguf")
    assert files.find("sub/b") == ModelFile("sub/b.gguf", folder / "sub/b.gguf")


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "/",
        "../outside.gguf",
        "../outside",
        "sub/../../outside.gguf",
        "sub/../a.gguf",
        "./a.gguf",
        "sub//b.gguf",
        "/a.gguf",
        "a.gguf/",
        "a.gguf\0",
        "a\0.gguf",
        "\0",
        "sub",
        "notes.txt",
        "missing.gguf",
        "a.gguf/x.gguf",
        "..\\outside.gguf",
        "%2e%2e/outside.gguf",
        "~/a.gguf",
        "x" * 5000,
        "x/" * 5000,
        "\ud800.gguf",
    ],
)
def test_any_other_name_finds_nothing(folder: Path, name: str) -> None:
    assert ModelFiles(folder).find(name) is None


def test_an_absolute_path_finds_nothing_even_inside_the_folder(folder: Path) -> None:
    assert ModelFiles(folder).find(str(folder / "a.gguf")) is None


def test_links_that_leave_the_folder_find_nothing_and_are_not_listed(folder: Path) -> None:
    (folder / "link.gguf").symlink_to(folder.parent / "outside.gguf")
    (folder / "dir").symlink_to(folder.parent)
    (folder / "hop.gguf").symlink_to(folder / "link.gguf")
    (folder / "loop.gguf").symlink_to(folder / "loop.gguf")
    (folder / "dangling.gguf").symlink_to(folder / "nowhere.gguf")
    files = ModelFiles(folder)
    for name in ("link", "dir/outside", "hop", "loop", "dangling"):
        assert files.find(name) is None, name
    assert names(files) == ["a.gguf", "sub/b.gguf", "sub/deeper/c.gguf"]


def test_links_that_stay_inside_are_models(folder: Path) -> None:
    (folder / "blob").write_bytes(b"GGUF")
    (folder / "link.gguf").symlink_to("blob")
    files = ModelFiles(folder)
    assert files.find("link") == ModelFile("link.gguf", folder / "link.gguf")
    assert "link.gguf" in names(files)


def test_a_folder_that_is_a_link_itself_is_fine(folder: Path) -> None:
    other = folder.parent / "other"
    other.symlink_to(folder)
    assert ModelFiles(other).find("a") is not None


def test_what_is_no_regular_file_is_no_model(folder: Path) -> None:
    os.mkfifo(folder / "pipe.gguf")
    (folder / "folder.gguf").mkdir()
    files = ModelFiles(folder)
    assert files.find("pipe") is None
    assert files.find("folder") is None
    assert names(files) == ["a.gguf", "sub/b.gguf", "sub/deeper/c.gguf"]


def test_a_model_split_into_parts_is_one_name_its_first_part(folder: Path) -> None:
    parts = [f"big-{part:05d}-of-00003.gguf" for part in (1, 2, 3)]
    for part in parts:
        (folder / part).write_bytes(b"GGUF")
    files = ModelFiles(folder)
    assert [name for name in names(files) if name.startswith("big")] == parts[:1]
    assert files.find(parts[0]) is not None
    assert files.find(parts[1]) is None


@pytest.mark.parametrize("how", ["missing", "outside"])
def test_a_split_model_needs_all_its_parts_inside(folder: Path, how: str) -> None:
    (folder / "big-00001-of-00002.gguf").write_bytes(b"GGUF")
    if how == "outside":
        (folder / "big-00002-of-00002.gguf").symlink_to(folder.parent / "outside.gguf")
    files = ModelFiles(folder)
    assert files.find("big-00001-of-00002") is None
    assert "big-00001-of-00002.gguf" not in names(files)


def test_a_file_name_that_is_not_unicode_is_left_out(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.gguf")).write_bytes(b"GGUF")
    assert names(ModelFiles(folder)) == ["a.gguf", "sub/b.gguf", "sub/deeper/c.gguf"]


def test_extra_models_have_names_of_their_own_and_go_first(folder: Path) -> None:
    elsewhere = folder.parent / "outside.gguf"
    files = ModelFiles(folder, (ModelFile("demo", elsewhere), ModelFile("a.gguf", elsewhere)))
    for name in ("demo", "a", "a.gguf"):
        found = files.find(name)
        assert found is not None
        assert found.path == elsewhere
    assert names(files) == ["a.gguf", "demo", "sub/b.gguf", "sub/deeper/c.gguf"]


def test_without_a_folder_only_the_extra_models_exist(tmp_path: Path) -> None:
    model = ModelFile("demo", tmp_path / "x")
    files = ModelFiles(None, (model,))
    assert files.list() == [model]
    assert files.find("a") is None
