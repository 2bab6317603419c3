"""Mistakes on the command line: one line, exit code 2."""

from __future__ import annotations

import argparse
from typing import NoReturn


class UsageError(Exception):
    """What the user got wrong and what to do instead, in one line."""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises UsageError instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        """A mistake, as the exception it is."""
        raise UsageError(f"{message} ({self.prog} --help lists the options)")


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())
