"""GET /completion/abort: 204 if a request was stopped, 202 if there was none; and disconnects."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from cyinfer.events import Started, Token
from cyinfer_server.window import WindowRules

ROUTES = ["/completion/abort", "/comletion/abort"]


async def abort(server: Any, route: str = ROUTES[0]) -> int:
    response = await server.client.get(route)
    assert await response.read() == b""
    return int(response.status)


async def begin(server: Any, **fields: Any) -> asyncio.Task[Any]:
    """A request that has been submitted and waits for its script."""
    server.worker.submitted.clear()
    task: asyncio.Task[Any] = asyncio.ensure_future(server.post(**fields))
    await asyncio.wait_for(server.worker.submitted.wait(), 60)
    return task


@pytest.mark.parametrize("route", ROUTES)
async def test_202_then_204_then_202(scripted: Any, route: str) -> None:
    assert await abort(scripted, route) == 202
    task = await begin(scripted)
    assert await abort(scripted, route) == 204
    assert await abort(scripted, route) == 202
    assert (await task).status == 200
    assert await abort(scripted, route) == 202


async def test_the_aborted_request_ends_normally_with_what_there_was(scripted: Any) -> None:
    task = await begin(scripted)
    scripted.worker.play(Started(1), Token("so far", 0))
    assert await abort(scripted) == 204
    response = await task
    data = (await response.json())["data"]
    assert (response.status, data["content"], data["stopReason"]) == (200, "so far", "abort")


async def test_an_aborted_stream_ends_with_a_result_frame(scripted: Any) -> None:
    response = await scripted.post(stream=True)
    assert await abort(scripted) == 204
    frames = scripted.read_frames(await response.text())
    assert [frame["content"] for frame in frames] == ["start_emitting", "result"]
    assert frames[-1]["data"]["stopReason"] == "abort"


async def test_abort_stops_running_and_waiting_requests(scripted: Any) -> None:
    tasks = [await begin(scripted) for _ in range(3)]
    assert scripted.worker.running == 3
    assert await abort(scripted) == 204
    for task in tasks:
        assert (await (await task).json())["data"]["stopReason"] == "abort"


async def test_an_id_aborts_one(scripted: Any) -> None:
    ids = ["one", "two"]
    tasks = []
    for name in ids:
        scripted.worker.submitted.clear()
        post = scripted.client.post(
            "/completion", json={"prompt": "x"}, headers={"X-Request-Id": name}
        )
        tasks.append(asyncio.ensure_future(post))
        await asyncio.wait_for(scripted.worker.submitted.wait(), 60)
    assert await abort(scripted, "/completion/abort?id=unknown") == 202
    assert await abort(scripted, "/completion/abort?id=one") == 204
    assert (await (await tasks[0]).json())["data"]["id"] == "one"
    assert scripted.worker.running == 1
    scripted.worker.answer("done")
    data = (await (await tasks[1]).json())["data"]
    assert (data["id"], data["stopReason"]) == ("two", "eos")


async def test_a_request_that_has_ended_is_nothing_to_abort(scripted: Any) -> None:
    task = await begin(scripted)
    scripted.worker.answer("done")
    await task
    assert await abort(scripted) == 202


async def test_a_request_that_waits_for_another_model_can_be_aborted(scripted: Any) -> None:
    running = await begin(scripted)
    waiting = asyncio.ensure_future(scripted.post(model="other", stream=True, seed=5))
    await scripted.until(lambda: len(scripted.state.tickets) == 2)
    label = (await scripted.client.get("/completion/abort?id=none")).status
    assert label == 202
    assert await abort(scripted) == 204
    frames = scripted.read_frames(await (await waiting).text())
    assert [frame["content"] for frame in frames] == ["start_emitting", "result"]
    assert frames[-1]["data"]["stopReason"] == "abort"
    assert (await running).status == 200
    assert (await scripted.client.get("/health")).status == 200


async def test_a_client_that_goes_away_cancels_its_request(scripted: Any) -> None:
    for fields in ({}, {"stream": True}):
        scripted.worker.submitted.clear()
        _, writer = await asyncio.open_connection(scripted.client.host, scripted.client.port)
        body = b'{"prompt": "x", "stream": %s}' % (b"true" if fields else b"false")
        writer.write(b"POST /completion HTTP/1.1\r\nHost: x\r\n")
        writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        await asyncio.wait_for(scripted.worker.submitted.wait(), 60)
        assert scripted.worker.running == 1
        writer.close()
        await scripted.until(lambda: scripted.worker.running == 0)
        await scripted.until(lambda: len(scripted.state.tickets) == 0)


async def test_a_head_request_aborts_nothing(scripted: Any) -> None:
    task = await begin(scripted)
    assert (await scripted.client.head("/completion/abort")).status == 405
    scripted.worker.answer("done")
    assert (await (await task).json())["data"]["stopReason"] == "eos"


class TestWithTheDemoModel:
    """On real computation."""

    async def test_abort_while_the_prompt_is_read(self, start_demo: Any, prompt_of: Any) -> None:
        server = await start_long(start_demo)
        response = await server.post(prompt_of(7800), stream=True, max_tokens=5)
        assert await abort(server) == 204
        frames = server.read_frames(await response.text())
        assert [frame["content"] for frame in frames] == ["start_emitting", "result"]
        data = frames[-1]["data"]
        assert (data["stopReason"], data["totalTokens"], data["content"]) == ("abort", 0, "")
        assert (await server.complete("Hello", max_tokens=3))["data"]["stopReason"] != "abort"

    async def test_abort_while_text_is_generated(self, start_demo: Any) -> None:
        server = await start_long(start_demo)
        response = await server.post("Hello", stream=True, max_tokens=-1, ignore_eos=True)
        while b'"token"' not in await asyncio.wait_for(response.content.readline(), 60):
            pass
        assert await abort(server) == 204
        assert b'"stopReason":"abort"' in await response.content.read()
        assert await abort(server) == 202

    async def test_abort_ends_the_running_and_the_waiting(self, start_demo: Any) -> None:
        server = await start_long(start_demo)
        responses = [
            await server.post("Hello", stream=True, max_tokens=-1, ignore_eos=True)
            for _ in range(3)
        ]
        assert await abort(server) == 204
        for response in responses:
            last = server.read_frames(await response.text())[-1]
            assert last["data"]["stopReason"] == "abort"
        assert await abort(server) == 202

    async def test_a_waiting_request_is_aborted_by_its_id_and_the_running_goes_on(
        self, start_demo: Any
    ) -> None:
        server = await start_long(start_demo)
        running = await server.post("Hello", stream=True, max_tokens=-1, ignore_eos=True)
        waiting = await server.post("Hello", stream=True)
        waiting_id = waiting.headers["X-Request-Id"]
        assert await abort(server, f"/completion/abort?id={waiting_id}") == 204
        frames = server.read_frames(await asyncio.wait_for(waiting.text(), 60))
        assert frames[-1]["data"]["stopReason"] == "abort"
        assert len(server.state.tickets) == 1
        assert await abort(server) == 204
        await running.text()

    async def test_a_disconnect_frees_the_engine_for_the_next(
        self, start_demo: Any, prompt_of: Any
    ) -> None:
        server = await start_long(start_demo)
        for prompt in (prompt_of(7800), "Hello"):
            gone = await server.post(prompt, stream=True, max_tokens=-1, ignore_eos=True)
            gone.close()
            await server.until(lambda: len(server.state.tickets) == 0)
        assert (await server.complete("Hello", max_tokens=3))["num"] >= 1


async def start_long(start_demo: Any) -> Any:
    """A server with a window so long that what runs does not end by itself."""
    return await start_demo(rules=WindowRules(ctx=8192, ctx_max=8192))
