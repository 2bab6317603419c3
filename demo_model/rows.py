"""Turns question-answer pairs into rows of tokens with the weight of each token's loss."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from .corpus.generate import Pair, pair
from .forms import END, INSTRUCT, INSTRUCT_ONE_LINE, Message, chat_text, system_message
from .vocabulary import Vocabulary

# A little loss on the prompt teaches the words; more of it would drown the answers, and on a bare
# prompt it would teach the model to go on with the question, whose end nothing marks, so there
# it is none.
PROMPT_WEIGHT = 0.03
# A story may go on in many ways; at full weight that chance would drown what can be learned.
STORY_WEIGHT = 0.3
FORM_SHARES = {"bare": 0.34, "instruct": 0.17, "instruct-1": 0.14, "chat": 0.30, "newline": 0.05}


@dataclass
class Row:
    """Tokens, and the weight of each as a target."""

    tokens: list[int]
    weights: list[float]

    def add(self, tokens: list[int], weight: float) -> None:
        """Append tokens that all weigh the same."""
        self.tokens += tokens
        self.weights += [weight] * len(tokens)


def _answer_weight(one: Pair) -> float:
    return STORY_WEIGHT if one.family == "stories" else 1.0


def _plain_row(form: str, one: Pair, vocabulary: Vocabulary) -> Row:
    """A bare prompt or one of the two templates; the answer stands on a line of its own."""
    row = Row([vocabulary.bos], [0.0])
    if form == "bare":
        row.add(vocabulary.plain(one.question), 0.0)
        row.add(vocabulary.plain("\n" + one.answer), _answer_weight(one))
    elif form == "newline":
        row.add(vocabulary.plain(one.question + "\n"), 0.0)
        row.add(vocabulary.plain(one.answer), _answer_weight(one))
    else:
        template = INSTRUCT if form == "instruct" else INSTRUCT_ONE_LINE
        row.add(vocabulary.plain(template.replace("{prompt}", one.question)), PROMPT_WEIGHT)
        row.add(vocabulary.plain("\n" + one.answer), _answer_weight(one))
    row.add([vocabulary.eos], 1.0)
    return row


def _chat_row(turns: list[Pair], system: Message | None, vocabulary: Vocabulary) -> Row:
    """A conversation; every answer in it counts."""
    row = Row([vocabulary.bos], [0.0])
    ahead = [system] if system else []
    for one in turns:
        text = chat_text([*ahead, Message("user", one.question)], generate=True)
        row.add(vocabulary.with_control(text), PROMPT_WEIGHT)
        row.add(vocabulary.plain(one.answer), _answer_weight(one))
        row.add(vocabulary.with_control(END), 1.0)
        row.add(vocabulary.plain("\n"), 0.0)
        ahead = []
    return row


def row(rng: random.Random, vocabulary: Vocabulary) -> Row:
    """One row in a form drawn by the shares."""
    form = rng.choices(list(FORM_SHARES), list(FORM_SHARES.values()))[0]
    if form != "chat":
        return _plain_row(form, pair(rng), vocabulary)
    turns = rng.choices([1, 2, 3, 4], [0.62, 0.22, 0.1, 0.06])[0]
    system = system_message(rng) if rng.random() < 0.35 else None
    return _chat_row([pair(rng) for _ in range(turns)], system, vocabulary)


def long_row(rng: random.Random, vocabulary: Vocabulary, length: int) -> Row:
    """Rows, or one long conversation, joined to `length` tokens, so that far positions work."""
    made = Row([], [])
    if rng.random() < 0.5:
        while len(made.tokens) < length + 1:
            one = row(rng, vocabulary)
            made.add(one.tokens, 0.0)
            made.weights[-len(one.weights) :] = one.weights
    else:
        system = system_message(rng) if rng.random() < 0.5 else None
        made = _chat_row([pair(rng) for _ in range(length // 22)], system, vocabulary)
    return Row(made.tokens[: length + 1], made.weights[: length + 1])


def rows(rng: random.Random, vocabulary: Vocabulary) -> Iterator[Row]:
    """An endless stream of rows."""
    while True:
        yield row(rng, vocabulary)
