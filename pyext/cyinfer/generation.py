"""One generation: what a request becomes, and the events that it tells."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator

import msgspec

from ._context import Context
from ._loop import TokenLoop
from ._sampler import SamplerChain
from ._vocab import Vocab
from .errors import ContextOverflowError, TokenError
from .events import ChosenProb, Event, Finished, FinishReason, Started, Token, TokenProb
from .machine import usable_cpus
from .prompt import PromptTokenizer
from .request import Request
from .sampling.params import SamplingParams


class Prepared(msgspec.Struct, frozen=True):
    """A request that has been checked against its model: only a context is missing."""

    request: Request
    tokens: list[int]
    sampler: SamplerChain
    window: int
    threads: int


def prepare(vocab: Vocab, tokenizer: PromptTokenizer, request: Request, window: int) -> Prepared:
    """Tokenise the prompt and make the sampler.

    Raises
    ------
    ContextOverflowError
        The prompt is longer than the window of `window` tokens.
    ParameterError
        A grammar cannot be parsed, a biased token is outside the vocabulary.
    TokenError
        The prompt has no tokens.
    """
    tokens = tokenizer.tokenize(request.prompt, request.template)
    if not tokens:
        raise TokenError("the prompt is empty: this model needs at least one token")
    if len(tokens) > window:
        raise ContextOverflowError(
            len(tokens), window, "shorten the prompt or ask for a larger window with ctx"
        )
    params = request.params
    sampler = SamplerChain(
        vocab, params, seed=real_seed(params), n_ctx=window, grammar=grammar_of(params)
    )
    threads = min(request.limits.threads, usable_cpus())
    return Prepared(request, tokens, sampler, window, threads)


def real_seed(params: SamplingParams) -> int:
    """The seed to draw with: the asked one, or a random one."""
    if params.seed is None or params.seed < 0:
        return secrets.randbelow(2**32 - 1)
    return params.seed


def grammar_of(params: SamplingParams) -> str | None:
    """The GBNF grammar that the parameters ask for."""
    if params.json_schema is None:
        return params.grammar
    # The converter is a library of its own: most processes never need it.
    from ._schema import schema_to_grammar

    return schema_to_grammar(params.json_schema)


class Generation:
    """A prepared request on a context.

    Iterating computes it, and yields its events: one Started, any number of Token events, one
    Finished. A cancel of the context ends it with the reason "abort".
    """

    def __init__(self, prepared: Prepared, context: Context, *, queue_ns: int = 0) -> None:
        limits = prepared.request.limits
        context.set_threads(prepared.threads)
        self._vocab = prepared.sampler.vocab
        self._queue_ns = queue_ns
        self._noted = 0
        self._loop = TokenLoop(
            context,
            prepared.sampler,
            prepared.tokens,
            max_tokens=limits.max_tokens,
            stops=[text.encode() for text in limits.stop],
            window=prepared.window,
        )

    @property
    def tokens(self) -> list[int]:
        """The ids generated so far."""
        return self._loop.tokens

    def __iter__(self) -> Iterator[Event]:
        loop = self._loop
        started = False
        while loop.reason is None:
            released = loop.step()
            if not started and loop.started:
                started = True
                yield Started(loop.thinking_ns)
            if released is not None:
                text, index = released
                yield Token(text, index, self._new_probs())
        yield self._finished(loop.reason)

    def _finished(self, reason: FinishReason) -> Finished:
        loop = self._loop
        return Finished(
            reason=reason,
            n_tokens=loop.n_tokens,
            n_prompt_tokens=loop.n_prompt,
            n_cached_tokens=0,
            seed=loop.sampler.seed,
            queue_ns=self._queue_ns,
            thinking_ns=loop.thinking_ns,
            emit_ns=loop.emit_ns,
        )

    def _new_probs(self) -> tuple[ChosenProb, ...]:
        """The log-probabilities noted since the last event."""
        noted = self._loop.probs[self._noted :]
        self._noted += len(noted)
        return tuple(
            ChosenProb(
                token,
                self._piece(token),
                logprob,
                tuple(TokenProb(other, self._piece(other), value) for other, value in likeliest),
            )
            for token, logprob, likeliest in noted
        )

    def _piece(self, token: int) -> str:
        return self._vocab.token_to_piece(token, special=True).decode("utf-8", "replace")


def never_ran(prepared: Prepared, queued_at_ns: int) -> tuple[Started, Finished]:
    """The events of a request that was cancelled before its turn came."""
    finished = Finished(
        reason="abort",
        n_tokens=0,
        n_prompt_tokens=len(prepared.tokens),
        n_cached_tokens=0,
        seed=prepared.sampler.seed,
        queue_ns=time.monotonic_ns() - queued_at_ns,
        thinking_ns=0,
        emit_ns=0,
    )
    return Started(0), finished
