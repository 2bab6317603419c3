"""What the handlers share, and the key under which the application holds it."""

from __future__ import annotations

from typing import Final

from aiohttp import web

from .host import ModelHost
from .model_info import FactsCache
from .order import Defaults
from .settings import Settings
from .tickets import Tickets


class ServerState:
    """One running server.

    Attributes
    ----------
    closing : bool
        The server shuts down: new requests are refused.
    """

    def __init__(self, settings: Settings, host: ModelHost) -> None:
        self.settings = settings
        self.host = host
        self.tickets = Tickets()
        self.facts = FactsCache()
        self.defaults = Defaults(threads=settings.threads, usable_cpus=settings.usable_cpus)
        self.closing = False

    def begin_shutdown(self) -> None:
        """Refuse what comes, and abort what is under way. Idempotent."""
        self.closing = True
        self.tickets.abort()


STATE: Final = web.AppKey("state", ServerState)
