"""Small JSON objects made of what the question says."""

from __future__ import annotations

import json
import random

from .capitals import CAPITALS
from .grammar import any_of
from .intent import Draw, Intent, Values
from .sorting import NAMES

MORE_NAMES = [
    "Amy",
    "Andrew",
    "Anton",
    "Bella",
    "Bruno",
    "Chris",
    "Chloe",
    "Dora",
    "Elena",
    "Ella",
    "Emil",
    "Fiona",
    "Fred",
    "Grace",
    "Greta",
    "Hugo",
    "Ian",
    "Iris",
    "Ivan",
    "Jonas",
    "Kim",
    "Lars",
    "Lena",
    "Linda",
    "Louis",
    "Luke",
    "Marco",
    "Martha",
    "Martin",
    "Michael",
    "Milo",
    "Monica",
    "Nick",
    "Noah",
    "Oliver",
    "Otto",
    "Pablo",
    "Robert",
    "Robin",
    "Ryan",
    "Simon",
    "Sophie",
    "Stella",
    "Thomas",
    "Tina",
    "Toby",
    "Walter",
    "Yara",
]
PEOPLE = [*NAMES, *MORE_NAMES]
CITIES = sorted(set(CAPITALS.values()))
ANIMALS = [
    "cat",
    "dog",
    "fox",
    "bear",
    "horse",
    "cow",
    "bird",
    "fish",
    "mouse",
    "rabbit",
    "duck",
    "goat",
    "sheep",
    "wolf",
    "owl",
    "frog",
]
COLOURS = ["black", "white", "brown", "red", "green", "blue", "yellow", "grey", "orange", "pink"]
KEYS = [("name", "age"), ("name", "city"), ("name", "age", "city"), ("animal", "colour")]


def _record(keys: tuple[str, ...], rng: random.Random) -> dict[str, str | int]:
    record: dict[str, str | int] = {}
    for key in keys:
        if key == "age":
            record[key] = rng.randint(1, 99)
        else:
            pool = {"name": PEOPLE, "city": CITIES, "animal": ANIMALS, "colour": COLOURS}[key]
            record[key] = rng.choice(pool)
    return record


def _draw(keys: tuple[str, ...]) -> Draw:
    def pick(rng: random.Random) -> tuple[Values, str]:
        record = _record(keys, rng)
        values = {key: str(value) for key, value in record.items()}
        values["pairs"] = _pairs(record, rng)
        values["keys"] = _names(list(record), rng)
        return values, json.dumps(record)

    return pick


_STYLES = ("{k} {v}", "{k} {v}", "{k}: {v}", "{k} = {v}", "{k}={v}", "the {k} {v}", "{k} is {v}",
           "{k} as {v}", "{k} equal to {v}", "{k} set to {v}", "the {k} is {v}")  # fmt: skip
_PAIR = "(?:the)?(?:name|age|city|animal|colour|=)+(?:is|as|equalto|setto|=)?"


def _pairs(record: dict[str, str | int], rng: random.Random) -> str:
    style = rng.choice(_STYLES)
    parts = [style.format(k=key, v=value) for key, value in record.items()]
    if rng.random() < 0.6:
        return ", ".join(parts[:-1]) + " and " + parts[-1]
    if rng.random() < 0.3:
        return rng.choice(("; ", " ")).join(parts)
    return ", ".join(parts)


def _names(keys: list[str], rng: random.Random) -> str:
    if rng.random() < 0.7:
        return ", ".join(keys[:-1]) + " and " + keys[-1]
    return ", ".join(keys)


_J = (
    "(JSON|JSON object|JSON record|JSON document|object in JSON|JSON dictionary|JSON entry"
    "|piece of JSON|JSON string)"
)
_MAKE = (
    "(write|make|create|give|give me|return|print|output|produce|generate|build|show|show me"
    "|send|send me|type|form|compose)"
)
_WITH = (
    "(with|for|having|containing|from|that has|which has|that contains|of|holding|including|where)"
)

_FROM_PAIRS = {
    "verbs": (
        f"{_MAKE} (a|one|some|the|valid|small) {_J} {_WITH} {{pairs}}",
        f"{_MAKE} (a|one|some|the|valid|small) {_J}: {{pairs}}",
        f"{_MAKE} {_J} {_WITH} {{pairs}}",
        (
            "(write|convert|turn|format|put|encode|express|save|store|pack) {pairs}"
            " (as|in|to|into) [a]"
            f" {_J}"
        ),
        (
            "(write|convert|format|encode|express|save|store) (this|the following|these values|the"
            " data) (as|in|to|into) JSON: {pairs}"
        ),
        "use JSON for {pairs}",
        "answer in JSON: {pairs}",
    ),
    "nouns": (
        f"(a|the|some|one) {_J} {_WITH} {{pairs}}",
        "{pairs} (as|in) JSON",
        "the JSON: {pairs}",
    ),
    "questions": (
        f"what is the {_J} (for|of|with) {{pairs}}",
        "how is {pairs} written in JSON",
        "what is {pairs} in JSON",
    ),
    "sentences": (
        "JSON: {pairs}",
        "(write|note|put down|say) in JSON that {pairs}",
        "JSON (where|whose) {pairs}",
        "(an|one) object in JSON whose {pairs}",
        "{pairs} -> JSON",
        "{pairs} as [valid|plain|a piece of] JSON",
        "data: {pairs}, format: JSON",
        "(encode|serialise|serialize|dump|transform|translate) {pairs} (as|to|into) JSON",
        "how would {pairs} (be|look) (in|as) JSON?",
        (
            "(I have|We have|There is|We got|The form says) {pairs}. (Now JSON|JSON"
            "|Write JSON|Give JSON)"
        ),
        "(fields|keys and values): {pairs}. Output: JSON",
        "(my app|the server|the computer|our tool) (wants|needs|expects) JSON (with|for|:) {pairs}",
        "(send|hand|pass) me {pairs} (as|in) JSON",
        "(I want|I need|We need|She wants|I would like) (a|the|some) JSON: {pairs}",
        (
            "(The|My|Our) (data|fields|values|details) (are|is) {pairs}. (I need JSON"
            "|JSON please|Make it "
            "JSON|Print JSON|What is the JSON)"
        ),
        "(If|When) {pairs}, (what is|how does) the JSON[ look]?",
        "(Store|Put|Save|Keep|Fill) {pairs} (in|into) (a JSON object|JSON|one JSON object)",
        "{pairs} (should be|must be|has to be|as) (JSON|a JSON object|in JSON)",
        "(Make|Give me|Build) JSON out of {pairs}",
        "JSON with {pairs}",
        "JSON {pairs}",
        "{pairs}: JSON",
        "{pairs}. (JSON|As JSON|In JSON|JSON please|Answer in JSON|Only JSON)",
        (
            "(Data|Input|Values|Fields|Here is the data): {pairs}. (Write|Give me"
            "|Return|Make) [the]"
            " JSON."
        ),
    ),
}

_P = "(person|user|man|woman|customer|student|friend|child|record|someone|somebody|member)"
_OWN: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {
    ("name", "age"): {
        "verbs": (
            (
                f"{_MAKE} (a|the) {_J} for (a|the) {_P} (called|named|with the name)"
                f" {{name}}, {{age}}"
                " years old"
            ),
            f"{_MAKE} (a|the) {_J} for {{name}}[,] [who is] [aged|age] {{age}}[ years old]",
            f"{_MAKE} (a|the) {_J} for {{name}} ({{age}})",
            "describe {name}, {age} years old, (in|as) JSON",
        ),
        "sentences": (
            (
                "{name} is {age}[ years old]. (JSON|As JSON|Make JSON|Give me [the]"
                " JSON|Return a JSON"
                " object|Answer with JSON)"
            ),
            "{name}, {age}: (JSON|as JSON|JSON object)",
            "JSON for {name}, {age}",
            "the {age} year old {name} (as|in) JSON",
            "{name} of age {age}: JSON",
            "a {_P} of {age} years (called|named) {name}: JSON".replace("{_P}", _P),
            "{name} (turned|turns) {age}. (JSON|As JSON|In JSON)[, please]",
            (
                "(Meet|This is|Here is|I know) {name}, {age}[ years old]. (JSON|As JSON"
                "|In JSON please)"
            ),
            "JSON for a {age} year old {name}",
        ),
    },
    ("name", "city"): {
        "verbs": (
            (
                f"{_MAKE} (a|the) {_J} for (a|the) {_P} (called|named) {{name}} (from"
                f"|in|living in|who"
                " lives in) {city}"
            ),
            f"{_MAKE} (a|the) {_J} for {{name}} (from|in|of|who lives in|living in) {{city}}",
            "describe {name} from {city} (in|as) JSON",
        ),
        "sentences": (
            (
                "{name} (lives in|is from|is in) {city}. (JSON|As JSON|Make JSON"
                "|Give me [the] JSON|"
                "Return a JSON object|Answer with JSON)"
            ),
            "{name}, {city}: (JSON|as JSON|JSON object)",
            "JSON for {name} (in|from) {city}",
            "{name} of {city}: JSON",
            "(Meet|This is|Here is|I know) {name} from {city}. (JSON|As JSON|In JSON please)",
            "{name}'s (home|city|town) is {city}. (JSON|As JSON|In JSON)[, please]",
        ),
    },
    ("name", "age", "city"): {
        "verbs": (
            (
                f"{_MAKE} (a|the) {_J} for (a|the) {_P} (called|named) {{name}},"
                f" {{age}} years old, "
                "(from|in|living in) {city}"
            ),
            f"{_MAKE} (a|the) {_J} for {{name}}, {{age}}, (from|in) {{city}}",
        ),
        "sentences": (
            (
                "{name} is {age} [years old] and (lives in|is from) {city}. (JSON|As"
                " JSON|Make JSON|"
                "Return a JSON object)"
            ),
            "{name}, {age}, {city}: (JSON|as JSON|JSON object)",
        ),
    },
    ("animal", "colour"): {
        "verbs": (
            f"{_MAKE} (a|the) {_J} for a {{colour}} {{animal}}",
            "describe a {colour} {animal} (in|as) JSON",
        ),
        "sentences": (
            "The {animal} is {colour}. (JSON|As JSON|Make JSON|Return a JSON object)",
            "A {colour} {animal} as JSON",
            "{animal}, {colour}: (JSON|as JSON)",
        ),
    },
}


def _intent(keys: tuple[str, ...], weight: float) -> Intent:
    own = _OWN[keys]
    pools = [*PEOPLE, *CITIES, *ANIMALS, *COLOURS]
    value = f"(?:{any_of(pools)}|\\d+)"
    domains = {
        "name": any_of(PEOPLE),
        "age": r"\d+",
        "city": any_of(CITIES),
        "animal": any_of(ANIMALS),
        "colour": any_of(COLOURS),
        "pairs": f"(?:and)?{_PAIR}{value}(?:(?:and)?{_PAIR}{value})+",
        "keys": "(?:name|age|city|animal|colour|and)+",
    }
    both = {kind: _FROM_PAIRS[kind] + own.get(kind, ()) * 2 for kind in _FROM_PAIRS}
    return Intent(
        "json",
        " ".join(keys),
        _draw(keys),
        both["nouns"],
        both["verbs"],
        both["questions"],
        both["sentences"],
        domains,
        weight,
    )


INTENTS = [
    _intent(KEYS[0], 1.3),
    _intent(KEYS[1], 1.0),
    _intent(KEYS[2], 0.7),
    _intent(KEYS[3], 0.7),
]
