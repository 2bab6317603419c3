"""Small parts of `cyinfer serve`: addresses, the banner's threads, log lines."""

from __future__ import annotations

import logging
import socket
import sys

import pytest
from cyinfer_server.addresses import bind, is_loopback, url
from cyinfer_server.banner import threads_line
from cyinfer_server.logs import OneLine
from cyinfer_server.settings import Settings
from cyinfer_server.usage import UsageError


@pytest.mark.parametrize(
    ("address", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("fe80::1%eth0", False),
    ],
)
def test_loopback_is_what_only_this_machine_reaches(address: str, loopback: bool) -> None:
    assert is_loopback(address) is loopback


def test_port_0_is_any_free_one() -> None:
    sockets = bind("127.0.0.1", 0, open_to_all=False)
    try:
        assert [bound.getsockname()[0] for bound in sockets] == ["127.0.0.1"]
        port = sockets[0].getsockname()[1]
        assert port > 0
        assert url(sockets[0]) == f"http://127.0.0.1:{port}"
    finally:
        for bound in sockets:
            bound.close()


def test_every_address_gets_the_same_port() -> None:
    sockets = bind("localhost", 0, open_to_all=False)
    try:
        assert len({bound.getsockname()[1] for bound in sockets}) == 1
    finally:
        for bound in sockets:
            bound.close()


def test_the_url_of_every_address_is_one_that_can_be_opened() -> None:
    (bound,) = bind("0.0.0.0", 0, open_to_all=True)
    with bound:
        assert url(bound) == f"http://127.0.0.1:{bound.getsockname()[1]}"


def test_a_port_in_use_leaves_no_socket_open() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(UsageError, match="in use"),
    ):
        bind("127.0.0.1", taken.getsockname()[1], open_to_all=False)


@pytest.mark.parametrize(
    ("threads", "cpus", "line"),
    [
        (4, 16, "4, the documented number"),
        (4, 2, "2 of the documented 4: this process may use 2 processors"),
        (8, 1, "1 of the asked 8: this process may use 1 processor"),
        (2, 16, "2, the asked number"),
    ],
)
def test_the_banner_says_why_that_many_threads(threads: int, cpus: int, line: str) -> None:
    assert threads_line(Settings(threads=threads, usable_cpus=cpus)) == line


def test_a_log_line_is_one_line_without_a_traceback() -> None:
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        record = logging.LogRecord(
            "x", logging.ERROR, "file", 1, "it\nfailed %s", ("twice",), sys.exc_info()
        )
    line = OneLine().format(record)
    assert "\n" not in line
    assert line.endswith("ERROR it failed twice: ValueError: first second")
