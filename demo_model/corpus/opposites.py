"""Questions about opposites."""

from __future__ import annotations

from .intent import table

# Where a word has several opposites, the first row that names it gives the answer.
PAIRS = [
    "hot cold", "big small", "happy sad", "fast slow", "up down", "early late", "old young",
    "light dark", "full empty", "tall short", "rich poor", "hard soft", "open closed", "wet dry",
    "loud quiet", "left right", "strong weak", "first last", "clean dirty", "true false",
    "day night", "alive dead", "thick thin", "far near", "good bad", "long short", "high low",
    "heavy light", "wide narrow", "deep shallow", "in out", "on off", "yes no", "black white",
    "love hate", "win lose", "begin end", "push pull", "buy sell", "give take", "sweet sour",
    "brave afraid", "easy difficult", "inside outside", "above below", "before after",
    "always never", "friend enemy", "smooth rough", "cheap expensive", "safe dangerous",
    "large tiny", "awake asleep", "start stop", "war peace", "new old", "front back", "top bottom",
    "summer winter", "north south", "east west", "come go", "laugh cry", "remember forget",
]  # fmt: skip


def _both_ways() -> dict[str, str]:
    opposites: dict[str, str] = {}
    for pair in PAIRS:
        a, b = pair.split()
        opposites.setdefault(a, b)
        opposites.setdefault(b, a)
    return opposites


OPPOSITES = _both_ways()
_O = "(opposite|antonym|contrary|reverse|inverse)"

_OPPOSITE = table(
    "opposites",
    "opposite",
    [{"a": a, "b": b, "q": f'"{a}"'} for a, b in OPPOSITES.items()],
    "The opposite of {a} is {b}.",
    nouns=(
        f"(the|an|one) {_O} of ({{a}}|the word {{a}}|{{q}}|the word {{q}})",
        f"(the|an) {_O} (for|to) ({{a}}|the word {{a}}|{{q}})",
        f"(the|a) (word|term|adjective) (that is|which is) the {_O} of ({{a}}|{{q}})",
        "(the|a) (word|term) (that|which) (means|is|says) the (opposite|contrary) of ({a}|{q})",
        "(the|a) word with the opposite meaning (of|to) ({a}|{q})",
        "the opposite word (of|to|for) ({a}|{q})",
        "the (word|thing) opposite to {a}",
        f"{{a}}'s {_O}",
        f"{_O} of {{a}}",
        "what is opposite to {a}",
    ),
    verbs=(
        (
            f"(say|write|find|name|guess|give|state|provide|type) (the|an) {_O} of"
            f" ({{a}}|the word {{a}}"
            "|{q})"
        ),
        "(reverse|invert|negate) the (word|meaning of|meaning of the word) ({a}|{q})",
        "(say|write|find|name) a word (with|that has) the opposite meaning of ({a}|{q})",
    ),
    questions=(
        f"what is (the|an|one) {_O} of ({{a}}|the word {{a}}|{{q}})",
        f"what is the {_O} (word|for|to) [of|for] ({{a}}|{{q}})",
        "(what|which) word (is|means) the (opposite|contrary) of ({a}|{q})",
        "(what|which) word is [the] opposite (to|of) ({a}|{q})",
        "what do (you|we) call the opposite of ({a}|{q})",
        "what word has the opposite meaning (of|to) ({a}|{q})",
        "what is not {a}",
        "if it is not {a}, what is it",
        "{a} is the opposite of (what|which word|which)",
        "the opposite of {a} is (what|which word|which)",
    ),
    sentences=(
        (
            "(What|Which word) (would|could|can|do) (you|we|people) (use|say|choose"
            "|pick|write) (if|when) "
            "(something|it|a thing) is (not|anything but|far from) {a}?"
        ),
        "Not {a}, (rather|instead|on the contrary)",
        "(Find|Choose|Pick) (a|the) word (against|contrasting with|in contrast to) {a}",
        "{a} (contrasts with|is in contrast to|is unlike) (what|which word)?",
        "In contrast to {a} (there is|we have) (what|which word)?",
        "(As|Since) it is the opposite of {a}, the word (is|must be)",
        "{a}: (say|name|write|give) the (contrary|reverse|other word)",
        "(My|The|Our) (box|street|coffee|day|house|answer|road) is not {a}, it is",
        (
            "I (said|wrote|meant) {a} but (wanted|needed) the (opposite|reverse"
            "|contrary)[. What is it?]"
        ),
        "{a} is one (side|extreme). (What|Which word) is the (other|opposite) (side|extreme)?",
        "If {a} is (wrong|not right|not true), (what|which word) is (right|true|it)?",
        "the (counterpart|antonym|contrast) (to|for|of) [the word] {a}",
        "(how|what) (do you|do we|does one) (call|say) the (opposite|contrary|antonym) of {a}?",
        "The opposite of {a} is",
        (
            "(If|When) (one|the first|this one|he|she) is {a}, (the other|the second"
            "|that one|the other "
            "one) is (what|which)?"
        ),
        "(Change|Swap|Exchange|Replace|Flip) {a} (for|with|by|to) its opposite.",
        "(What|Which word) is as far (from|away from) {a} as (can be|possible)?",
        "(I need|I want|I look for|we need) a word that (says|means|has) the opposite of {a}",
        "{a}, and on the other hand?",
        "the word {a} has (an opposite|a counterpart|an antonym): which?",
        "{a} is the opposite of",
        f"{{a}} - {_O}?",
        f"{_O}: {{a}}",
        "{a} and its opposite",
        "{a} versus",
        "{a} <-> ?",
        "If something is not {a}, it is",
        "Hot is to cold as {a} is to",
        f"The word is {{a}}. (What is|Name|Give me|Tell me) (the|its|an) {_O}.",
        f"(Take|Consider|Look at|Think of|Here is) the word {{a}}. What is (its|the) {_O}?",
        "(I say|You say|He says) {a}, (you say|I say|she says)",
        "(I am|It is|He is|She is) not {a}, (I am|it is|he is|she is)",
    ),
)

INTENTS = [_OPPOSITE]
