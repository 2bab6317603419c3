"""Objects may be dropped in any order, or never: no crash, and a silent stderr."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

START = """
import gc, threading
import cyinfer
from cyinfer.engine import Engine
from cyinfer.request import Request, Limits
from cyinfer.sampling import SamplingParams
model = cyinfer.Model()
"""

SCRIPTS = {
    "the model before its stream": """
stream = model.stream("Hello", ignore_eos=True)
next(stream)
del model
gc.collect()
next(stream)
del stream
""",
    "the model closed before its stream": """
stream = model.stream("Hello", ignore_eos=True)
next(stream)
model.close()
stream.close()
""",
    "a cycle": """
stream = model.stream("Hello")
next(stream)
class Node: pass
node = Node()
node.me, node.model, node.stream = node, model, stream
del node, model, stream
gc.collect()
""",
    "an open stream at exit": """
stream = model.stream("Hello", ignore_eos=True)
next(stream)
""",
    "a running engine at exit": """
engine = Engine(model, ctx=512, ctx_max=512)
engine.submit(
    Request(prompt="x", params=SamplingParams(ignore_eos=True), limits=Limits(max_tokens=-1)), print
)
""",
    "dropped from another thread": """
stream = model.stream("Hello")
next(stream)
box = [model, stream]
del model, stream
thread = threading.Thread(target=box.clear)
thread.start()
thread.join()
""",
    "two models in two threads": """
def work():
    with cyinfer.Model() as mine:
        mine.generate("Hello", max_tokens=20)
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
""",
    "never closed": "model.generate('Hello', max_tokens=3)",
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_process_ends_well_and_silently(script: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", START + script + "\nprint('reached the end')"],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "reached the end" in done.stdout


def test_many_loads_leave_nothing_behind() -> None:
    script = """
import cyinfer, resource
def once():
    with cyinfer.Model() as model:
        model.generate("Hello", max_tokens=2, threads=1)
for _ in range(5): once()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for _ in range(25): once()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True
    )
    assert int(done.stdout) < 16 * 1024, f"{done.stdout.strip()} KiB more after 25 loads"
