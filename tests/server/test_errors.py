"""Every refusal: its status, its frame, and that the server goes on."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from typing import Any

import pytest

ROUTES = [
    ("POST", "/completion"),
    ("GET", "/completion/abort"),
    ("GET", "/comletion/abort"),
    ("GET", "/health"),
    ("GET", "/model/state"),
    ("POST", "/model/load"),
    ("GET", "/model/unload"),
]


async def post_body(server: Any, body: bytes, path: str = "/completion", **options: Any) -> Any:
    return await server.client.post(path, data=io.BytesIO(body), **options)


async def raw(server: Any, request: bytes) -> bytes:
    """The answer to bytes that no proper client would send."""
    reader, writer = await asyncio.open_connection(server.client.host, server.client.port)
    writer.write(request)
    try:
        return await asyncio.wait_for(reader.read(), 60)
    finally:
        writer.close()


async def test_health(scripted: Any) -> None:
    response = await scripted.client.get("/health")
    assert response.status == 200
    assert await response.json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"not json", "not JSON"),
        (b"[]", "object"),
        (b"\xff\xfe{}", "JSON"),
        (b'{"prompt": "\xff"}', "UTF-8"),
        (b'{"prompt": "\\udfff"}', "JSON"),
        (b"[" * 1_000_000, "nested"),
        (b"{}", "prompt is missing"),
        (b'{"prompt": 1}', "prompt must be a string"),
        (b'{"prompt": "x", "top_k": "many"}', "top_k must be"),
        (b'{"prompt": "x", "temperature": NaN}', "JSON"),
        (b'{"prompt": "x", "template": "y"}', "{prompt}"),
        (b'{"prompt": "x", "template": \\\n"{prompt}"}', "backslash"),
    ],
)
async def test_400_says_what_was_wrong(scripted: Any, body: bytes, said: str) -> None:
    message = await scripted.error_of(await post_body(scripted, body), 400)
    assert said in message
    assert scripted.worker.requests == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_404_for_an_unknown_route(scripted: Any, method: str) -> None:
    for path in ("/", "/nothing", "/completion/", "/completion/stop", "/model", "/%ff", "/%0a"):
        response = await scripted.client.request(method, path)
        assert "there is no /" in await scripted.error_of(response, 404)


@pytest.mark.parametrize(("right", "path"), ROUTES)
async def test_405_for_a_wrong_method_says_which_is_right(
    scripted: Any, right: str, path: str
) -> None:
    for method in {"GET", "POST", "PUT", "DELETE"} - {right}:
        response = await scripted.client.request(method, path)
        assert right in response.headers["Allow"]
        message = await scripted.error_of(response, 405)
        assert right in message
        assert method in message


async def test_409_when_no_model_is_loaded_and_none_is_named(start_scripted: Any) -> None:
    server = await start_scripted(first=None)
    for stream in (False, True):
        message = await server.error_of(await server.post(stream=stream), 409)
        assert "no model is loaded" in message
        assert "/model/load" in message


async def test_404_for_a_model_that_is_not_there(scripted: Any) -> None:
    for model in ("missing", {"name": "../x"}, "", "a\0b", "/etc/passwd"):
        message = await scripted.error_of(await scripted.post(model=model), 404)
        assert "no such model" in message


async def test_413_for_a_body_beyond_the_limit(start_scripted: Any) -> None:
    server = await start_scripted(max_body_bytes=1000)
    body = json.dumps({"prompt": "x" * 1000}).encode()
    message = await server.error_of(await post_body(server, body), 413)
    assert "1000" in message
    assert "--max-body-size" in message

    async def chunks() -> Any:
        for _ in range(3):
            yield b" " * 500

    assert await server.error_of(await server.client.post("/completion", data=chunks()), 413)
    assert await server.error_of(await post_body(server, body, "/model/load"), 413)


async def test_the_limit_of_a_body_is_16_mib(scripted: Any) -> None:
    limit = 16 * 1024 * 1024
    assert scripted.state.settings.max_body_bytes == limit
    start, end = b'{"nothing": "', b'"}'
    fits = start + b"x" * (limit - len(start) - len(end)) + end
    assert "prompt" in await scripted.error_of(await post_body(scripted, fits), 400)
    await scripted.error_of(await post_body(scripted, fits + b" "), 413)


async def test_503_while_the_server_shuts_down(scripted: Any) -> None:
    task = asyncio.ensure_future(scripted.post())
    await asyncio.wait_for(scripted.worker.submitted.wait(), 60)
    scripted.state.begin_shutdown()
    assert (await (await task).json())["data"]["stopReason"] == "abort"
    for method, path in ROUTES:
        response = await scripted.client.request(method, path)
        assert "shutting down" in await scripted.error_of(response, 503)


async def test_500_for_a_fault_of_the_server_without_its_traceback(
    scripted: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_: Any) -> Any:
        raise ZeroDivisionError("secret detail")

    scripted.worker.submit = broken
    with caplog.at_level(logging.ERROR):
        message = await scripted.error_of(await scripted.post(), 500)
    assert "ZeroDivisionError" in message
    assert "secret detail" not in message
    assert [record.exc_info for record in caplog.records] == [None]
    assert "secret detail" in caplog.text


async def test_a_fault_after_the_headers_is_an_error_frame(scripted: Any) -> None:
    async def broken(_: Any) -> Any:
        async def events() -> Any:
            raise ZeroDivisionError("secret detail")
            yield

        return events()

    scripted.worker.submit = broken
    frames = await scripted.stream()
    assert [frame["msg_type"] for frame in frames] == ["error"]
    assert "ZeroDivisionError" in frames[0]["content"]
    assert (await scripted.client.get("/health")).status == 200


async def test_a_client_may_send_its_own_id(scripted: Any) -> None:
    own = "!~" * 64
    task = asyncio.ensure_future(
        scripted.client.post("/completion", json={"prompt": "x"}, headers={"X-Request-Id": own})
    )
    await asyncio.wait_for(scripted.worker.submitted.wait(), 60)
    scripted.worker.answer("x")
    response = await task
    assert response.headers["X-Request-Id"] == own
    assert (await response.json())["data"]["id"] == own


@pytest.mark.parametrize("own", ["", "two words", "x" * 129, "tab\there", "umläut"])
async def test_an_id_that_cannot_be_used_is_a_400(scripted: Any, own: str) -> None:
    for path in ("/health", "/nothing"):
        response = await scripted.client.get(path, headers={"X-Request-Id": own})
        assert "X-Request-Id" in await scripted.error_of(response, 400)
        assert response.headers["X-Request-Id"] != own


async def test_every_answer_has_an_id_of_its_own(scripted: Any) -> None:
    ids = set()
    for path in ("/health", "/model/state", "/nothing", "/completion/abort", "/completion"):
        response = await scripted.client.get(path)
        ids.add(response.headers["X-Request-Id"])
    assert len(ids) == 5


async def test_a_body_that_breaks_off_in_its_encoding_is_a_400(scripted: Any) -> None:
    response = await post_body(scripted, b"this is no gzip", headers={"Content-Encoding": "gzip"})
    assert response.status == 400
    answer = await raw(
        scripted,
        b"POST /completion HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
        b"Connection: close\r\n\r\nnonsense\r\n",
    )
    assert b" 400 " in answer.splitlines()[0]
    assert b"Traceback" not in answer


async def test_the_server_goes_on_after_bytes_that_are_no_http(scripted: Any) -> None:
    answer = await raw(scripted, b"\x16\x03\x01nonsense\r\n\r\n")
    assert b"Traceback" not in answer
    assert (await scripted.client.get("/health")).status == 200
