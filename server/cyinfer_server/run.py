"""`cyinfer run`: one prompt, the answer on the terminal as it comes."""

from __future__ import annotations

import argparse
import io
import os
import queue
import sys
import threading
from pathlib import Path
from typing import TextIO

import cyinfer
from cyinfer.engine import Engine
from cyinfer.errors import CyinferError
from cyinfer.events import Event, Failed, Finished, Token
from cyinfer.request import Limits, Request

from .answer import tokens_per_second
from .sampling_flags import read_sampling
from .usage import UsageError
from .window import WindowRules, choose_window


class Job(threading.Thread):
    """Loads a model and runs one request on it, so that the main thread hears an interrupt.

    Attributes
    ----------
    events : queue of Event
        The request's events; an error on the way to them is a `Failed` one.
    """

    def __init__(self, model: Path | None, gpu_layers: int, request: Request) -> None:
        super().__init__(daemon=True, name="cyinfer-run")
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._path = model
        self._gpu_layers = gpu_layers
        self._request = request
        self._done = threading.Event()

    def run(self) -> None:
        """The thread's work; it holds the model until `finish` is called."""
        asked = self._request.limits.ctx
        try:
            with cyinfer.Model(self._path, ctx=asked, gpu_layers=self._gpu_layers) as model:
                window = choose_window(model.n_ctx_train, asked, WindowRules(ctx_max=asked))
                engine = Engine(model, ctx=window.ctx, ctx_max=window.ctx_max)
                try:
                    engine.submit(self._request, self.events.put)
                    self._done.wait()
                finally:
                    engine.close()
        except CyinferError as error:
            self.events.put(Failed(error))

    def finish(self) -> None:
        """Give the memory back; whatever still runs is cancelled."""
        self._done.set()
        self.join()


def run(args: argparse.Namespace) -> int:
    """Answer the prompt of the command line; the exit code."""
    request = Request(
        prompt=_prompt(args.prompt, sys.stdin),
        template=args.template,
        params=read_sampling(args),
        limits=_limits(args),
    )
    job = Job(None if args.model is None else Path(args.model), args.gpu_layers, request)
    job.start()
    try:
        finished = _print_answer(job)
    except BrokenPipeError:
        # Whoever read the answer has seen enough (`| head -1`).
        _silence_stdout()
        return 0
    finally:
        job.finish()
    print(speed_line(finished), file=sys.stderr)
    return 0


def speed_line(end: Finished) -> str:
    """The figures of one generation."""
    read = tokens_per_second(end.n_prompt_tokens - end.n_cached_tokens, end.thinking_ns)
    written = tokens_per_second(end.n_tokens, end.emit_ns)
    return (
        f"prompt: {end.n_prompt_tokens} tokens, {read} tokens/s; "
        f"generated: {end.n_tokens} tokens, {written} tokens/s; stopped by: {end.reason}"
    )


def _limits(args: argparse.Namespace) -> Limits:
    limits = Limits(
        max_tokens=args.max_tokens, stop=tuple(args.stop), ctx=args.ctx, threads=args.threads
    )
    if limits.threads <= cyinfer.usable_cpus():
        return limits
    return Limits(
        max_tokens=limits.max_tokens,
        stop=limits.stop,
        ctx=limits.ctx,
        threads=cyinfer.usable_cpus(),
    )


def _prompt(given: str | None, stdin: TextIO | None) -> str:
    if given not in (None, "-"):
        return str(given)
    if stdin is None or (given is None and stdin.isatty()):
        raise UsageError("no prompt: give one as an argument, or pipe it in")
    try:
        text = stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"the prompt on standard input is not UTF-8: {error.reason} at byte {error.start}"
        ) from None
    # `echo` ends its line; a model would take that for the end of the text.
    text = text.rstrip("\r\n")
    if not text:
        raise UsageError("the prompt on standard input is empty: give one, or as an argument")
    return text


def _print_answer(job: Job) -> Finished:
    """Write the answer to stdout; raises the request's error."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        # A terminal without the character shows a substitute; the answer goes on.
        out.reconfigure(errors="replace")
    ended_line = False
    while True:
        event = job.events.get()
        if isinstance(event, Token) and event.text:
            out.write(event.text)
            out.flush()
            ended_line = event.text.endswith("\n")
        elif isinstance(event, Finished):
            out.write("" if ended_line else "\n")
            out.flush()
            return event
        elif isinstance(event, Failed):
            raise event.error


def _silence_stdout() -> None:
    """What is still buffered has no reader; the interpreter would complain when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
