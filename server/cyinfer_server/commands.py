"""`cyinfer run` and `cyinfer serve`: the options, and what an error looks like."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any, Final

from cyinfer.errors import (
    ContextCreateError,
    ContextOverflowError,
    CyinferError,
    ModelLoadError,
    ParameterError,
    TokenError,
)
from cyinfer.model import DEFAULT_MAX_CTX
from cyinfer.request import Limits

from . import run, serve
from .sampling_flags import add_sampling_flags
from .settings import DEFAULT_PORT, DEFAULT_THREADS, MIB, Settings
from .usage import Parser, UsageError, one_line
from .version import version

_USERS: Final = (
    UsageError,
    ContextCreateError,
    ContextOverflowError,
    ModelLoadError,
    ParameterError,
    TokenError,
)
_DEFAULT_CTX: Final = f"default the model's trained length, at most {DEFAULT_MAX_CTX}"


def run_command(argv: Sequence[str]) -> int:
    """Run one command; errors become one line on stderr."""
    try:
        args = _parser().parse_args(argv)
        command: Callable[[argparse.Namespace], int] = args.command
        return command(args)
    except _USERS as error:
        return _fail(error, 2)
    except (CyinferError, MemoryError) as error:
        return _fail(error, 1)


def _fail(error: Exception, code: int) -> int:
    text = one_line(str(error)) or type(error).__name__
    print(f"cyinfer: error: {text}", file=sys.stderr)
    return code


def _parser() -> Parser:
    parser = Parser(prog="cyinfer", description="Run language models in GGUF files.")
    parser.add_argument("--version", action="version", version=f"cyinfer {version()}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(commands)
    _add_serve(commands)
    return parser


def _add_run(commands: Any) -> None:
    parser = commands.add_parser(
        "run", help="answer one prompt on the terminal", allow_abbrev=False
    )
    parser.set_defaults(command=run.run)
    parser.add_argument(
        "prompt",
        nargs="?",
        metavar="PROMPT",
        help="the prompt; - or nothing reads it from standard input",
    )
    _add_model_flags(parser, "a GGUF file; default the built-in demo model")
    parser.add_argument("--template", help="text with a {prompt} slot; default {prompt}")
    parser.add_argument("--ctx", type=_number, help=f"window in tokens; {_DEFAULT_CTX}")
    parser.add_argument(
        "--threads", type=_number, default=DEFAULT_THREADS, help="CPU threads; default %(default)s"
    )
    parser.add_argument(
        "--max-tokens",
        type=_number,
        default=Limits().max_tokens,
        help="tokens to generate at most, -1 to the end of the window; default %(default)s",
    )
    parser.add_argument(
        "--stop", action="append", default=[], help="end before this text; may be repeated"
    )
    add_sampling_flags(parser)


def _add_serve(commands: Any) -> None:
    parser = commands.add_parser("serve", help="serve the HTTP API", allow_abbrev=False)
    parser.set_defaults(command=serve.serve)
    _add_model_flags(
        parser,
        "a GGUF file or a name inside --models-dir; default the built-in demo model, "
        "or none where --models-dir is given",
    )
    parser.add_argument("--models-dir", metavar="DIR", help="a folder of GGUF files to serve")
    parser.add_argument("--host", default="127.0.0.1", help="address; default %(default)s")
    parser.add_argument(
        "--port", type=_number, default=DEFAULT_PORT, help="default %(default)s; 0 is any free one"
    )
    parser.add_argument("--ctx", type=_number, help=f"one request's window; {_DEFAULT_CTX}")
    parser.add_argument(
        "--ctx-max", type=_number, help="largest window of a request; default the trained length"
    )
    parser.add_argument(
        "--threads",
        type=_number,
        default=None,
        help=f"CPU threads of a request that names none; default {DEFAULT_THREADS}",
    )
    parser.add_argument(
        "--max-body-size",
        type=_number,
        default=Settings(usable_cpus=1).max_body_bytes // MIB,
        metavar="MIB",
        help="largest request body; default %(default)s",
    )
    parser.add_argument(
        "--no-auth",
        action="store_true",
        help="serve an address that others can reach, to everybody, without a key",
    )


def _add_model_flags(parser: argparse.ArgumentParser, model_help: str) -> None:
    parser.add_argument("-m", "--model", metavar="MODEL", help=model_help)
    parser.add_argument(
        "--gpu-layers", type=_number, default=-1, help="layers on the GPU; default -1, all"
    )


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a whole number, got {text!r}") from None
