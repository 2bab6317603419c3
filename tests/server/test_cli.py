"""The command `cyinfer`, as a process: what it prints, and how it ends."""

from __future__ import annotations

import json
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cyinfer.sampling.params import SamplingParams
from cyinfer_server.cli import main

COMMAND = [sys.executable, "-m", "cyinfer_server"]
#: A test that waits longer than this hangs.
HANG_S = 60
#: One thread: two would wait for each other on a machine that has other work.
QUICK = ["--threads", "1", "--max-tokens", "8"]
ENDLESS = ["--threads", "1", "--ctx", "8192", "--max-tokens", "-1", "--ignore-eos"]


def cyinfer(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], input=stdin, capture_output=True, timeout=HANG_S, check=False
    )


def refused(*arguments: str, stdin: bytes = b"") -> str:
    """The one line of a mistake on the command line, from a process of its own."""
    done = cyinfer(*arguments, stdin=stdin)
    assert done.stdout == b""
    return check_line(done.returncode, done.stderr.decode())


def check_line(code: int, message: str) -> str:
    """The message, which must be one line, of a mistake with exit code 2."""
    assert code == 2, message
    assert message.startswith("cyinfer: error: ")
    assert message.count("\n") == 1
    assert message.endswith("\n")
    return message


@pytest.fixture
def refused_here(capfd: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """As `refused`, in this process: quicker, and what C prints is seen too."""

    def run(*arguments: str) -> str:
        code = main(arguments)
        captured = capfd.readouterr()
        assert captured.out == ""
        return check_line(code, captured.err)

    return run


class TestRun:
    """`cyinfer run`."""

    def test_the_answer_goes_to_stdout_and_the_figures_to_stderr(self) -> None:
        done = cyinfer("run", "List the planets in the solar system", *QUICK)
        assert done.returncode == 0
        assert done.stdout.endswith(b"\n")
        assert re.fullmatch(
            r"prompt: \d+ tokens, [\d.]+ tokens/s; generated: \d+ tokens, [\d.]+ tokens/s; "
            r"stopped by: (eos|length)\n",
            done.stderr.decode(),
        )

    @pytest.mark.parametrize("prompt", [["-"], []])
    def test_the_prompt_can_be_piped_in_and_loses_its_last_line_end(
        self, prompt: list[str]
    ) -> None:
        greedy = [*QUICK, "--temperature", "0"]
        given = cyinfer("run", "Hello there", *greedy)
        piped = cyinfer("run", *prompt, *greedy, stdin=b"Hello there\n")
        assert piped.returncode == 0
        assert piped.stdout == given.stdout

    def test_each_sampling_parameter_has_a_flag(self) -> None:
        text = cyinfer("run", "--help").stdout.decode()
        not_here = {"logit_bias", "dry_sequence_breakers", "n_probs"}
        for name in SamplingParams.field_names() - not_here:
            assert "--" + name.replace("_", "-") in text

    def test_the_flags_reach_the_sampler(self) -> None:
        wild = ["--temperature", "50", "--top-k", "0", "--top-p", "1"]

        def run(*flags: str) -> bytes:
            done = cyinfer("run", "Hello", *QUICK, *wild, *flags)
            assert done.returncode == 0, done.stderr
            return done.stdout

        assert run("--seed", "1") == run("--seed", "1")
        assert run("--seed", "1") != run("--seed", "2")
        assert run("--grammar", 'root ::= "yes"') == b"yes\n"
        assert run("--json-schema", '{"const": 5}').strip() == b"5"

    def test_template_and_stop(self) -> None:
        grammar = ["--grammar", 'root ::= "one two three"', *QUICK]
        done = cyinfer("run", "Hi", "--template", "Q: {prompt}", "--stop", "two", *grammar)
        assert done.stdout == b"one \n"
        assert b"stopped by: stop" in done.stderr

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["hi", "--nonsense"], "--nonsense"),
            (["hi", "there"], "there"),
            (["hi", "--max-tokens", "many"], "many"),
            (["hi", "--max-tokens", "-2"], "max_tokens"),
            (["hi", "--top-k", "many"], "top_k"),
            (["hi", "--top-p", "2"], "top_p"),
            (["hi", "--temperature", "nan"], "temperature"),
            (["hi", "--threads", "0"], "threads"),
            (["hi", "--ctx", "0"], "ctx"),
            (["hi", "--stop", ""], "stop"),
            (["hi", "--template", "no slot"], "{prompt}"),
            (["hi", "--json-schema", "{"], "JSON"),
            (["hi", "--json-schema", "[]"], "json_schema"),
            (["hi", "--grammar", "root ::= ("], "grammar"),
            (["word " * 5000, "--ctx", "64"], "64"),
        ],
    )
    def test_a_mistake_is_one_line_and_exit_code_2(
        self, refused_here: Callable[..., str], arguments: list[str], said: str
    ) -> None:
        assert said in refused_here("run", *arguments)

    def test_no_prompt_at_all_is_a_mistake(self) -> None:
        assert "empty" in refused("run")

    def test_a_prompt_that_is_not_utf_8_is_a_mistake(self) -> None:
        assert "UTF-8" in refused("run", stdin=b"\xff\xfe")

    def test_an_interrupt_ends_it_with_130_and_without_a_traceback(self) -> None:
        arguments = [*COMMAND, "run", "Hello", *ENDLESS]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.read(1)
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=HANG_S)
        assert process.returncode == 130
        assert stderr == b""

    def test_an_interrupt_while_a_long_prompt_is_read(
        self, prompt_of: Any, demo_path: Path
    ) -> None:
        arguments = [*COMMAND, "run", *ENDLESS]
        with subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            process.stdin.write(prompt_of(7800).encode())
            process.stdin.close()
            process.stdin = None
            wait_until_mapped(process.pid, demo_path)
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=HANG_S)
        assert process.returncode == 130
        assert stderr == b""

    def test_a_reader_that_closes_the_pipe_ends_it_quietly(self) -> None:
        arguments = [*COMMAND, "run", "Hello", *ENDLESS]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.read(1)
            process.stdout.close()
            assert process.stderr is not None
            stderr = process.stderr.read()
            process.wait(HANG_S)
        assert process.returncode == 0
        assert stderr == b""


def wait_until_mapped(pid: int, model: Path) -> None:
    """Until a process has a model's weights in its memory."""
    deadline = time.monotonic() + HANG_S
    while model.name not in Path(f"/proc/{pid}/maps").read_text():
        assert time.monotonic() < deadline
        time.sleep(0.01)


BAD_MODELS: dict[str, tuple[bytes | None, str]] = {
    "missing.gguf": (None, "no such file"),
    "empty.gguf": (b"", "empty"),
    "text.gguf": (b"this is no model", "not a GGUF"),
    "header.gguf": (b"GGUF", "header.gguf"),
}


@pytest.mark.parametrize("command", [["run", "hi"], ["serve", "--port", "0"]], ids=["run", "serve"])
class TestBadModel:
    """A model that cannot be used is a one-line error that names it, and exit code 2."""

    @pytest.mark.parametrize("name", BAD_MODELS)
    def test_a_file_that_is_no_model(
        self, refused_here: Callable[..., str], command: list[str], name: str, tmp_path: Path
    ) -> None:
        content, said = BAD_MODELS[name]
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        message = refused_here(*command, "-m", str(path))
        assert said in message
        assert name in message

    def test_a_truncated_model(self, command: list[str], demo_path: Path, tmp_path: Path) -> None:
        path = tmp_path / "cut.gguf"
        whole = demo_path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        assert "cut.gguf" in refused(*command, "-m", str(path))

    def test_a_folder(
        self, refused_here: Callable[..., str], command: list[str], tmp_path: Path
    ) -> None:
        message = refused_here(*command, "-m", str(tmp_path))
        assert "folder" in message
        assert str(tmp_path) in message


class TestMistakes:
    """Mistakes that are no model's."""

    def test_no_command(self, refused_here: Callable[..., str]) -> None:
        assert "COMMAND" in refused_here()

    def test_an_unknown_command(self, refused_here: Callable[..., str]) -> None:
        assert "fly" in refused_here("fly")

    def test_help_and_version_are_no_mistakes(self) -> None:
        for arguments in (["--version"], ["serve", "--help"]):
            done = cyinfer(*arguments)
            assert done.returncode == 0
            assert done.stdout
            assert done.stderr == b""

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--port", "99999"], "65535"),
            (["--port", "-1"], "65535"),
            (["--port", "http"], "http"),
            (["--port"], "--port"),
            (["--host", "0.0.0.0"], "--no-auth"),
            (["--host", "::"], "--no-auth"),
            (["--host", "no.such.host.invalid"], "no.such.host.invalid"),
            (["--host", "192.0.2.1", "--no-auth"], "192.0.2.1"),
            (["--models-dir", "/no/such/folder"], "/no/such/folder"),
            (["--threads", "0"], "--threads"),
            (["--ctx", "0"], "--ctx"),
            (["--ctx-max", "x"], "--ctx-max"),
            (["--gpu-layers", "-2"], "--gpu-layers"),
            (["--max-body-size", "0"], "--max-body-size"),
            (["--nonsense"], "--nonsense"),
        ],
    )
    def test_serve_refuses_in_one_line(
        self, refused_here: Callable[..., str], arguments: list[str], said: str
    ) -> None:
        base = [] if "--port" in arguments else ["--port", "0"]
        assert said in refused_here("serve", *base, *arguments)

    def test_a_window_beyond_the_largest(self) -> None:
        assert "--ctx-max" in refused("serve", "--port", "0", "--ctx", "99999999")

    def test_a_port_in_use(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            message = refused("serve", "--port", str(port))
        assert str(port) in message
        assert "in use" in message
        assert "--port" in message


class Server:
    """A `cyinfer serve` process that is ready."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0", "--threads", "1", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr is not None
        self.banner = ""
        while "try" not in self.banner.split():
            line = self.process.stderr.readline()
            assert line, f"it ended before it was ready: {self.banner}"
            self.banner += line
        found = re.search(r"serving +(http://\S+)", self.banner)
        assert found is not None
        self.url = found[1]

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(self.url + path, timeout=HANG_S) as response:
            return json.loads(response.read())

    def open_stream(self) -> Any:
        """A stream that does not end by itself, read up to its first token."""
        fields = {"prompt": "Hello", "stream": True, "max_tokens": -1, "ignore_eos": True}
        request = urllib.request.Request(self.url + "/completion", json.dumps(fields).encode())
        response = urllib.request.urlopen(request, timeout=HANG_S)
        while b'"token"' not in response.readline():
            pass
        return response

    def end(self, number: signal.Signals) -> tuple[int, str]:
        """The exit code after a signal, and what was logged."""
        self.process.send_signal(number)
        _, log = self.process.communicate(timeout=HANG_S)
        return self.process.returncode, log


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    started: list[Server] = []

    def start(*arguments: str) -> Server:
        started.append(Server(*arguments))
        return started[-1]

    yield start
    for server in started:
        server.process.kill()
        server.process.communicate(timeout=HANG_S)


class TestServe:
    """`cyinfer serve`."""

    def test_the_banner_and_its_curl_line(self, serve: Callable[..., Server]) -> None:
        server = serve("--ctx", "256")
        for word in ("cyinfer-demo", "256 tokens", "threads  1", server.url):
            assert word in server.banner
        curl = server.banner[server.banner.index("curl") :].strip()
        command, option, body, url = shlex.split(curl)
        assert (command, option) == ("curl", "-d")
        with urllib.request.urlopen(url, body.encode(), timeout=HANG_S) as response:
            assert json.loads(response.read())["content"] == "result"

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_a_signal_ends_it_with_0_and_running_requests_with_their_result(
        self, serve: Callable[..., Server], number: signal.Signals
    ) -> None:
        server = serve("--ctx-max", "8192", "--ctx", "8192")
        with server.open_stream() as stream:
            code, log = server.end(number)
            last = stream.read().strip().split(b"\n\n")[-1]
        frame = json.loads(last.removeprefix(b"data: "))
        assert (frame["content"], frame["data"]["stopReason"]) == ("result", "abort")
        assert code == 0
        assert "Traceback" not in log
        assert "ERROR" not in log

    def test_a_client_that_goes_away_cancels_its_request(
        self, serve: Callable[..., Server]
    ) -> None:
        server = serve("--ctx-max", "8192", "--ctx", "8192")
        server.open_stream().close()
        # The next one is served, and there is nothing left to abort after it.
        fields = {"prompt": "Hello", "max_tokens": 1}
        request = urllib.request.Request(server.url + "/completion", json.dumps(fields).encode())
        with urllib.request.urlopen(request, timeout=HANG_S) as response:
            assert json.loads(response.read())["content"] == "result"
        with urllib.request.urlopen(server.url + "/completion/abort", timeout=HANG_S) as response:
            assert response.status == 202

    def test_a_file_and_a_folder_of_models(
        self, serve: Callable[..., Server], demo_path: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "sub").mkdir()
        for name in ("sub/one.gguf", "two.gguf"):
            (tmp_path / name).write_bytes(demo_path.read_bytes())
        by_path = serve("-m", str(tmp_path / "two.gguf")).get("/model/state")
        assert by_path["loadedModel"] == "two.gguf"
        by_name = serve("-m", "sub/one", "--models-dir", str(tmp_path)).get("/model/state")
        assert by_name["loadedModel"] == "sub/one.gguf"
        assert {"sub/one.gguf", "two.gguf"} <= set(by_name["models"])
        none = serve("--models-dir", str(tmp_path)).get("/model/state")
        assert none["isModelLoaded"] is False
        assert {"sub/one.gguf", "two.gguf"} <= set(none["models"])

    def test_an_open_address_needs_a_flag_that_says_so(self, serve: Callable[..., Server]) -> None:
        server = serve("--host", "0.0.0.0", "--no-auth")
        assert server.get("/health") == {"status": "ok"}

    def test_the_body_limit_is_an_option(self, serve: Callable[..., Server]) -> None:
        server = serve("--max-body-size", "1")
        body = json.dumps({"prompt": "x" * 1024 * 1024}).encode()
        with pytest.raises(urllib.error.HTTPError, match="413") as caught:
            urllib.request.urlopen(server.url + "/completion", body, timeout=HANG_S)
        caught.value.close()
