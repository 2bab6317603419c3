"""The sampling parameters: one frozen, checked type, and their defaults in one place."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta

from ..checked import INT32_MAX, CheckedStruct
from ..errors import ParameterError

#: Parsing and converting a grammar recurses: these bounds keep it within any thread's stack.
MAX_GRAMMAR_BYTES = 128 * 1024
MAX_GRAMMAR_DEPTH = 256
MAX_SCHEMA_DEPTH = 64

Count = Annotated[int, Meta(ge=0, le=INT32_MAX)]
LastN = Annotated[int, Meta(ge=-1, le=INT32_MAX)]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Positive = Annotated[float, Meta(gt=0.0, le=1e6)]
NonNegative = Annotated[float, Meta(ge=0.0, le=1e6)]
Penalty = Annotated[float, Meta(ge=-100.0, le=100.0)]
Seed = Annotated[int, Meta(ge=-1, lt=2**32 - 1)]


class SamplingParams(CheckedStruct, frozen=True, kw_only=True):
    """How the next token is chosen.

    The order of the chain: grammar, logit_bias, penalties, dry, top_n_sigma, top_k, tfs,
    typical_p, top_p, min_p, xtc, temperature, then the draw. Mirostat replaces everything
    from top_k on. A temperature of 0 is greedy: the best token after the biases and the
    penalties.

    Parameters
    ----------
    top_k : int, default 40
        Keep the k likeliest tokens; 0 switches it off. (Fan et al. 2018)
    top_p : float, default 0.95
        Keep the smallest set whose probabilities reach p; 1 switches it off.
        (Holtzman et al. 2020, arXiv:1904.09751)
    temperature : float, default 0.2
        Divides the logits; 0 is greedy.
    frequency_penalty, presence_penalty : float, default 0
        Subtracted from a token's logit for each time, or once if, it is among the last
        `repeat_last_n` tokens.
    repeat_penalty : float, default 1
        Divides a positive logit, multiplies a negative one, of the tokens among the last
        `repeat_last_n`; 1 switches it off. (Keskar et al. 2019, arXiv:1909.05858)
    tfs : float, default 1
        Tail-free sampling: the share of the second-derivative mass that is kept; 1
        switches it off. (Phénix and Egan 2019, "Tail Free Sampling")
    min_p : float, default 0
        Drop tokens less likely than this share of the likeliest. (llama.cpp PR 3841)
    typical_p : float, default 1
        Locally typical sampling; 1 switches it off. (Meister et al. 2022, arXiv:2202.00666)
    top_n_sigma : float, default -1
        Keep logits within n standard deviations of the largest; 0 or less switches it off.
        (arXiv:2411.07641)
    xtc_probability, xtc_threshold : float, default 0 and 0.1
        With this probability drop every token above the threshold but the least likely of
        them; a threshold above 0.5 switches it off.
    dry_multiplier, dry_base, dry_allowed_length, dry_penalty_last_n, dry_sequence_breakers
        Don't-repeat-yourself: penalise a token that would extend a repeated run by
        `multiplier * base ** (length - allowed_length)`; multiplier 0 switches it off,
        `last_n` -1 is the whole window.
    dynatemp_range, dynatemp_exponent : float, default 0 and 1
        Dynamic temperature: temperature +- range by the distribution's entropy; range 0
        switches it off. (arXiv:2309.02772)
    mirostat, mirostat_tau, mirostat_eta
        0 off, 1 or 2 the version; the target surprise and the learning rate.
        (arXiv:2007.14966)
    repeat_last_n : int, default 64
        The window of the three penalties, in tokens; 0 is none, -1 the whole window.
    seed : int or None, default None
        None or -1 is a random seed; the one really used comes back with the answer.
    logit_bias : dict of token id to float, or list of [token id, float or false]
        Added to a token's logit; false bans the token.
    ignore_eos : bool, default False
        Never choose a token that ends the generation.
    grammar : str or None
        A GBNF grammar that the whole answer follows; its root rule is `root`.
    json_schema : dict or None
        A JSON Schema that the whole answer follows (converted to a grammar).
    n_probs : int, default 0
        Report the log-probabilities of the chosen and the n likeliest tokens, before any
        sampler.
    """

    top_k: Count = 40
    top_p: Share = 0.95
    temperature: NonNegative = 0.2
    frequency_penalty: Penalty = 0.0
    presence_penalty: Penalty = 0.0
    repeat_penalty: Positive = 1.0
    tfs: Share = 1.0
    min_p: Share = 0.0
    typical_p: Share = 1.0
    top_n_sigma: Annotated[float, Meta(ge=-1.0, le=1e6)] = -1.0
    xtc_probability: Share = 0.0
    xtc_threshold: Share = 0.1
    dry_multiplier: NonNegative = 0.0
    dry_base: Annotated[float, Meta(ge=1.0, le=1e6)] = 1.75
    dry_allowed_length: Count = 2
    dry_penalty_last_n: LastN = -1
    dry_sequence_breakers: Annotated[
        tuple[str, ...], Meta(max_length=64, description="a list of at most 64 strings")
    ] = ("\n", ":", '"', "*")
    dynatemp_range: NonNegative = 0.0
    dynatemp_exponent: NonNegative = 1.0
    mirostat: Annotated[int, Meta(ge=0, le=2)] = 0
    mirostat_tau: Positive = 5.0
    mirostat_eta: Positive = 0.1
    repeat_last_n: LastN = 64
    seed: Seed | None = None
    logit_bias: Annotated[
        Any, Meta(description="an object of token id to number, or a list of [id, number or false]")
    ] = ()
    ignore_eos: bool = False
    grammar: str | None = None
    json_schema: Annotated[
        dict[str, Any] | None, Meta(description="a JSON Schema object or null")
    ] = None
    n_probs: Annotated[int, Meta(ge=0, le=100)] = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_grammar(self)
        if any("\0" in text for text in self.dry_sequence_breakers):
            raise ParameterError(
                "dry_sequence_breakers", self.dry_sequence_breakers, "free of NUL characters"
            )

    def biases(self) -> list[tuple[int, float]]:
        """`logit_bias` as (token id, bias) pairs; a ban is minus infinity."""
        return parse_logit_bias(self.logit_bias)


def parse_logit_bias(given: Any) -> list[tuple[int, float]]:
    """`logit_bias` in either of its two spellings as pairs; raises ParameterError."""
    allowed = "an object of token id to number, or a list of [token id, number or false]"
    if isinstance(given, dict):
        pairs = list(given.items())
    elif isinstance(given, (list, tuple)):
        pairs = [tuple(pair) if isinstance(pair, (list, tuple)) else () for pair in given]
    else:
        raise ParameterError("logit_bias", given, allowed)
    return [_bias(pair, given, allowed) for pair in pairs]


def _bias(pair: tuple[Any, ...], given: Any, allowed: str) -> tuple[int, float]:
    if len(pair) != 2:
        raise ParameterError("logit_bias", given, allowed)
    token, bias = pair
    if isinstance(token, str) and token.isascii() and token.isdigit() and len(token) < 11:
        token = int(token)
    if isinstance(token, bool) or not isinstance(token, int) or not 0 <= token <= INT32_MAX:
        raise ParameterError("logit_bias", token, "made of token ids of at least 0")
    if bias is False:
        return token, float("-inf")
    if isinstance(bias, bool) or not isinstance(bias, (int, float)) or not abs(bias) <= 1e6:
        raise ParameterError("logit_bias", bias, "made of numbers within 1e6, or false")
    return token, float(bias)


def _check_grammar(params: SamplingParams) -> None:
    parse_logit_bias(params.logit_bias)
    if params.grammar is not None and params.json_schema is not None:
        raise ParameterError("grammar", params.grammar, "absent when json_schema is given")
    if params.grammar is not None:
        _check_grammar_size(params.grammar)
    if params.json_schema is not None and _depth(params.json_schema) > MAX_SCHEMA_DEPTH:
        raise ParameterError(
            "json_schema", params.json_schema, f"nested at most {MAX_SCHEMA_DEPTH} deep"
        )


def _check_grammar_size(grammar: str) -> None:
    if len(grammar.encode()) > MAX_GRAMMAR_BYTES:
        raise ParameterError("grammar", grammar, f"at most {MAX_GRAMMAR_BYTES} bytes long")
    depth = deepest = 0
    for character in grammar:
        depth += (character == "(") - (character == ")")
        deepest = max(deepest, depth)
    if deepest > MAX_GRAMMAR_DEPTH:
        raise ParameterError(
            "grammar", grammar, f"nested at most {MAX_GRAMMAR_DEPTH} parentheses deep"
        )


def _depth(value: Any) -> int:
    """How deep dicts and lists are nested, without recursion."""
    deepest, queue = 0, [(value, 1)]
    while queue:
        item, depth = queue.pop()
        deepest = max(deepest, depth)
        if depth > MAX_SCHEMA_DEPTH:
            break
        children = (
            item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
        )
        queue.extend((child, depth + 1) for child in children)
    return deepest
