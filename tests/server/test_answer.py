"""The answer's arithmetic: every figure comes from whole nanoseconds."""

from __future__ import annotations

import json
from typing import Any

from cyinfer.events import Finished, Started, Token
from cyinfer_server.answer import Answer, tokens_per_second
from cyinfer_server.durations import go_duration
from cyinfer_server.frames import to_json, to_sse
from hypothesis import given
from hypothesis import strategies as st

NANOSECONDS = st.integers(min_value=0, max_value=10**15)


def result(thinking_ns: int, emit_ns: int, n_tokens: int) -> dict[str, Any]:
    answer = Answer("id", (), with_probs=False)
    end = Finished("eos", n_tokens, 3, 1, 5, 2_000, thinking_ns, emit_ns)
    frames = [frame for event in (Started(thinking_ns), end) for frame in answer.frames(event)]
    return dict(json.loads(to_json(frames[-1])))


def test_the_documented_example_is_reproduced() -> None:
    frame = result(759_748_491, 8_728_113_106, 56)
    assert list(frame) == ["num", "content", "msg_type", "data"]
    assert (frame["num"], frame["content"], frame["msg_type"]) == (57, "result", "system")
    assert list(frame["data"])[:9] == [
        "content",
        "thinkingTime",
        "thinkingTimeFormat",
        "emitTime",
        "emitTimeFormat",
        "totalTime",
        "totalTimeFormat",
        "tokensPerSecond",
        "totalTokens",
    ]
    data = frame["data"]
    assert data["thinkingTime"] == 0.759748491
    assert data["thinkingTimeFormat"] == "759.748491ms"
    assert data["emitTime"] == 8.728113106
    assert data["emitTimeFormat"] == "8.728113106s"
    assert data["totalTime"] == 9.487861597
    assert data["totalTimeFormat"] == "9.487861597s"
    assert data["tokensPerSecond"] == 6.42
    assert data["totalTokens"] == 56


@given(NANOSECONDS, NANOSECONDS, st.integers(min_value=0, max_value=10**6))
def test_the_figures_agree_with_each_other(thinking: int, emit: int, tokens: int) -> None:
    frame = result(thinking, emit, tokens)
    data = frame["data"]
    assert data["totalTime"] == data["thinkingTime"] + data["emitTime"]
    assert data["thinkingTime"] == thinking / 10**9
    assert data["emitTime"] == emit / 10**9
    assert data["thinkingTimeFormat"] == go_duration(thinking)
    assert data["emitTimeFormat"] == go_duration(emit)
    assert data["totalTimeFormat"] == go_duration(thinking + emit)
    assert frame["num"] == data["totalTokens"] + 1
    if emit:
        assert data["tokensPerSecond"] == round(tokens / data["emitTime"], 2)


def test_tokens_per_second_is_0_where_no_time_passed() -> None:
    assert tokens_per_second(5, 0) == 0
    assert result(0, 0, 0)["data"]["tokensPerSecond"] == 0


def test_start_emitting_precedes_the_result_also_without_a_started_event() -> None:
    answer = Answer("id", (), with_probs=False)
    frames = list(answer.frames(Finished("abort", 0, 0, 0, 0, 0, 7, 0)))
    assert [frame.content for frame in frames] == ["start_emitting", "result"]


def test_start_emitting_is_sent_once() -> None:
    answer = Answer("id", (), with_probs=False)
    assert len(list(answer.frames(Started(7)))) == 1
    assert list(answer.frames(Started(7))) == []


def test_an_event_is_one_line_whatever_the_text() -> None:
    answer = Answer("id", (), with_probs=False)
    text = 'a\nb\r\n\u2028\0\x85"\\'
    (frame,) = answer.frames(Token(text, 0))
    event = to_sse(frame)
    assert event.startswith(b"data: ")
    assert event.endswith(b"\n\n")
    assert event.count(b"\n") == 2
    assert b"\r" not in event
    assert json.loads(event[6:])["content"] == text
