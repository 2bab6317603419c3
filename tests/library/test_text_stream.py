"""Stop strings and characters split across tokens, against a plain reference."""

from __future__ import annotations

import itertools

import pytest
from cyinfer._text import TextStream
from hypothesis import given
from hypothesis import strategies as st


def feed_all(stops: list[bytes], pieces: list[bytes]) -> tuple[list[tuple[str, int]], bool]:
    """Every (text, index) that leaves, and whether a stop string ended it."""
    stream = TextStream(stops)
    released = []
    last = -1
    for piece in pieces:
        text, index, stopped = stream.push(piece)
        if text:
            released.append((text, index))
            last = index
        if stopped:
            return released, True
    text, index = stream.finish()
    if text:
        assert index > last
        released.append((text, index))
    return released, False


def reference(stops: list[bytes], pieces: list[bytes]) -> tuple[str, bool]:
    """The text before the first stop string that is complete after some token."""
    whole = b""
    for piece in pieces:
        whole += piece
        found = [whole.find(stop) for stop in stops if stop in whole]
        if found:
            return whole[: min(found)].decode("utf-8", "replace"), True
    return whole.decode("utf-8", "replace"), False


def test_a_character_split_across_tokens_leaves_whole() -> None:
    euro = "€".encode()
    released, _ = feed_all([], [b"a", euro[:1], euro[1:2], euro[2:], b"b"])
    assert released == [("a", 0), ("€", 3), ("b", 4)]


def test_a_stop_string_split_across_tokens_is_cut() -> None:
    released, stopped = feed_all([b"STOP"], [b"go ", b"S", b"TO", b"P it"])
    assert (released, stopped) == ([("go ", 0)], True)


def test_a_false_start_of_a_stop_string_is_not_lost() -> None:
    released, stopped = feed_all([b"STOP"], [b"S", b"T", b"ART"])
    assert (released, stopped) == ([("START", 2)], False)


def test_what_precedes_a_stop_string_in_its_token_stays() -> None:
    assert feed_all([b"\n"], [b"one\ntwo"]) == ([("one", 0)], True)


def test_the_earliest_of_several_stop_strings_wins() -> None:
    assert feed_all([b"yz", b"x"], [b"axyz"]) == ([("a", 0)], True)


def test_a_held_stop_start_is_released_at_the_end() -> None:
    assert feed_all([b"<end>"], [b"a<", b"en"]) == ([("a<en", 1)], False)


def test_half_a_character_at_the_end_becomes_a_replacement_character() -> None:
    assert feed_all([], [b"a", "é".encode()[:1]]) == ([("a", 0), ("\ufffd", 1)], False)


def test_bytes_that_are_no_utf8_do_not_block_the_text() -> None:
    released, _ = feed_all([], [b"\xff", b"a", b"\x80", b"b"])
    assert "".join(text for text, _ in released) == "\ufffda\ufffdb"
    assert released[1] == ("a", 1)


SMALL = st.lists(st.sampled_from(b"abS\xc3\xa9\xe2\x82\xac"), max_size=4).map(bytes)


@given(
    stops=st.lists(SMALL.filter(bool), max_size=3),
    pieces=st.lists(SMALL, max_size=12),
)
def test_any_split_gives_the_reference_text(stops: list[bytes], pieces: list[bytes]) -> None:
    released, stopped = feed_all(stops, pieces)
    assert ("".join(text for text, _ in released), stopped) == reference(stops, pieces)
    indices = [index for _, index in released]
    assert indices == sorted(set(indices))


@given(text=st.text(max_size=30), cuts=st.lists(st.integers(0, 120), max_size=10))
def test_no_valid_text_ever_shows_half_a_character(text: str, cuts: list[int]) -> None:
    raw = text.encode()
    edges = sorted({0, len(raw), *(cut for cut in cuts if cut < len(raw))})
    pieces = [raw[a:b] for a, b in itertools.pairwise(edges)]
    released, _ = feed_all([], pieces)
    assert "".join(part for part, _ in released) == text
    assert all("\ufffd" not in part or "\ufffd" in text for part, _ in released)


@pytest.mark.parametrize("piece", [b"", b"\x00", b"a\x00b"])
def test_nul_and_empty_pieces_pass(piece: bytes) -> None:
    assert "".join(text for text, _ in feed_all([], [piece])[0]) == piece.decode()
