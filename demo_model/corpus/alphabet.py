"""Questions about the letters of the alphabet."""

from __future__ import annotations

import random

from .intent import LETTER, Draw, Intent, Values, fixed
from .numbers import NUMBER, written

LETTERS = [chr(ord("A") + i) for i in range(26)]
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
]  # fmt: skip
_ORDINAL = r"\d+(?:st|nd|rd|th)|" + "|".join(_ORDINALS)


def _ordinal(n: int, rng: random.Random) -> str:
    if n <= 10 and rng.random() < 0.5:
        return _ORDINALS[n - 1]
    ending = "th" if 10 <= n <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _letter(i: int, rng: random.Random) -> str:
    return LETTERS[i] if rng.random() < 0.8 else f'"{LETTERS[i]}"'


def _next(change: int) -> Draw:
    word = "after" if change > 0 else "before"

    def pick(rng: random.Random) -> tuple[Values, str]:
        i = rng.randrange(max(0, -change), 26 - max(0, change))
        return {"a": _letter(i, rng)}, f"{LETTERS[i + change]} comes {word} {LETTERS[i]}."

    return pick


def _draw_range(rng: random.Random) -> tuple[Values, str]:
    first = rng.randrange(0, 23)
    last = rng.randrange(first + 2, min(26, first + 12))
    values = {"a": LETTERS[first], "b": LETTERS[last]}
    return values, ", ".join(LETTERS[first : last + 1]) + "."


def _draw_first(rng: random.Random) -> tuple[Values, str]:
    count = rng.randint(2, 15)
    return {"n": written(count, rng, 0.4)}, ", ".join(LETTERS[:count]) + "."


def _draw_place(rng: random.Random) -> tuple[Values, str]:
    n = rng.randint(1, 12) if rng.random() < 0.7 else rng.randint(1, 26)
    values = {"n": str(n), "ordinal": _ordinal(n, rng)}
    return values, f"Letter number {n} is {LETTERS[n - 1]}."


_LIST = (
    "(list|say|write|write down|print|give|name|recite|type|output|show|spell|spell out|repeat"
    "|tell me|learn|put down|mention)"
)
_ALPHABET = "the [whole|full|complete|English|entire|Latin] alphabet"

_ALL = fixed(
    "alphabet",
    "list",
    ", ".join(LETTERS) + ".",
    nouns=(
        f"{_ALPHABET}[ in order| from A to Z| please]",
        f"[all] [of] the [26] letters of {_ALPHABET}[ in order| from A to Z]",
        "the ABC",
        f"(every|each) letter (of|in) {_ALPHABET}",
        "the letters from A to Z",
    ),
    verbs=(
        f"{_LIST} {_ALPHABET}[ in order| from A to Z]",
        f"{_LIST} [all] [of] the [26] letters (of|in) {_ALPHABET}[ in order]",
        f"{_LIST} (the ABC|the letters from A to Z|all letters from A to Z|every letter)",
        f"{_LIST} (every|each) letter (of|in) {_ALPHABET}",
        "go from A to Z",
        "make a list of all [the] letters",
    ),
    questions=(
        f"what (is|are) [all] the [26] letters (of|in) {_ALPHABET}",
        (
            f"(which|what) letters (are in|are there in|does|make up|belong to|form)"
            f" {_ALPHABET}[ have]"
        ),
        f"what is {_ALPHABET}",
        f"(do you know|can you say) {_ALPHABET}",
        "what letters are there",
    ),
    sentences=(
        "A to Z",
        "(Which|What) letters does (English|our alphabet|the language) have?",
        "the letters (in|of) (English|our alphabet|our language)",
        "(Teach|Show) (me|us|her) the (ABC|letters)",
        "A, B, C, (and so on|and the rest|and so forth)",
        "(We|I) (learn|write|read|practise) the alphabet. (List|Write|Say) it.",
        "The letters of the alphabet are",
        "ABC",
        "Alphabet:",
    ),
    weight=1.3,
)

_VOWELS = fixed(
    "alphabet",
    "vowels",
    "A, E, I, O, U.",
    nouns=(
        "[all] the [five|5] vowels[ of the alphabet| in the alphabet| in English]",
        "(every|each) vowel[ of the alphabet| in the alphabet]",
        "the vowel letters",
    ),
    verbs=(
        f"{_LIST} [all] the [five|5] vowels[ of the alphabet| in the alphabet]",
        f"{_LIST} (every|each) vowel",
    ),
    questions=(
        "what are [all] the [five|5] vowels[ of the alphabet| in the alphabet]",
        "(which|what) letters are [the] vowels",
        "(which|what) (are the|are) vowels[ in English]",
        "what vowels are there",
    ),
    weight=0.4,
)

_RANGE = Intent(
    "alphabet",
    "range",
    _draw_range,
    nouns=(
        "[all] the letters (from {a} (to|until|till|up to|through) {b}|between {a} and {b})",
        "the (part|piece) of the alphabet from {a} to {b}",
        "letters {a} to {b}",
    ),
    verbs=(
        (
            f"{_LIST} [all] the letters (from {{a}} (to|until|till|up to|through)"
            f" {{b}}|between {{a}} "
            "and {b})"
        ),
        f"{_LIST} the alphabet from {{a}} (to|until|till|up to) {{b}}",
        "(start|begin) (at|with) [the letter] {a} and (go|continue) (to|until|up to) {b}",
    ),
    questions=(
        "(which|what) letters (are|come|lie) (between {a} and {b}|from {a} to {b})",
        "what are the letters (from {a} (to|until|through) {b}|between {a} and {b})",
    ),
    sentences=(
        "{a} (through|until) {b} (in|of) the alphabet",
        "(Start|From) {a}, (end|to) {b}: (letters|the alphabet)",
        "(Between|From) {a} (and|to) {b}, (which|what) letters (are there|come|do we have)?",
        "(Say|Write|List|Give) letters {a} (to|through|till) {b}",
        "(Start|Begin) (at|with) {a} and (stop|end) (at|with) {b}",
        "Alphabet, {a} to {b}",
        "{a} to {b}",
        "The letters from {a} to {b} are",
        "Alphabet from {a} to {b}",
    ),
    domains={"a": LETTER, "b": LETTER},
    weight=1.0,
)

_FIRST = Intent(
    "alphabet",
    "first n",
    _draw_first,
    nouns=("the (first|opening|initial) {n} letters[ of the alphabet| in the alphabet]",),
    verbs=(
        f"{_LIST} the (first|opening) {{n}} letters[ of the alphabet| in the alphabet]",
        f"{_LIST} {{n}} letters (from|of) the (start|beginning) of the alphabet",
    ),
    questions=(
        "what are the (first|opening) {n} letters[ of the alphabet| in the alphabet]",
        "(which|what) {n} letters (come first|are first|start the alphabet|open the alphabet)",
        "(which|what) are the first {n} letters",
    ),
    sentences=(
        "First {n} letters",
        "the alphabet's first {n} letters",
        "(Start|Begin) the alphabet and stop after {n} letters",
        "(Give|List|Write) {n} letters [in order] (from A|starting with A)",
        "(The alphabet starts|The alphabet begins), {n} letters please",
        "{n} letters from A on",
        "The first {n} letters of the alphabet are",
    ),
    domains={"n": NUMBER},
    weight=0.8,
)

_AFTER = Intent(
    "alphabet",
    "after",
    _next(1),
    nouns=(
        "the [next] letter (after|following|behind) [the letter] {a}[ in the alphabet]",
        "the letter that (comes|is|stands) [right|directly] [next] (after|behind) [the letter] {a}",
        "the letter (that|which) follows [the letter] {a}",
    ),
    questions=(
        (
            "(which|what) letter (comes|is|stands|goes) [right|directly] [next]"
            " after [the letter] {a}"
            "[ in the alphabet]"
        ),
        (
            "(which|what) letter (follows|succeeds|is next to|is next after) [the letter] {a}"
            "[ in the alphabet]"
        ),
        "what (comes|is) [next] after [the letter] {a}[ in the alphabet]",
        "what (is|comes) next after {a} in the alphabet",
        "what follows [the letter] {a}[ in the alphabet]",
    ),
    sentences=(
        (
            "(I am at|We are at|I have|You see|Take|I wrote) [the letter] {a}. (What"
            "|Which letter) is"
            " next?"
        ),
        "(When|If) (I|you|we) (say|write|read|reach) {a}, (what|which letter) comes next?",
        "{a}: next letter?",
        "{a} is followed by (which|what) letter?",
        "(Which|What) letter do (we|you|I) (have|write|find|get) after {a}?",
        "next letter (after|following) {a}",
        "the letter (right|directly) after {a}",
        "(Begin|Start) (at|with) {a} and (take|say|give) the next letter",
        "{a} and then?",
        "After {a} comes",
        "The letter after {a} is",
        "{a}, and then which letter?",
    ),
    domains={"a": LETTER},
    weight=1.0,
)

_BEFORE = Intent(
    "alphabet",
    "before",
    _next(-1),
    nouns=(
        "the letter (before|preceding|in front of|ahead of) [the letter] {a}[ in the alphabet]",
        "the letter that (comes|is|stands) [right|directly] before [the letter] {a}",
        "the letter (that|which) precedes [the letter] {a}",
    ),
    questions=(
        (
            "(which|what) letter (comes|is|stands|goes) [right|directly] before [the letter] {a}"
            "[ in the alphabet]"
        ),
        "(which|what) letter (precedes|leads to|is ahead of) [the letter] {a}[ in the alphabet]",
        "what (comes|is) [right] before [the letter] {a}[ in the alphabet]",
    ),
    sentences=(
        (
            "(I am at|We are at|I have|You see|Take|I wrote) [the letter] {a}. (What"
            "|Which letter) was"
            " before it?"
        ),
        "(When|If) (I|you|we) (say|write|read|reach) {a}, (what|which letter) came before?",
        "{a}: previous letter?",
        "{a} is preceded by (which|what) letter?",
        "(Which|What) letter do (we|you|I) (have|write|find|get) before {a}?",
        "previous letter (before|to) {a}",
        "the letter (right|directly) before {a}",
        "{a} and before that?",
        "Before {a} comes",
        "The letter before {a} is",
    ),
    domains={"a": LETTER},
    weight=1.0,
)

_PLACE = Intent(
    "alphabet",
    "place",
    _draw_place,
    nouns=(
        "the {ordinal} letter[ of the alphabet| in the alphabet]",
        "letter [number|no.|nr.|#] {n}[ of the alphabet| in the alphabet]",
    ),
    questions=(
        (
            "(which|what) letter is [the] (number {n}|{ordinal}|no. {n})[ in the alphabet|"
            " of the alphabet]"
        ),
        "(which|what) letter (comes|stands) {ordinal}[ in the alphabet]",
        "(which|what) letter is (at|in) the {ordinal} (place|position)[ of the alphabet]",
    ),
    sentences=(
        "(Which|What) letter has (number|position|place) {n}[ in the alphabet]?",
        "position {n} (in|of) the alphabet",
        "(Pick|Take|Find) the {ordinal} letter",
        "{ordinal} letter?",
        "A is 1, B is 2. (What|Which letter) is {n}?",
        "(When|If) A is (letter|number) 1, (what|which letter) is (letter|number) {n}?",
    ),
    domains={"n": r"\d+", "ordinal": _ORDINAL},
    weight=1.0,
)

_START = fixed(
    "alphabet",
    "start",
    "Letter number 1 is A.",
    nouns=("the (opening|starting|initial) letter (of|in) the alphabet",),
    questions=(
        "(which|what) letter (starts|opens|is at the start of|is at the beginning of) the alphabet",
        "which letter does the alphabet (start|open) with",
    ),
    weight=0.2,
)

_END = fixed(
    "alphabet",
    "end",
    "Letter number 26 is Z.",
    nouns=("the (last|final|closing) letter (of|in) the alphabet",),
    questions=(
        "(which|what) letter (ends|closes|finishes|is at the end of|is last in) the alphabet",
        "which letter does the alphabet (end|finish|close|stop) with",
    ),
    weight=0.25,
)

_SIZE = fixed(
    "alphabet",
    "size",
    "The alphabet has 26 letters.",
    nouns=("(the number|how many|the count|the amount) [of] letters (in|of) the alphabet",),
    questions=(
        "how many letters (are in|are there in|does|has|make up) the alphabet[ have]",
        "how (long|big) is the alphabet",
        "how many letters are there",
    ),
    weight=0.3,
)

INTENTS = [_ALL, _VOWELS, _RANGE, _FIRST, _AFTER, _BEFORE, _PLACE, _START, _END, _SIZE]
