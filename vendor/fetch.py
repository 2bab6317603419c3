"""Materialise vendor/llama.cpp from the pin beside this file.

The source arrives as the sdist of the pinned package, by name, with pip; its hash is checked
before anything of it is read, and only what a build needs is unpacked. The folder appears in one
rename, so an interrupted run leaves nothing half-made, and a second run does nothing.

    python vendor/fetch.py [--archive SDIST] [--force]

Only the standard library and pip are used.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

HERE = Path(__file__).resolve().parent
TARGET = HERE / "llama.cpp"
STAMP = ".pin"

#: What a build of the library, of the benchmark peers or of ggml-rpc-server reads.
KEEP = re.compile(
    r"""
    (?: CMakeLists\.txt | LICENSE | AUTHORS
      | (?: cmake | common | ggml | include | licenses | src | vendor ) / .*
      | scripts / [^/]+ \.cmake
      | tools / CMakeLists\.txt
      | tools / (?: batched-bench | llama-bench | mtmd | quantize | rpc | server ) / .*
      | tools / ui / (?: CMakeLists\.txt | sources\.cmake )
    )""",
    re.VERBOSE,
)
#: Media, tests and pages inside the kept folders.
DROP = re.compile(
    r"""
    .* / (?: tests | bench | docs | legacy-models | themes ) / .*
  | (?: .*/ )? \. [^/]*
  | .* \. (?: jpe?g | png | mp3 | mp4 | wav | gif | ipynb )
  | tools / .* \. (?: md | py | sh )
    """,
    re.VERBOSE,
)


class FetchError(Exception):
    """The source could not be had; the message says what to do."""


def main(argv: list[str] | None = None) -> int:
    """Run the command line; 0 when vendor/llama.cpp is there as pinned."""
    parser = argparse.ArgumentParser(description="Materialise vendor/llama.cpp from its pin.")
    parser.add_argument("--archive", type=Path, help="use this sdist instead of downloading it")
    parser.add_argument("--force", action="store_true", help="replace what is there")
    options = parser.parse_args(argv)
    pin = json.loads((HERE / "pin.json").read_text(encoding="utf-8"))
    if not options.force and is_there(pin):
        return 0
    try:
        with scratch_folder() as scratch:
            archive = options.archive or download(pin, scratch)
            verify(archive, pin)
            tree = scratch / "tree"
            unpack(archive, pin, tree)
            put_in_place(tree, scratch)
    except FetchError as error:
        print(f"vendor/fetch.py: {error}", file=sys.stderr)
        return 1
    print(f"vendor/llama.cpp: commit {pin['commit']}")
    return 0


def is_there(pin: dict[str, Any]) -> bool:
    """Whether the folder holds exactly the pinned source."""
    try:
        return (TARGET / STAMP).read_text(encoding="utf-8").strip() == str(pin["sha256"])
    except OSError:
        return False


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder on the target's own file system, so that the last step is a rename."""
    scratch = Path(tempfile.mkdtemp(prefix=".llama.cpp-", dir=HERE))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def download(pin: dict[str, Any], scratch: Path) -> Path:
    """The pinned sdist, fetched by pip from the index that pip is set up with."""
    wanted = f"{pin['package']}=={pin['version']}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir"]
    command += ["--disable-pip-version-check", "--no-binary", pin["package"]]
    command += ["--dest", str(scratch), wanted]
    done = subprocess.run(command, capture_output=True, text=True, env=outside_build(), check=False)
    archives = sorted(scratch.glob("*.tar.gz"))
    if done.returncode or len(archives) != 1:
        last = (done.stderr.strip() or "no output").splitlines()[-1]
        raise FetchError(
            f"pip could not download {wanted} ({last}). Without a network: run\n"
            f"  pip download --no-deps --no-binary {pin['package']} {wanted}\n"
            "where there is one, bring the file here and run\n"
            "  python vendor/fetch.py --archive FILE\n"
            "or build from another checkout of llama.cpp with\n"
            "  pip install . -C cmake.define.LLAMA_CPP_DIR=/path/to/llama.cpp"
        )
    return archives[0]


def outside_build() -> dict[str, str]:
    """The environment without an enclosing build's own module path."""
    return {name: value for name, value in os.environ.items() if not name.startswith("SKBUILD")}


def verify(archive: Path, pin: dict[str, Any]) -> None:
    """Refuse an archive that is not, byte for byte, the pinned one."""
    try:
        with archive.open("rb") as file:
            digest = hashlib.sha256()
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
    except OSError as error:
        raise FetchError(f"cannot read {archive.name}: {error.strerror}") from None
    if digest.hexdigest() != pin["sha256"]:
        raise FetchError(
            f"{archive.name} has sha256 {digest.hexdigest()}, the pin says {pin['sha256']}: "
            "get the pinned version, or bump the pin as vendor/README.md says"
        )


def unpack(archive: Path, pin: dict[str, Any], tree: Path) -> None:
    """Write the kept files of the archive under `tree`, then the stamp."""
    with tarfile.open(archive, "r:gz") as tar:
        for member in tar:
            name = kept_name(member, pin["root"])
            if name is None:
                continue
            source = tar.extractfile(member)
            if source is None:
                continue
            path = tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with source, path.open("wb") as target:
                shutil.copyfileobj(source, target)
            path.chmod(0o755 if member.mode & 0o100 else 0o644)
    if not (tree / "CMakeLists.txt").is_file():
        raise FetchError(f"{archive.name} holds no {pin['root']}/CMakeLists.txt")
    (tree / STAMP).write_text(pin["sha256"] + "\n", encoding="utf-8")


def kept_name(member: tarfile.TarInfo, root: str) -> str | None:
    """The path below llama.cpp's root of a file that is wanted, None for any other."""
    path = PurePosixPath(member.name)
    inside = path.parts[1 : 1 + len(PurePosixPath(root).parts)]
    if not member.isfile() or PurePosixPath(*inside) != PurePosixPath(root) or ".." in path.parts:
        return None
    name = str(PurePosixPath(*path.parts[1 + len(inside) :]))
    return name if KEEP.fullmatch(name) and not DROP.fullmatch(name) else None


def put_in_place(tree: Path, scratch: Path) -> None:
    """Swap the finished tree in; whatever was there leaves with the scratch folder."""
    with contextlib.suppress(FileNotFoundError):
        TARGET.rename(scratch / "old")
    tree.rename(TARGET)


if __name__ == "__main__":
    sys.exit(main())
