"""`"stream": true`: every frame, the comment line, errors after the headers."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from cyinfer.errors import DecodeError, ParameterError
from cyinfer.events import ChosenProb, Failed, Started, Token, TokenProb


async def post_stream(server: Any, **fields: Any) -> Any:
    """A stream whose headers have come; its request waits for its script."""
    return await server.post(stream=True, **fields)


async def read_line(response: Any) -> str:
    line = await asyncio.wait_for(response.content.readline(), 60)
    return str(line.decode())


async def test_the_frames_of_a_stream_are_exactly_the_documented_ones(scripted: Any) -> None:
    response = await post_stream(scripted)
    worker = scripted.worker
    worker.play(Started(1_250_000), Token("He", 0))
    assert response.status == 200
    assert response.headers["Content-Type"].startswith("text/event-stream")
    assert await read_line(response) == (
        'data: {"num":0,"content":"start_emitting","msg_type":"system","data":'
        '{"thinkingTime":0.00125,"thinkingTimeFormat":"1.25ms",'
        '"thinking_time":1250000,"thinking_time_format":"1.25ms"}}\n'
    )
    assert await read_line(response) == "\n"
    assert await read_line(response) == 'data: {"num":0,"content":"He","msg_type":"token"}\n'
    assert await read_line(response) == "\n"
    worker.play(Token("llo", 2), worker.finished(n_tokens=3, reason="stop"))
    assert await read_line(response) == 'data: {"num":2,"content":"llo","msg_type":"token"}\n'
    assert await read_line(response) == "\n"
    last = await read_line(response)
    frame = json.loads(last.removeprefix("data: "))
    assert (frame["num"], frame["content"], frame["msg_type"]) == (4, "result", "system")
    assert frame["data"] == {
        "content": "Hello",
        "thinkingTime": 0.759748491,
        "thinkingTimeFormat": "759.748491ms",
        "emitTime": 8.728113106,
        "emitTimeFormat": "8.728113106s",
        "totalTime": 0.759748491 + 8.728113106,
        "totalTimeFormat": "9.487861597s",
        "tokensPerSecond": 0.34,
        "totalTokens": 3,
        "stopReason": "stop",
        "promptTokens": 7,
        "cachedTokens": 0,
        "queueTime": 0.0015,
        "seed": 11,
        "id": response.headers["X-Request-Id"],
        "warnings": [],
    }
    assert await read_line(response) == "\n"
    assert await response.content.read() == b""


async def test_the_whole_answer_is_the_streams_last_frame(scripted: Any) -> None:
    def frames_of(n_probs: int) -> Any:
        return asyncio.ensure_future(scripted.complete(n_probs=n_probs))

    task = frames_of(0)
    await asyncio.wait_for(scripted.worker.submitted.wait(), 60)
    scripted.worker.play(Started(5), Token("a", 0), Token("b", 1))
    scripted.worker.play(scripted.worker.finished(n_tokens=2))
    body = await task
    assert list(body) == ["num", "content", "msg_type", "data"]
    assert (body["num"], body["content"], body["msg_type"]) == (3, "result", "system")
    assert body["data"]["content"] == "ab"


async def test_text_that_had_to_wait_comes_in_one_frame(scripted: Any) -> None:
    response = await post_stream(scripted)
    worker = scripted.worker
    worker.play(Started(1), *(Token(str(n), n) for n in range(5)), worker.finished(n_tokens=5))
    frames = scripted.read_frames(await response.text())
    assert [frame["content"] for frame in frames] == ["start_emitting", "01234", "result"]
    assert frames[1]["num"] == 4


async def test_n_probs_are_on_the_token_frames_and_in_the_result(scripted: Any) -> None:
    response = await post_stream(scripted, n_probs=1)
    worker = scripted.worker
    chosen = ChosenProb(5, "x", -0.5, (TokenProb(5, "x", -0.5),))
    worker.play(Started(1), Token("x", 0, (chosen,)), worker.finished(n_tokens=1))
    frames = scripted.read_frames(await response.text())
    entry = {
        "id": 5,
        "token": "x",
        "logprob": -0.5,
        "top_logprobs": [{"id": 5, "token": "x", "logprob": -0.5}],
    }
    assert frames[1] == {
        "num": 0,
        "content": "x",
        "msg_type": "token",
        "data": {"completion_probabilities": [entry]},
    }
    assert frames[2]["data"]["completion_probabilities"] == [entry]


async def test_an_error_after_the_headers_is_a_frame_and_the_stream_ends(scripted: Any) -> None:
    response = await post_stream(scripted)
    scripted.worker.play(Started(1), Token("x", 0), Failed(DecodeError("llama_decode gave -3")))
    frames = scripted.read_frames(await response.text())
    assert response.status == 200
    assert frames[-1] == {"num": 0, "content": "llama_decode gave -3", "msg_type": "error"}
    assert [frame["msg_type"] for frame in frames] == ["system", "token", "error"]


async def test_an_error_before_the_headers_has_its_status(scripted: Any) -> None:
    scripted.worker.refuse = ParameterError("ctx", 9999, "at most 1024")
    response = await post_stream(scripted)
    assert await scripted.error_of(response, 400) == "ctx must be at most 1024, got 9999"


async def test_a_failure_without_a_stream_is_a_500_frame(scripted: Any) -> None:
    task = asyncio.ensure_future(scripted.post())
    await asyncio.wait_for(scripted.worker.submitted.wait(), 60)
    scripted.worker.play(Started(1), Token("x", 0), Failed(DecodeError("llama_decode gave -3")))
    assert await scripted.error_of(await task, 500) == "llama_decode gave -3"


async def test_the_headers_come_before_the_request_has_its_turn(scripted: Any) -> None:
    response = await asyncio.wait_for(post_stream(scripted), 60)
    assert response.status == 200
    assert response.headers["Cache-Control"] == "no-cache"
    scripted.worker.answer("x")
    assert len(scripted.read_frames(await response.text())) == 3


async def test_a_comment_line_is_sent_while_nothing_else_is(start_scripted: Any) -> None:
    server = await start_scripted(keep_alive_s=0.05)
    response = await post_stream(server)
    for _ in range(3):
        assert await read_line(response) == ": keep-alive\n"
        assert await read_line(response) == "\n"
    server.worker.play(Started(1))
    lines = [await read_line(response) for _ in range(8)]
    assert sum(line.startswith("data: ") for line in lines) == 1
    assert ": keep-alive\n" in lines


async def test_no_comment_line_is_sent_within_the_documented_15_s(scripted: Any) -> None:
    assert scripted.state.settings.keep_alive_s == 15
    response = await post_stream(scripted)
    await asyncio.sleep(0.2)
    scripted.worker.answer("x")
    assert ": keep-alive" not in await response.text()


async def test_a_reader_that_takes_nothing_is_given_up_and_its_request_cancelled(
    start_scripted: Any,
) -> None:
    server = await start_scripted(stalled_s=0.2, keep_alive_s=0.2)
    host, port = server.client.host, server.client.port
    _, writer = await asyncio.open_connection(host, port, limit=1024)
    body = b'{"prompt": "x", "stream": true}'
    writer.write(b"POST /completion HTTP/1.1\r\nHost: x\r\n")
    writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    await asyncio.wait_for(server.worker.submitted.wait(), 60)
    # More than the sockets' buffers hold, to a client that never reads.
    server.worker.play(Started(1), Token("x" * 30_000_000, 0))
    await server.until(lambda: server.worker.running == 0)
    writer.close()


async def test_a_slow_reader_does_not_hold_up_another(scripted: Any) -> None:
    _, writer = await asyncio.open_connection(
        scripted.client.host, scripted.client.port, limit=1024
    )
    body = b'{"prompt": "x", "stream": true}'
    writer.write(b"POST /completion HTTP/1.1\r\nHost: x\r\n")
    writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    await asyncio.wait_for(scripted.worker.submitted.wait(), 60)
    scripted.worker.play(Started(1), Token("x" * 30_000_000, 0))
    response = await post_stream(scripted)
    scripted.worker.answer("quick")
    assert "quick" in await asyncio.wait_for(response.text(), 60)
    writer.close()
