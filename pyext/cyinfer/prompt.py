"""From a prompt and a template to token ids.

The filled template is tokenised as one text, across the slot's edges. Control tokens count where
the template spells them; in the prompt they are plain text, so nobody injects a turn. Without a
template the prompt is raw and its control tokens count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from ._vocab import Vocab
from .request import PROMPT_SLOT

_SPACE: Final = " \t\n\r\v\f"


class PromptTokenizer:
    """Tokenises prompts for one vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def tokenize(self, prompt: str, template: str | None) -> list[int]:
        """Token ids, with the beginning-of-text token in front where the model wants one."""
        if template is None:
            tokens = self._vocab.tokenize(prompt, parse_special=True)
        else:
            tokens = self._fill(prompt, template)
        return self._with_bos(tokens)

    def _with_bos(self, tokens: list[int]) -> list[int]:
        """The tokens with exactly one beginning-of-text token, where the model wants one."""
        bos = self._vocab.bos
        if bos is None or not self._vocab.add_bos:
            return tokens
        first = 0
        while first < len(tokens) and tokens[first] == bos:
            first += 1
        return [bos, *tokens[first:]]

    def _fill(self, prompt: str, template: str) -> list[int]:
        """Split at the template's control tokens, join everything else, tokenise each text."""
        tokens: list[int] = []
        text: list[str] = []
        strip_next = False

        def flush(strip_end: bool) -> None:
            joined = "".join(text)
            text.clear()
            joined = joined.lstrip(_SPACE) if strip_next else joined
            joined = joined.rstrip(_SPACE) if strip_end else joined
            if joined:
                tokens.extend(self._vocab.tokenize(joined))

        for piece in self._pieces(prompt, template):
            if isinstance(piece, str):
                text.append(piece)
                continue
            strip_before, strip_after = self._vocab.strips(piece)
            flush(strip_before)
            tokens.append(piece)
            strip_next = strip_after
        flush(False)
        return tokens

    def _pieces(self, prompt: str, template: str) -> Iterator[str | int]:
        """Texts and control token ids, in order."""
        for number, part in enumerate(template.split(PROMPT_SLOT)):
            if number:
                yield prompt
            end = 0
            for found in self._control_pattern.finditer(part):
                yield part[end : found.start()]
                yield self._controls[found.group()]
                end = found.end()
            yield part[end:]

    @cached_property
    def _controls(self) -> dict[str, int]:
        return self._vocab.control_tokens()

    @cached_property
    def _control_pattern(self) -> re.Pattern[str]:
        """Any control token, the longest first; never matches where there are none."""
        spellings = sorted(self._controls, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, spellings)) or r"(?!)")
