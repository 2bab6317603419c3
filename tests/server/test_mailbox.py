"""Text that had to wait for a slow reader comes in one event with its last token's number."""

from __future__ import annotations

import asyncio
import threading

from cyinfer.errors import DecodeError
from cyinfer.events import ChosenProb, Event, Failed, Finished, Started, Token
from cyinfer_server.mailbox import Mailbox

END = Finished("eos", 3, 5, 0, 1, 0, 10, 20)


def mailbox() -> Mailbox:
    return Mailbox(asyncio.get_running_loop())


async def test_events_that_waited_come_merged_and_in_order() -> None:
    box = mailbox()
    for event in (Started(10), Token("a", 0), Token("b", 1), Token("c", 4), END):
        box.put(event)
    assert [event async for event in box] == [Started(10), Token("abc", 4), END]


async def test_no_log_probability_is_lost_in_a_merge() -> None:
    box = mailbox()
    probs = [ChosenProb(n, str(n), -float(n), ()) for n in range(3)]
    box.put(Token("", 0, (probs[0],)))
    box.put(Token("ab", 2, tuple(probs[1:])))
    box.put(END)
    assert [event async for event in box] == [Token("ab", 2, tuple(probs)), END]


async def test_a_reader_that_keeps_up_gets_every_event_by_itself() -> None:
    box = mailbox()
    box.put(Started(10))
    assert await anext(box) == Started(10)
    for index in range(3):
        box.put(Token("x", index))
        assert await anext(box) == Token("x", index)
    box.put(END)
    assert [event async for event in box] == [END]


async def test_a_failure_ends_the_events_after_the_text_before_it() -> None:
    box = mailbox()
    failed = Failed(DecodeError("llama_decode returned -3"))
    box.put(Token("x", 0))
    box.put(failed)
    assert [event async for event in box] == [Token("x", 0), failed]


async def test_events_from_another_thread_arrive_complete() -> None:
    box = mailbox()
    count = 5000

    def write() -> None:
        box.put(Started(1))
        for index in range(count):
            box.put(Token(f"{index},", index))
        box.put(END)

    thread = threading.Thread(target=write)
    thread.start()
    events: list[Event] = []

    async def read() -> None:
        events.extend([event async for event in box])

    await asyncio.wait_for(read(), 60)
    thread.join()
    assert events[0] == Started(1)
    assert events[-1] == END
    tokens = [event for event in events if isinstance(event, Token)]
    assert "".join(token.text for token in tokens) == "".join(f"{n}," for n in range(count))
    indices = [token.index for token in tokens]
    assert indices == sorted(set(indices))
    assert indices[-1] == count - 1


async def test_a_reader_that_was_cancelled_can_come_back() -> None:
    box = mailbox()
    waiting = asyncio.ensure_future(anext(box))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait({waiting})
    box.put(Token("x", 0))
    assert await asyncio.wait_for(anext(box), 60) == Token("x", 0)


def test_writing_when_the_readers_loop_is_closed_is_harmless() -> None:
    loop = asyncio.new_event_loop()
    box = Mailbox(loop)
    loop.close()
    box.put(END)
    box.put(END)
