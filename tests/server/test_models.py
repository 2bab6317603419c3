"""GET /model/state, POST /model/load, GET /model/unload."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest
from cyinfer.errors import ModelLoadError
from cyinfer_server.model_files import DEMO_NAME
from cyinfer_server.window import WindowRules


async def state_of(server: Any) -> dict[str, Any]:
    response = await server.client.get("/model/state")
    assert response.status == 200
    body = await response.json()
    assert list(body) == ["models", "isModelLoaded", "loadedModel", "ctx"]
    return dict(body)


async def load(server: Any, **fields: Any) -> Any:
    return await server.client.post("/model/load", json=fields)


async def unload(server: Any) -> int:
    response = await server.client.get("/model/unload")
    assert await response.read() == b""
    return int(response.status)


@pytest.fixture
def folder(tmp_path: Path, demo_path: Path) -> Path:
    """A models folder with two copies of the demo model and a file that is no model."""
    root = tmp_path / "models"
    (root / "sub").mkdir(parents=True)
    shutil.copy(demo_path, root / "one.gguf")
    shutil.copy(demo_path, root / "sub" / "two.gguf")
    (root / "broken.gguf").write_bytes(b"GGUF and then nothing of the kind")
    (root / "empty.gguf").write_bytes(b"")
    return root


async def test_state_lists_every_model_with_its_template_and_window(
    start_demo: Any, folder: Path
) -> None:
    server = await start_demo(folder)
    state = await state_of(server)
    assert list(state["models"]) == [
        "broken.gguf",
        DEMO_NAME,
        "empty.gguf",
        "one.gguf",
        "sub/two.gguf",
    ]
    demo = state["models"][DEMO_NAME]
    assert set(demo) == {"name", "ctx"}
    assert demo["ctx"] > 0
    assert state["models"]["one.gguf"] == demo
    assert state["models"]["sub/two.gguf"] == demo
    for unreadable in ("broken.gguf", "empty.gguf"):
        assert state["models"][unreadable] == {"name": "unknown", "ctx": 0}
    assert (state["isModelLoaded"], state["loadedModel"]) == (True, DEMO_NAME)
    assert state["ctx"] == server.state.host.loaded.worker.ctx


async def test_state_follows_the_folder(start_demo: Any, folder: Path) -> None:
    server = await start_demo(folder)
    before = (await state_of(server))["models"]
    shutil.copy(folder / "one.gguf", folder / "empty.gguf")
    (folder / "broken.gguf").unlink()
    after = (await state_of(server))["models"]
    assert after["empty.gguf"] == before["one.gguf"]
    assert "broken.gguf" not in after


async def test_state_without_a_loaded_model(start_demo: Any) -> None:
    state = await state_of(await start_demo(first=None))
    assert list(state["models"]) == [DEMO_NAME]
    assert (state["isModelLoaded"], state["loadedModel"], state["ctx"]) == (False, "", 0)


async def test_load_is_204_then_202(start_demo: Any, folder: Path) -> None:
    server = await start_demo(folder, first=None)
    for name, status in (("one.gguf", 204), ("one.gguf", 202), ("one", 202), ("sub/two", 204)):
        response = await load(server, name=name)
        assert response.status == status
        assert await response.read() == b""
    assert (await state_of(server))["loadedModel"] == "sub/two.gguf"
    assert (await server.complete(max_tokens=1))["num"] >= 1


async def test_load_with_another_window_loads_again(start_demo: Any) -> None:
    server = await start_demo()
    assert (await load(server, name=DEMO_NAME, ctx=256)).status == 204
    assert (await state_of(server))["ctx"] == 256
    assert (await load(server, name=DEMO_NAME, ctx=256)).status == 202
    assert (await load(server, name=DEMO_NAME)).status == 202
    assert (await load(server, name=DEMO_NAME, gpu_layers=-1)).status == 202
    assert (await load(server, name=DEMO_NAME, gpu_layers=0)).status == 204


async def test_load_beyond_the_largest_window_is_a_400_and_changes_nothing(
    start_demo: Any,
) -> None:
    server = await start_demo(rules=WindowRules(ctx=128, ctx_max=256))
    message = await server.error_of(await load(server, name=DEMO_NAME, ctx=257), 400)
    assert "257" in message
    assert "256" in message
    assert (await state_of(server))["ctx"] == 128


@pytest.mark.parametrize(
    "name",
    [
        "missing",
        "",
        "..",
        "../models/one.gguf",
        "sub/../one.gguf",
        "./one.gguf",
        "/etc/passwd",
        "one.gguf\0",
        "link",
        "out/secret",
    ],
)
async def test_load_is_404_for_what_is_no_name(start_demo: Any, folder: Path, name: str) -> None:
    secret = folder.parent / "secret.gguf"
    shutil.copy(folder / "one.gguf", secret)
    (folder / "link.gguf").symlink_to(secret)
    (folder / "out").symlink_to(folder.parent)
    server = await start_demo(folder, first=None)
    message = await server.error_of(await load(server, name=name), 404)
    assert "no such model" in message
    assert str(folder.parent) not in message
    assert (await state_of(server))["isModelLoaded"] is False


@pytest.mark.parametrize("name", ["broken", "empty"])
async def test_load_is_500_with_why_and_keeps_the_old_model(
    start_demo: Any, folder: Path, name: str
) -> None:
    server = await start_demo(folder)
    message = await server.error_of(await load(server, name=name), 500)
    assert f"{name}.gguf" in message
    assert str(folder) not in message
    assert (await state_of(server))["loadedModel"] == DEMO_NAME
    message = await server.error_of(await server.post(model=name), 500)
    assert f"{name}.gguf" in message
    assert (await server.complete(max_tokens=1))["num"] >= 1


async def test_load_of_a_truncated_file_is_500_and_the_old_model_is_loaded_again(
    start_demo: Any, folder: Path
) -> None:
    whole = (folder / "one.gguf").read_bytes()
    (folder / "cut.gguf").write_bytes(whole[: len(whole) // 2])
    server = await start_demo(folder)
    message = await server.error_of(await load(server, name="cut"), 500)
    assert "cut.gguf" in message
    assert str(folder) not in message
    assert (await state_of(server))["loadedModel"] == DEMO_NAME
    assert (await server.complete(max_tokens=1))["num"] >= 1


async def test_a_failure_while_opening_brings_the_old_model_back(start_scripted: Any) -> None:
    fail: dict[str, Exception] = {}
    server = await start_scripted(fail=fail)
    path = server.state.host.loaded.file.path
    calls = []

    def open_once(opening: Any) -> Any:
        calls.append(opening)
        if len(calls) == 1:
            raise ModelLoadError(f"{path}: out of luck")
        return open_worker(opening)

    open_worker = server.state.host._open_worker
    server.state.host._open_worker = open_once
    old = server.worker
    message = await server.error_of(await load(server, name="other"), 500)
    assert message == "other could not be loaded: other: out of luck"
    assert old.closed
    assert server.worker is not old
    assert (await state_of(server))["loadedModel"] == "demo"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "name is missing"),
        ({"name": 5}, "name must be a string"),
        ({"name": None}, "name must be a string"),
        ({"name": "demo", "ctx": "512"}, "ctx must be"),
        ({"name": "demo", "ctx": 0}, "ctx must be"),
        ({"name": "demo", "ctx": True}, "ctx must be"),
        ({"name": "demo", "gpu_layers": -2}, "gpu_layers must be"),
        ({"name": "demo", "gpu_layers": "all"}, "gpu_layers must be"),
        ({"name": "demo", "embeddings": 1}, "embeddings must be"),
        ({"name": "demo", "embeddings": True}, "not supported"),
    ],
)
async def test_load_takes_strict_types(scripted: Any, fields: Any, said: str) -> None:
    assert said in await scripted.error_of(await load(scripted, **fields), 400)


async def test_load_refuses_a_body_that_is_no_object(scripted: Any) -> None:
    deep = [b'{"name": ' + b"[" * n + b"]" * n + b"}" for n in (500, 900, 950, 990, 5000)]
    for body in (b"", b"[]", b"{", b'"one.gguf"', *deep):
        response = await scripted.client.post("/model/load", data=body)
        await scripted.error_of(response, 400)


async def test_unload_is_204_with_and_without_a_model(scripted: Any) -> None:
    worker = scripted.worker
    assert await unload(scripted) == 204
    assert worker.closed
    assert (await state_of(scripted))["isModelLoaded"] is False
    assert await unload(scripted) == 204
    await scripted.error_of(await scripted.post(), 409)


async def test_a_head_request_unloads_nothing(scripted: Any) -> None:
    assert (await scripted.client.head("/model/unload")).status == 405
    assert (await state_of(scripted))["isModelLoaded"] is True


async def begin(server: Any, **fields: Any) -> asyncio.Task[Any]:
    """A request that runs until its script ends it."""
    server.worker.submitted.clear()
    task: asyncio.Task[Any] = asyncio.ensure_future(server.post(**fields))
    await asyncio.wait_for(server.worker.submitted.wait(), 60)
    return task


async def test_loading_another_model_waits_for_the_running_requests_of_the_old_one(
    scripted: Any,
) -> None:
    old = scripted.worker
    running = await begin(scripted)
    loading = asyncio.ensure_future(load(scripted, name="other"))
    asked = asyncio.ensure_future(scripted.post(model="other"))
    await asyncio.sleep(0.1)
    assert not loading.done()
    assert not old.closed
    assert scripted.worker is old
    old.answer("from the old one")
    assert (await (await running).json())["data"]["content"] == "from the old one"
    assert (await loading).status == 204
    assert old.closed
    await asyncio.wait_for(scripted.worker.submitted.wait(), 60)
    scripted.worker.answer("from the new one")
    assert (await (await asked).json())["data"]["content"] == "from the new one"
    assert len(scripted.workers) == 2


async def test_two_loads_of_one_model_are_one_load(scripted: Any) -> None:
    running = await begin(scripted)
    loads = [asyncio.ensure_future(load(scripted, name="other")) for _ in range(3)]
    await asyncio.sleep(0.1)
    scripted.worker.answer("done")
    await running
    statuses = sorted([(await task).status for task in loads])
    assert statuses == [202, 202, 204]
    assert len(scripted.workers) == 2


async def test_unload_waits_for_the_running_requests(scripted: Any) -> None:
    running = await begin(scripted)
    unloading = asyncio.ensure_future(unload(scripted))
    await asyncio.sleep(0.1)
    assert not unloading.done()
    scripted.worker.answer("done")
    assert (await running).status == 200
    assert await unloading == 204


async def test_a_client_that_leaves_while_it_waits_for_a_load_holds_up_nobody(
    scripted: Any,
) -> None:
    running = await begin(scripted)
    leaving = asyncio.ensure_future(scripted.post(model="other"))
    await scripted.until(lambda: len(scripted.state.tickets) == 2)
    leaving.cancel()
    await scripted.until(lambda: len(scripted.state.tickets) == 1)
    scripted.worker.answer("done")
    await running
    again = await begin(scripted)
    scripted.worker.answer("again")
    assert (await (await again).json())["data"]["content"] == "again"
    assert len(scripted.workers) == 1


async def test_a_request_names_a_model_by_string_or_object(start_demo: Any, folder: Path) -> None:
    server = await start_demo(folder)
    for model in ("one", "one.gguf", {"name": "sub/two"}):
        await server.complete(model=model, max_tokens=1)
    assert (await state_of(server))["loadedModel"] == "sub/two.gguf"
