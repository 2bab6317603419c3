"""A server in this process, on the demo model or on a worker that plays a script."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import cyinfer
import pytest
import pytest_asyncio
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from cyinfer.errors import CyinferError
from cyinfer.events import Event, Failed, Finished, Started, Token
from cyinfer.request import Request
from cyinfer_server.app import make_app
from cyinfer_server.host import ModelHost, Wanted
from cyinfer_server.mailbox import Mailbox
from cyinfer_server.model_files import DEMO_NAME, ModelFile, ModelFiles
from cyinfer_server.settings import Settings
from cyinfer_server.state import STATE, ServerState
from cyinfer_server.window import WindowRules
from cyinfer_server.worker import Opening, Worker, WorkerOpener, open_local_worker

#: A test that waits longer than this hangs.
HANG_S = 60


def finished(reason: str = "eos", n_tokens: int = 0, **changes: Any) -> Finished:
    """The end of a request, with figures that tell the fields apart."""
    figures = {
        "n_prompt_tokens": 7,
        "n_cached_tokens": 0,
        "seed": 11,
        "queue_ns": 1_500_000,
        "thinking_ns": 759_748_491,
        "emit_ns": 8_728_113_106,
    }
    return Finished(reason=reason, n_tokens=n_tokens, **(figures | changes))  # type: ignore[arg-type]


class ScriptedWorker:
    """A worker whose events a test writes itself."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.ctx = opening.ctx
        self.requests: list[Request] = []
        self.refuse: CyinferError | None = None
        self.closed = False
        self.submitted = asyncio.Event()
        self._live: dict[str, Mailbox] = {}

    async def submit(self, request: Request) -> AsyncIterator[Event]:
        if self.refuse is not None:
            raise self.refuse
        mailbox = Mailbox(asyncio.get_running_loop())
        self._live[request.id] = mailbox
        self.requests.append(request)
        self.submitted.set()
        return mailbox

    def cancel(self, request_id: str) -> bool:
        mailbox = self._live.pop(request_id, None)
        if mailbox is None:
            return False
        mailbox.put(Started(0))
        mailbox.put(finished("abort"))
        return True

    async def close(self) -> None:
        self.closed = True

    @property
    def running(self) -> int:
        return len(self._live)

    def play(self, *events: Event) -> None:
        """Send events to the latest request."""
        request_id = self.requests[-1].id
        mailbox = self._live[request_id]
        for event in events:
            if isinstance(event, (Finished, Failed)):
                self._live.pop(request_id)
            mailbox.put(event)

    @staticmethod
    def finished(reason: str = "eos", n_tokens: int = 0, **changes: Any) -> Finished:
        """The end of a request, with figures that tell the fields apart."""
        return finished(reason, n_tokens, **changes)

    def answer(self, text: str) -> None:
        """Send a whole answer of one token."""
        self.play(Started(5), Token(text, 0), finished(n_tokens=1))


class ServerUnderTest:
    """A running server, its client, and what it holds inside."""

    def __init__(self, client: TestClient[Any, Any], state: ServerState) -> None:
        self.client = client
        self.state = state
        self.workers: list[ScriptedWorker] = []

    @property
    def worker(self) -> ScriptedWorker:
        """The worker loaded last."""
        return self.workers[-1]

    async def complete(self, prompt: str = "Hello", **fields: Any) -> dict[str, Any]:
        """POST /completion; the answer's frame."""
        response = await self.post(prompt, **fields)
        body = await response.json()
        assert response.status == 200, body
        return dict(body)

    async def post(self, prompt: str = "Hello", **fields: Any) -> ClientResponse:
        """POST /completion; the response."""
        return await self.client.post("/completion", json={"prompt": prompt, **fields})

    async def stream(self, prompt: str = "Hello", **fields: Any) -> list[dict[str, Any]]:
        """POST /completion with stream; every frame."""
        response = await self.post(prompt, stream=True, **fields)
        assert response.status == 200, await response.text()
        return self.read_frames(await response.text())

    @staticmethod
    def read_frames(text: str) -> list[dict[str, Any]]:
        """The frames of a stream's body; anything but `data:` lines and empty ones fails."""
        assert text.endswith("\n\n")
        frames = []
        for event in text[:-2].split("\n\n"):
            assert event.startswith("data: "), event
            assert "\n" not in event, event
            frames.append(json.loads(event[len("data: ") :]))
        return frames

    @staticmethod
    async def error_of(response: ClientResponse, status: int) -> str:
        """The message of a refusal, which must have the documented shape."""
        text = await response.text()
        assert response.status == status, text
        body = json.loads(text)
        assert body == {"num": 0, "content": body["content"], "msg_type": "error"}
        assert response.headers["X-Request-Id"]
        assert "\n" not in body["content"]
        assert "Traceback" not in body["content"]
        return str(body["content"])

    @staticmethod
    async def until(condition: Callable[[], bool]) -> None:
        """Wait for something that happens soon."""

        async def poll() -> None:
            while not condition():
                await asyncio.sleep(0.005)

        await asyncio.wait_for(poll(), HANG_S)


@pytest.fixture(scope="session")
def demo_path() -> Path:
    path = cyinfer.demo_model_path()
    assert path.is_file(), f"the demo model is missing: {path}"
    return path


@pytest.fixture(scope="session")
def prompt_of(demo_path: Path) -> Iterator[Callable[[int], str]]:
    """Makes prompts of about so many tokens of the demo model."""
    with cyinfer.Model(demo_path) as model:
        tokens = model.tokenize("word " * 10_000, add_special=False)
        yield lambda n_tokens: model.detokenize(tokens[:n_tokens])


Start = Callable[..., Awaitable[ServerUnderTest]]


@pytest_asyncio.fixture
async def start() -> AsyncIterator[Start]:
    """Starts servers; closes them at the end of the test."""
    open_now: list[TestClient[Any, Any]] = []

    async def start_one(
        files: ModelFiles,
        open_worker: WorkerOpener,
        *,
        first: str | None = None,
        rules: WindowRules | None = None,
        **settings: Any,
    ) -> ServerUnderTest:
        rules = rules or WindowRules()
        host = ModelHost(files, open_worker, rules)
        if first is not None:
            await host.load(Wanted(name=first, ctx=rules.ctx))
        defaults = {"usable_cpus": cyinfer.usable_cpus()}
        app = make_app(Settings(**(defaults | settings)), host)
        server = TestServer(app)
        await server.start_server()
        client = TestClient(server)
        open_now.append(client)
        return ServerUnderTest(client, app[STATE])

    yield start_one
    for client in open_now:
        await client.close()


@pytest.fixture
def start_demo(start: Start, demo_path: Path) -> Start:
    """Starts a server that has loaded the demo model."""

    async def start_one(folder: Path | None = None, **options: Any) -> ServerUnderTest:
        files = ModelFiles(folder, (ModelFile(DEMO_NAME, demo_path),))
        # One thread: two would wait for each other on a machine that has other work.
        defaults = {"first": DEMO_NAME, "threads": 1}
        return await start(files, open_local_worker, **(defaults | options))

    return start_one


@pytest.fixture
def start_scripted(start: Start, demo_path: Path) -> Start:
    """Starts a server whose models are scripted; `demo` is loaded, `other` can be."""

    async def start_one(folder: Path | None = None, **options: Any) -> ServerUnderTest:
        workers: list[ScriptedWorker] = []
        fail: dict[str, CyinferError] = options.pop("fail", {})

        def open_worker(opening: Opening) -> ScriptedWorker:
            if opening.path.name in fail:
                raise fail[opening.path.name]
            workers.append(ScriptedWorker(opening))
            return workers[-1]

        extra = tuple(ModelFile(name, demo_path) for name in ("demo", "other"))
        files = ModelFiles(folder, extra)
        server = await start(files, open_worker, **({"first": "demo"} | options))
        server.workers = workers
        return server

    return start_one


@pytest_asyncio.fixture
async def demo(start_demo: Start) -> ServerUnderTest:
    """A server that has loaded the demo model."""
    return await start_demo()


@pytest_asyncio.fixture
async def scripted(start_scripted: Start) -> ServerUnderTest:
    """A server with a scripted worker."""
    return await start_scripted()


@pytest_asyncio.fixture(params=["scripted", "local"])
async def any_worker(request: pytest.FixtureRequest, demo_path: Path) -> AsyncIterator[Worker]:
    """The real worker, and the one that stands in for it: both keep the same promises."""
    opening = Opening(path=demo_path, gpu_layers=0, ctx=512, ctx_max=512)
    make: WorkerOpener = ScriptedWorker if request.param == "scripted" else open_local_worker
    worker = await asyncio.to_thread(make, opening)
    yield worker
    await worker.close()
