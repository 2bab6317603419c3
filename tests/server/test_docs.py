"""docs/api.md: what it shows works, and it leaves no field out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

from cyinfer.request import Limits
from cyinfer.sampling.params import SamplingParams
from cyinfer_server.frames import ResultData
from msgspec.structs import fields

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
HOST = "http://localhost:5143"


def curl_commands() -> list[list[str]]:
    """The words of every curl command on the page, as a shell reads them."""
    blocks = re.findall(r"(?:^    .*\n)+", PAGE, flags=re.MULTILINE)
    commands = []
    for block in blocks:
        text = re.sub(r"^    ", "", block, flags=re.MULTILINE)
        for one in re.split(r"^(?=curl )", text, flags=re.MULTILINE):
            if one.startswith("curl "):
                words = shlex.split(join_lines(one))
                commands.append(words[: words.index("|")] if "|" in words else words)
    return commands


def join_lines(command: str) -> str:
    """The command without its line continuations; inside single quotes there are none."""
    pieces = command.split("'")
    pieces[::2] = [piece.replace("\\\n", " ") for piece in pieces[::2]]
    return "'".join(pieces)


async def send(server: Any, words: list[str]) -> Any:
    """What curl would send."""
    options: dict[str, str | None] = {"-d": None, "-X": None}
    headers = []
    rest = iter(words[1:])
    path = ""
    for word in rest:
        if word == "-H":
            headers.append(next(rest).split(": ", 1))
        elif word in options:
            options[word] = next(rest)
        elif word.startswith(HOST):
            path = word.removeprefix(HOST)
        else:
            assert word in ("-i", "-N"), word
    method = options["-X"] or ("GET" if options["-d"] is None else "POST")
    return await server.client.request(method, path, data=options["-d"], headers=dict(headers))


async def test_every_curl_command_of_the_page_works(demo: Any) -> None:
    commands = curl_commands()
    assert len(commands) == 10
    statuses = [(await send(demo, words)).status for words in commands]
    assert set(statuses) <= {200, 202, 204}


def test_the_page_has_every_field_of_the_request_and_its_default() -> None:
    for kind in (Limits, SamplingParams):
        for field in fields(kind):
            rows = [
                row for row in PAGE.splitlines() if row.startswith("|") and f"`{field.name}`" in row
            ]
            assert rows, field.name
            if isinstance(field.default, (int, float)) and not isinstance(field.default, bool):
                assert any(f"{field.default:g}" in row.split("|")[3] for row in rows), field.name


def test_the_page_has_every_field_of_the_answer() -> None:
    for field in fields(ResultData):
        name = field.encode_name
        assert f"`{name}`" in PAGE or f'"{name}"' in PAGE, name
