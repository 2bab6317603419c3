"""Check what an sdist and a wheel hold.

python check_dist.py SDIST WHEEL
"""

from __future__ import annotations

import sys
import tarfile
import zipfile

# A file that must be there, by the end of its name.
SDIST_NEEDS = (
    "/vendor/llama.cpp/include/llama.h",
    "/vendor/llama.cpp/LICENSE",
    "/vendor/llama.cpp/.pin",
    "/vendor/pin.json",
    "/pyext/cyinfer/demo/cyinfer-demo.gguf",
    "/LICENSE",
)
WHEEL_NEEDS = (
    "cyinfer/_lib/libcyinfer-llama.so",
    "cyinfer/demo/cyinfer-demo.gguf",
    "cyinfer/demo/MODEL_CARD.md",
    "cyinfer/py.typed",
    "cyinfer/_loop.pyi",
    "dist-info/licenses/LICENSE",
    "cyinfer/licenses/llama.cpp/LICENSE",
    "cyinfer/licenses/llama.cpp/LICENSE-jsonhpp",
)
WHEEL_PARTS = ("cyinfer/", "cyinfer_server/", "cyinfer-")
WHEEL_REFUSES = (".h", ".hpp", ".cmake", ".pyx", ".pxd", ".a", ".pc", ".cpp")


def main() -> None:
    """Exit with the first thing that is missing or does not belong."""
    sdist, wheel = sys.argv[1:]
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
    need(sdist, names, SDIST_NEEDS)
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    need(wheel, names, WHEEL_NEEDS)
    for name in names:
        if not name.startswith(WHEEL_PARTS) or name.endswith(WHEEL_REFUSES):
            sys.exit(f"{wheel} holds {name}, which does not belong there")
    print(f"sdist and wheel hold what they should ({len(names)} files in the wheel)")


def need(archive: str, names: list[str], ends: tuple[str, ...]) -> None:
    """Exit when a wanted file is missing."""
    for end in ends:
        if not any(name.endswith(end) for name in names):
            sys.exit(f"{archive} lacks {end}")


if __name__ == "__main__":
    main()
