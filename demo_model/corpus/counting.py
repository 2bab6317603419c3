"""Counting up, down and in steps, and the numbers next to a number."""

from __future__ import annotations

import random

from .intent import Draw, Intent, Values
from .numbers import NUMBER, written

STEPS = {2: "(twos|2s|2|two)", 5: "(fives|5s|5|five)", 10: "(tens|10s|10|ten)"}


def _line(numbers: range) -> str:
    return ", ".join(str(n) for n in numbers) + "."


def _draw_up(rng: random.Random) -> tuple[Values, str]:
    first = 1 if rng.random() < 0.4 else rng.randint(1, 20)
    longest = 6 if rng.random() < 0.3 else 18
    last = first + rng.randint(2, longest)
    if rng.random() < 0.02:
        first, last = 1, rng.choice([30, 40, 50, 100])
    return {"a": written(first, rng), "b": written(last, rng)}, _line(range(first, last + 1))


def _draw_to(rng: random.Random) -> tuple[Values, str]:
    last = rng.randint(3, 20)
    if rng.random() < 0.05:
        last = rng.choice([25, 30, 40, 50, 100])
    return {"b": written(last, rng)}, _line(range(1, last + 1))


def _draw_down(rng: random.Random) -> tuple[Values, str]:
    first = rng.randint(3, 20)
    return {"a": written(first, rng)}, _line(range(first, 0, -1))


def _draw_down_to(rng: random.Random) -> tuple[Values, str]:
    first = rng.randint(3, 20)
    last = 1 if rng.random() < 0.5 else rng.randint(1, first - 2)
    values = {"a": written(first, rng), "b": written(last, rng)}
    return values, _line(range(first, last - 1, -1))


def _draw_steps(step: int) -> Draw:
    def pick(rng: random.Random) -> tuple[Values, str]:
        count = rng.randint(3, 10)
        last = step * count
        values = {"a": written(step, rng), "b": written(last, rng, 0.08)}
        return values, _line(range(step, last + 1, step))

    return pick


def _draw_next(change: int) -> Draw:
    word = "after" if change > 0 else "before"

    def pick(rng: random.Random) -> tuple[Values, str]:
        n = rng.randint(1, 30) if rng.random() < 0.7 else rng.randint(1, 98)
        return {"n": written(n, rng)}, f"{n + change} comes {word} {n}."

    return pick


_COUNT = "(count|count up|count upwards|count out loud|start counting|keep counting|do counting)"
_LIST = (
    "(list|say|write|write down|print|give|name|recite|type|output|show|put down|enumerate|tell me)"
)
_NUMBERS = "[all] [of] [the] (numbers|integers|whole numbers|digits)"
_TO = "(to|up to|until|till|through|and stop at|and end at|and finish at)"

_UP = Intent(
    "counting",
    "from a to b",
    _draw_up,
    verbs=(
        f"{_COUNT} (from|at) {{a}} {_TO} {{b}}",
        f"{_LIST} {_NUMBERS} from {{a}} {_TO} {{b}}",
        f"{_LIST} {_NUMBERS} between {{a}} and {{b}}",
        f"{_LIST} {_NUMBERS} {{a}} {_TO} {{b}}",
        f"{_LIST} {{a}} {_TO} {{b}}",
        "go from {a} to {b}[ one by one| step by step| by ones]",
        "count between {a} and {b}",
        "start at {a} and (count|go) (to|up to|until|till) {b}",
        "begin (at|with) {a} and count (to|up to|until) {b}",
        "make a list of the numbers from {a} to {b}",
    ),
    nouns=(
        "[all] [of] the (numbers|integers|whole numbers) from {a} (to|up to|until|through) {b}",
        "[all] the numbers between {a} and {b}",
        "(a|the) (list|row|series|sequence) of [the] numbers from {a} to {b}",
        "numbers {a} (to|through) {b}",
    ),
    questions=(
        "what are the numbers (from|between) {a} (to|and) {b}",
        "(which|what) numbers (are|come) (from|between) {a} (to|and) {b}",
        "how do you count from {a} to {b}",
    ),
    sentences=(
        "{a} to {b}",
        "(Say|Give|Write) (every|each) number (from|between) {a} (to|and) {b}",
        "(Run|Go) (from|through) {a} to {b}",
        "(Which|What) numbers do (I|we) need to (get|go) from {a} to {b}?",
        "{a} ... {b}",
        "(First|Start) {a}, (last|end) {b}: (count|numbers)",
        "Between {a} and {b} inclusive",
        "(Between|From) {a} (and|to) {b}, (what|which) numbers (do you count|are there|come)?",
        "(Please|Now) count. (Start|Begin) (at|with) {a}, (stop|end) (at|with) {b}.",
        "Counting from {a} to {b}:",
        "From {a} to {b}, count.",
        "Count: {a} to {b}",
        "Numbers: from {a} to {b}",
        "Starting (at|from) {a}, count (to|up to|until) {b}.",
        "(The first number is|It starts with|First comes) {a}, the last (is|number is) {b}. Count.",
        (
            "(I|We|You) (start|begin) (at|with) {a} and (end|stop|finish) (at|with)"
            " {b}. (Count|What are"
            " the numbers|Say the numbers|Which numbers)?"
        ),
        (
            "(When|If) (you|I|we) count from {a} to {b}, (what|which) numbers (come"
            "|are there|do you say)"
            "?"
        ),
        "From {a}, count on (to|up to|until) {b}.",
        "{a}, and so on, up to {b}",
    ),
    domains={"a": NUMBER, "b": NUMBER},
    weight=1.6,
)

_UP_TO = Intent(
    "counting",
    "to b",
    _draw_to,
    verbs=(
        f"{_COUNT} {_TO} {{b}}",
        f"{_LIST} the first {{b}} numbers",
        f"{_LIST} {_NUMBERS} {_TO} {{b}}",
        "count all the way to {b}",
    ),
    nouns=("[all] the numbers (to|up to|until) {b}", "the first {b} numbers"),
    questions=("can you count (to|up to|until) {b}", "what are the first {b} numbers"),
    sentences=(
        "Counting to {b}:",
        "Count - {b}",
        "Count: {b}",
        "(Which|What) numbers (come|are there) up to {b}?",
        "(Say|List|Write) {b} numbers (starting with|from) (1|one)",
        "(Start|Begin) (at|with) (1|one) and (stop|end) at {b}",
        "(Go|Run) (up to|as far as) {b}",
        "Count {b} (things|fingers|steps|sheep|stars)",
    ),
    domains={"b": NUMBER},
    weight=0.9,
)

_DOWN = Intent(
    "counting",
    "down from a",
    _draw_down,
    verbs=(
        "count (down|backwards|backward|downwards) from {a}",
        "(make|give|start|do|run) (a|the) countdown (from|of) {a}",
        (
            "(list|say|write|print) [all] the numbers (backwards|in descending order"
            "|downwards) from {a}"
        ),
    ),
    nouns=("(a|the) countdown (from|of) {a}",),
    questions=("how do you count (down|backwards) from {a}",),
    sentences=("Countdown from {a}", "Countdown: {a}", "{a}, count (down|backwards) from it."),
    domains={"a": NUMBER},
    weight=0.5,
)

_DOWN_TO = Intent(
    "counting",
    "down from a to b",
    _draw_down_to,
    verbs=(
        "count (down|backwards|backward|downwards) from {a} (to|until|till|down to) {b}",
        "(make|give|start|do|run) (a|the) countdown from {a} (to|until|till) {b}",
        (
            "(list|say|write|print) [all] the numbers (backwards|in descending order"
            "|downwards|in reverse"
            "|in reverse order) from {a} (to|down to) {b}"
        ),
        "(list|say|write|print) [all] the numbers from {a} (down to|back to) {b}",
        "(start|begin) (at|with|from) {a} and count (down|backwards) (to|until|till) {b}",
        "go (down|backwards|back) from {a} to {b}",
    ),
    nouns=(
        "(a|the) countdown from {a} (to|until|till) {b}",
        "[all] the numbers from {a} (down to|back to) {b}",
    ),
    questions=(
        "how do you count (down|backwards) from {a} to {b}",
        "what are the numbers from {a} down to {b}",
    ),
    sentences=(
        "Countdown from {a} to {b}",
        "{a} down to {b}",
        "From {a} (backwards|downwards|down) (to|until) {b}",
        (
            "(Which|What) numbers (come|follow) (when|if) (you|I) (go|count) (down|back)"
            " from {a} to {b}?"
        ),
        "(First|Start) {a}, then lower and lower (to|until) {b}",
        "(Count|Step|Move) (down|back|backwards) one by one from {a} to {b}",
        "Backwards from {a} to {b}",
        "(I|We|You) (start|begin) at {a} and go (down|backwards) to {b}. (Count|Say the numbers).",
        "The numbers get smaller: from {a} to {b}",
        "(When|If) (you|I|we) count (backwards|down) from {a} to {b}, what do you say?",
    ),
    domains={"a": NUMBER, "b": NUMBER},
    weight=0.9,
)


def _by(step: int) -> Intent:
    by = STEPS[step]
    return Intent(
        "counting",
        f"by {step}",
        _draw_steps(step),
        verbs=(
            f"count (by|in) {by} [from {{a}}] (to|up to|until|till) {{b}}",
            f"count [from {{a}}] (to|up to|until|till) {{b}} (by|in|in steps of) {by}",
            f"count in steps of {by} [from {{a}}] (to|up to|until|till) {{b}}",
            f"skip count by {by} [from {{a}}] (to|up to|until) {{b}}",
            f"(list|say|write|print|name) the numbers from {{a}} to {{b}} (by|in|in steps of) {by}",
            f"go (by|in|in steps of) {by} [from {{a}}] (to|up to) {{b}}",
        ),
        nouns=(
            f"the multiples of {by} (up to|to|until|from {{a}} to) {{b}}",
            f"the numbers from {{a}} to {{b}} (by|in|in steps of) {by}",
        ),
        questions=(
            f"what are the multiples of {by} (up to|to|until) {{b}}",
            f"how do you count (by|in) {by} (to|up to|until) {{b}}",
        ),
        sentences=(f"Counting (by|in) {by} to {{b}}:", f"Steps of {by} (to|up to) {{b}}"),
        domains={"a": NUMBER, "b": NUMBER},
        weight=0.4,
    )


_AFTER = Intent(
    "counting",
    "after",
    _draw_next(1),
    nouns=(
        "the [next|very next] number (after|following|behind) {n}",
        "the number that (comes|is) [right|directly] (after|next after|following) {n}",
        "the (successor|next number) of {n}",
    ),
    questions=(
        "(which|what) number (comes|is|follows|stands) [right|directly] [next] after {n}",
        "(which|what) number (follows|succeeds|is next to|is one more than|is one higher than) {n}",
        "what (comes|is) [next|right] after {n}",
        "what is (the number|one number) after {n}",
        "what follows {n}",
    ),
    sentences=(
        "After {n} comes",
        "{n}, and then?",
        "The number after {n} is",
        "{n}, next number?",
        "(What|Which) number do (I|you|we) (get|reach|count|find) after {n}?",
        "the number (right|directly) after {n}",
        "{n} is followed by (what|which number)?",
        "(When|If) (I|you|we) count (on|further|up) from {n}, (what|which number) comes?",
        "(I am|We are) at {n}. (What|Which number) is next?",
    ),
    domains={"n": NUMBER},
    weight=0.5,
)

_BEFORE = Intent(
    "counting",
    "before",
    _draw_next(-1),
    nouns=(
        "the number (before|preceding|in front of|ahead of) {n}",
        "the number that (comes|is) [right|directly] before {n}",
        "the predecessor of {n}",
    ),
    questions=(
        "(which|what) number (comes|is|stands) [right|directly] (before|ahead of) {n}",
        "(which|what) number (precedes|leads to|is one less than|is one lower than) {n}",
        "what (comes|is) [right] before {n}",
    ),
    sentences=(
        "Before {n} comes",
        "The number before {n} is",
        "{n} is preceded by (what|which number)?",
        "(What|Which) number (is|stands|sits) in front of {n}?",
        "the number (right|directly) before {n}",
        "(When|If) (I|you|we) count (back|down) from {n}, (what|which number) comes?",
        "(I am|We are) at {n}. (What|Which number) was before it?",
        "{n}: previous number?",
    ),
    domains={"n": NUMBER},
    weight=0.5,
)

INTENTS = [_UP, _UP_TO, _DOWN, _DOWN_TO, _by(2), _by(5), _by(10), _AFTER, _BEFORE]
