"""The engine: in order, one at a time, and every request ends exactly once."""

from __future__ import annotations

import queue
from collections.abc import Iterator

import pytest
from cyinfer import (
    ClosedError,
    ContextOverflowError,
    Limits,
    Model,
    ParameterError,
    Request,
    SamplingParams,
)
from cyinfer.engine import Engine
from cyinfer.events import Event, Failed, Finished, Started, Token

GREEDY = SamplingParams(temperature=0)
ENDLESS = SamplingParams(temperature=0, ignore_eos=True)


class Inbox:
    """Collects one request's events."""

    def __init__(self) -> None:
        self.events: queue.Queue[Event] = queue.Queue()

    def rest(self) -> list[Event]:
        """Every event up to the last one."""
        seen: list[Event] = []
        while not seen or not isinstance(seen[-1], (Finished, Failed)):
            seen.append(self.events.get(timeout=60))
        return seen

    def wait_for(self, kind: type[Event]) -> Event:
        """The next event of a kind."""
        while True:
            event = self.events.get(timeout=60)
            if isinstance(event, kind):
                return event


@pytest.fixture
def engine(model: Model) -> Iterator[Engine]:
    """An engine with a small window."""
    made = Engine(model, ctx=256, ctx_max=512)
    yield made
    made.close()


def request(prompt: str, params: SamplingParams = GREEDY, **limits: int) -> Request:
    """A request with some limits."""
    return Request(prompt=prompt, params=params, limits=Limits(**limits))  # type: ignore[arg-type]


def test_the_events_of_one_request(engine: Engine, model: Model) -> None:
    inbox = Inbox()
    engine.submit(request("What is the capital of France?"), inbox.events.put)
    events = inbox.rest()
    assert isinstance(events[0], Started)
    assert all(isinstance(event, Token) for event in events[1:-1])
    done = events[-1]
    assert isinstance(done, Finished)
    alone = model.generate("What is the capital of France?", temperature=0)
    text = "".join(event.text for event in events if isinstance(event, Token))
    assert (text, done.n_tokens, done.reason) == (alone.text, len(alone.tokens), "eos")
    assert inbox.events.empty()


def test_requests_run_first_come_first_served(engine: Engine) -> None:
    order: list[int] = []
    inboxes = [Inbox() for _ in range(4)]
    for number, inbox in enumerate(inboxes):

        def note(event: Event, number: int = number, inbox: Inbox = inbox) -> None:
            if isinstance(event, Finished):
                order.append(number)
            inbox.events.put(event)

        engine.submit(request("Hello", max_tokens=8), note)
    for inbox in inboxes:
        inbox.rest()
    assert order == [0, 1, 2, 3]


def test_a_running_request_is_cancelled(engine: Engine) -> None:
    inbox, asked = Inbox(), request("Hello", ENDLESS, max_tokens=-1)
    engine.submit(asked, inbox.events.put)
    inbox.wait_for(Token)
    assert engine.running == 1
    assert engine.cancel(asked.id)
    done = inbox.rest()[-1]
    assert isinstance(done, Finished)
    assert (done.reason, done.n_tokens > 0) == ("abort", True)
    assert not engine.cancel(asked.id)


def test_a_waiting_request_ends_at_once_and_the_running_one_goes_on(engine: Engine) -> None:
    running, waiting = Inbox(), Inbox()
    first, second = request("Hello", ENDLESS, max_tokens=-1), request("Hello", max_tokens=1)
    engine.submit(first, running.events.put)
    running.wait_for(Token)
    engine.submit(second, waiting.events.put)
    assert engine.waiting == 1
    assert engine.cancel(second.id)
    events = waiting.rest()
    assert [type(event) for event in events] == [Started, Finished]
    assert engine.waiting == 0
    done = running.rest()[-1]
    assert isinstance(done, Finished)
    assert done.reason == "length"


def test_cancel_all_counts_what_it_cancelled(engine: Engine) -> None:
    assert engine.cancel_all() == 0
    inboxes = [Inbox() for _ in range(3)]
    for inbox in inboxes:
        engine.submit(request("Hello", ENDLESS, max_tokens=-1), inbox.events.put)
    inboxes[0].wait_for(Token)
    assert engine.cancel_all() == 3
    for inbox in inboxes:
        done = inbox.rest()[-1]
        assert isinstance(done, Finished)
        assert done.reason == "abort"


def test_a_larger_window_makes_a_new_context_and_a_smaller_one_is_a_limit(
    engine: Engine, model: Model
) -> None:
    long = "word " * (100 * 400 // len(model.tokenize("word " * 100)))
    inbox = Inbox()
    with pytest.raises(ContextOverflowError):
        engine.submit(request(long), inbox.events.put)
    engine.submit(request(long, ctx=512, max_tokens=2), inbox.events.put)
    done = inbox.rest()[-1]
    assert isinstance(done, Finished)
    assert engine.ctx == 512
    engine.submit(request("Hello", ENDLESS, ctx=16, max_tokens=-1), inbox.events.put)
    done = inbox.rest()[-1]
    assert isinstance(done, Finished)
    assert done.n_prompt_tokens + done.n_tokens == 16


def test_a_window_beyond_the_largest_is_refused_with_the_numbers(engine: Engine) -> None:
    with pytest.raises(ParameterError, match=r"ctx must be at most 512.*got 513"):
        engine.submit(request("Hello", ctx=513), Inbox().events.put)


def test_a_failing_request_leaves_the_engine_running(engine: Engine, model: Model) -> None:
    nothing = SamplingParams(logit_bias=[[token, False] for token in range(model.n_vocab)])
    inbox = Inbox()
    engine.submit(request("Hello", nothing), inbox.events.put)
    assert isinstance(inbox.rest()[-1], Failed)
    engine.submit(request("Hello", max_tokens=1), inbox.events.put)
    assert isinstance(inbox.rest()[-1], Finished)


def test_close_ends_what_runs_and_refuses_what_comes(model: Model) -> None:
    engine, inbox = Engine(model, ctx=256, ctx_max=256), Inbox()
    engine.submit(request("Hello", ENDLESS, max_tokens=-1), inbox.events.put)
    inbox.wait_for(Token)
    engine.close()
    engine.close()
    assert isinstance(inbox.rest()[-1], Finished)
    with pytest.raises(ClosedError):
        engine.submit(request("Hello"), inbox.events.put)
    assert model.generate("Hello", max_tokens=1, ignore_eos=True).tokens
