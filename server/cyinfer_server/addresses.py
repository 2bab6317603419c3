"""Where the server listens: addresses, and the sockets bound to them."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from typing import Final

from .usage import UsageError

_MAX_PORT: Final = 65535


def bind(host: str, port: int, open_to_all: bool) -> list[socket.socket]:
    """One bound socket for each address of `host`; raises UsageError.

    Port 0 is any free one. An address that others can reach needs `open_to_all`.
    """
    if not 0 <= port <= _MAX_PORT:
        raise UsageError(f"--port must be from 0 to {_MAX_PORT}, got {port}")
    addresses = _resolve(host)
    if not open_to_all and not all(is_loopback(address) for _, address in addresses):
        raise UsageError(
            f"--host {host} can be reached by others, who could use the models without a key: "
            "add --no-auth if that is meant, or leave --host out"
        )
    sockets: list[socket.socket] = []
    try:
        for family, address in addresses:
            sockets.append(_bind_one(family, address, port, alone=len(addresses) == 1))
            port = sockets[-1].getsockname()[1]
    except OSError as error:
        for bound in sockets:
            bound.close()
        raise UsageError(explain(error, host, port)) from None
    return sockets


def is_loopback(address: str) -> bool:
    """The address is reached from this machine only."""
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def url(bound: socket.socket) -> str:
    """The address of a bound socket, as a client on this machine writes it."""
    address, port = bound.getsockname()[:2]
    if ipaddress.ip_address(address.partition("%")[0]).is_unspecified:
        address = "::1" if bound.family == socket.AF_INET6 else "127.0.0.1"
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"


def explain(error: OSError, host: str, port: int) -> str:
    """Why an address could not be used, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use: choose another with --port, or 0 for any free one"
    if error.errno == errno.EACCES:
        return f"port {port} needs more rights than this user has: choose one above 1023"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host {host} is no address of this machine"
    return f"cannot listen on {host} port {port}: {os.strerror(error.errno or 0)}"


def _resolve(host: str) -> list[tuple[socket.AddressFamily, str]]:
    try:
        found = socket.getaddrinfo(host or "127.0.0.1", None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UsageError(f"--host {host} is no address or name known here") from None
    return list(dict.fromkeys((family, str(where[0])) for family, _, _, _, where in found))


def _bind_one(
    family: socket.AddressFamily, address: str, port: int, *, alone: bool
) -> socket.socket:
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            # `::` alone takes IPv4 too; beside an IPv4 socket it must not.
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0 if alone else 1)
        bound.bind((address, port))
    except OSError:
        bound.close()
        raise
    return bound
