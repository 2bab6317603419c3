"""Cancelling from another thread: in the middle of a prompt, between tokens, before the start."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from cyinfer import ClosedError, Model


def text_of(model: Model, n_tokens: int) -> str:
    """A text of about, and at most, this many tokens."""
    return "word " * (100 * (n_tokens - 2) // len(model.tokenize("word " * 100)))


def test_a_cancel_between_tokens_ends_with_what_there_was(model: Model) -> None:
    with model.stream("Tell me a story", ignore_eos=True, max_tokens=-1) as stream:
        texts = []
        for chunk in stream:
            texts.append(chunk.text)
            if len(texts) == 5:
                threading.Thread(target=stream.cancel).start()
                break
        rest = [chunk.text for chunk in stream]
        done = stream.result()
    assert done.finish_reason == "abort"
    assert done.text.startswith("".join(texts))
    assert len(done.tokens) < 900
    assert "".join(texts + rest) in done.text


def test_no_chunk_follows_a_cancel(model: Model) -> None:
    with model.stream("Tell me a story", ignore_eos=True) as stream:
        next(stream)
        stream.cancel()
        assert list(stream) == []
        assert stream.result().finish_reason == "abort"


def test_a_cancel_before_the_start_computes_nothing(model: Model) -> None:
    with model.stream(text_of(model, 900)) as stream:
        stream.cancel()
        done = stream.result()
    assert (done.finish_reason, done.tokens, done.text) == ("abort", [], "")


def test_a_cancel_lands_in_the_middle_of_a_prompt(model: Model) -> None:
    """The window is large enough that the prompt takes many chunks."""
    with model.stream(text_of(model, 12_000), ctx=12_000, max_tokens=4) as stream:
        threading.Timer(0.02, stream.cancel).start()
        done = stream.result()
    assert (done.finish_reason, done.tokens) == ("abort", [])


def test_the_model_answers_as_before_after_a_cancel(model: Model) -> None:
    question = "What is the capital of France?"
    before = model.generate(question, temperature=0)
    with model.stream(text_of(model, 1000)) as stream:
        threading.Timer(0.005, stream.cancel).start()
        stream.result()
    after = model.generate(question, temperature=0)
    assert after.tokens == before.tokens


def test_leaving_the_block_cancels(model: Model) -> None:
    with model.stream("Tell me a story", ignore_eos=True, max_tokens=-1) as stream:
        next(stream)
    assert stream.result().finish_reason == "abort"


def test_cancel_and_close_are_idempotent(model: Model) -> None:
    stream = model.stream("Hello")
    for _ in range(2):
        stream.cancel()
        stream.close()
    stream.cancel()


def test_a_late_cancel_does_not_reach_the_next_generation(model: Model) -> None:
    with model.stream("Hello", max_tokens=3) as old:
        old.result()
    with model.stream("Tell me a story", ignore_eos=True, max_tokens=20) as new:
        next(new)
        old.cancel()
        assert new.result().finish_reason == "length"


def test_closing_the_model_stops_a_running_stream() -> None:
    model = Model()
    stream = model.stream("Tell me a story", ignore_eos=True, max_tokens=-1)
    next(stream)
    threading.Thread(target=model.close).start()
    with pytest.raises(ClosedError):
        for _ in stream:
            pass
    stream.close()
    model.close()


def test_use_after_close_is_our_error() -> None:
    model = Model()
    model.close()
    model.close()
    assert model.closed
    for use in (lambda: model.generate("x"), lambda: model.tokenize("x"), lambda: model.n_params):
        with pytest.raises(ClosedError):
            use()
    assert model.path == Path(model.path)
