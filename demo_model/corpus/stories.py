"""Very short stories about a hero."""

from __future__ import annotations

import random

from .grammar import any_of
from .intent import Intent, Values

HEROES = {
    "it": [
        "cat",
        "dog",
        "fox",
        "rabbit",
        "bear",
        "mouse",
        "dragon",
        "robot",
        "owl",
        "frog",
        "horse",
        "duck",
        "lion",
        "wolf",
        "bird",
        "turtle",
        "elephant",
        "monkey",
        "tiger",
        "sheep",
        "pig",
        "goat",
        "hen",
        "bee",
        "fish",
        "snake",
        "squirrel",
        "hedgehog",
        "deer",
        "penguin",
    ],
    "he": [
        "boy",
        "king",
        "prince",
        "farmer",
        "pirate",
        "wizard",
        "baker",
        "knight",
        "sailor",
        "man",
        "grandfather",
        "giant",
    ],
    "she": [
        "girl",
        "queen",
        "princess",
        "witch",
        "woman",
        "fairy",
        "nurse",
        "grandmother",
        "teacher",
        "singer",
    ],
}
_PRONOUN = {hero: pronoun for pronoun, heroes in HEROES.items() for hero in heroes}
_NOUNS = sorted(_PRONOUN)
_KINDS = ["little", "young", "clever", "brave", "kind", "small", "old", "happy", "lonely", "quiet"]
_PLACES = [
    "in a green forest", "by a blue lake", "in a small village", "on a high hill",
    "near the sea", "in an old house", "on a quiet farm", "in a big garden", "by the river",
]  # fmt: skip
_TIMES = ["One day", "One morning", "One evening", "One sunny day", "One winter night"]
_FINDS = [
    "a golden key", "a red ball", "a shiny stone", "an old map", "a lost letter", "a tiny seed",
    "a silver bell", "a warm hat", "a broken toy", "a magic lamp",
]  # fmt: skip
_FRIENDS = ["bird", "mouse", "child", "squirrel", "fisherman", "butterfly", "baker", "donkey"]
_ACTS = [
    "They looked at it together and laughed.",
    "They shared some bread and told each other jokes.",
    "They walked a long way and sang a song.",
    "They worked hard until the sun went down.",
    "They played all day and were never bored.",
]
_ENDS = [
    "In the end, the {hero} went home and was very happy.",
    "From that day on, the {hero} was never alone again.",
    "That night, the {hero} slept well and smiled.",
    "And the {hero} lived happily ever after.",
]


def article(word: str) -> str:
    """The word with its indefinite article."""
    return ("an " if word[0] in "aeiou" else "a ") + word


def tell(hero: str, rng: random.Random) -> str:
    """A story of five sentences."""
    pronoun = _PRONOUN[hero]
    friend = rng.choice([friend for friend in _FRIENDS if friend != hero])
    return " ".join(
        (
            (
                f"Once upon a time, there was {article(rng.choice(_KINDS))} {hero} "
                f"who lived {rng.choice(_PLACES)}."
            ),
            f"{rng.choice(_TIMES)}, the {hero} found {rng.choice(_FINDS)}.",
            f"Then {pronoun} met {article(friend)} and they became friends.",
            rng.choice(_ACTS),
            rng.choice(_ENDS).format(hero=hero),
        )
    )


def _draw_about(rng: random.Random) -> tuple[Values, str]:
    hero = rng.choice(_NOUNS)
    kind = f"{rng.choice(_KINDS)} {hero}" if rng.random() < 0.15 else hero
    an = article(kind)
    plural = "wolves" if hero == "wolf" else "mice" if hero == "mouse" else f"{hero}s"
    return {"x": an, "X": an[0].upper() + an[1:], "bare": kind, "xs": plural}, tell(hero, rng)


def _draw_any(rng: random.Random) -> tuple[Values, str]:
    return {}, tell(rng.choice(_NOUNS), rng)


_T = "[short|little|small|nice|brief|tiny|funny|sweet|simple|quick|lovely|bedtime|fairy|good|new]"
_S = f"{_T} (story|tale|fairy tale|bedtime story|short story)"
_ON = "(about|of|on|with|featuring|starring|concerning|that is about)"
_TELL = (
    "(tell|write|make up|invent|create|give|compose|share|produce|narrate|recite|start|begin"
    "|type|prepare)"
)
_HERO = "({x}|the {bare}|{xs}|some {bare})"
_ABOUT = Intent(
    "stories",
    "about",
    _draw_about,
    verbs=(
        f"{_TELL} [me|us|him|her] (a|one|some|another) {_S} {_ON} {_HERO}",
        f"{_TELL} [me|us] (a|one|another) {_S} {_ON} {_HERO}",
        f"{_TELL} (a|one) {{bare}} {_S}",
        f"{_TELL} (the|a) {_S} of {_HERO}",
        f"{_TELL} (something|a few sentences|some sentences|a text|a paragraph) {_ON} {_HERO}",
        "tell (me|us) [something|more] about ({x}|{xs})",
        "(entertain|amuse|cheer up) (me|us|my son) with a story about {x}",
        "make {x} the (hero|star|main character) of a story",
    ),
    nouns=(
        f"(a|one|another|some) {_S} {_ON} {_HERO}",
        f"a {{bare}} {_S}",
        f"the {_S} {_ON} {_HERO}",
        (
            f"a {_S} (in which|where) {{x}} (is the hero|appears|finds something|meets a friend|is"
            " the main character)"
        ),
    ),
    questions=(
        f"can you tell (me|us) a {_S} {_ON} {_HERO}",
        f"do you (have|know) (a|any) {_S} {_ON} {_HERO}",
        f"(what is|is there) (a|any|your) {_S} {_ON} {_HERO}",
        f"(will|would|could) you {_TELL} (a|one) {_S} {_ON} {_HERO}",
    ),
    sentences=(
        "(Let|Make) {x} (appear|star|play) in a story[ for me| for us]",
        "(what about|how about) (a tale|some lines|a few words) (about|on) {x}?",
        "(some|a few|five|four) sentences (telling of|that tell about|about the life of) {x}",
        f"(We are|I am) (bored|waiting|in bed|tired): a {_S} (about|with) {{x}}",
        (
            f"(My|Our) (son|daughter|sister|friend) (loves|likes|wants) {{xs}}:"
            f" (write|tell) (her|him|us)"
            f" a {_S}"
        ),
        "{X} has an adventure[. Tell it|. Tell me about it]",
        "the (adventures|life|day|tale|journey) of {x}",
        f"(have you got|is there|do you have) a {_S} (for me|for us) (about|with) {{x}}?",
        f"a {_S} whose (hero|main character|star) is {{x}}",
        f"the main (figure|person|animal) (is|should be|shall be) {{x}}: (tell|write) a {_S}",
        f"use {{x}} in a {_S}",
        "(title|theme|topic|subject|hero|main character): {x}. (Write|Tell) a story.",
        f"(who|what) is {{x}}? (Tell|Write|Make up) a {_S} (about it|about that)",
        f"(In|For) (this|my|the next|your) {_S}, (there is|I want|we need|we see|we follow) {{x}}",
        f"it (should|must|can|may) be a {_S} (about|with) {{x}}",
        f"(think of|dream up|imagine) a {_S} (about|with|for) {{x}}",
        "Story: {x}",
        (
            f"(I would enjoy|I'd enjoy|We would love|He would love|I want to hear) a"
            f" {_S} {_ON} {_HERO}"
        ),
        "(There is|There was|Imagine|Think of|Picture) {x}. (Tell|Write|Invent) (its|a|the) story.",
        "(What|Anything) (happened|happens) to {x}? (Tell me|Write it down|A story please).",
        (
            "(Today|Tonight|Now) (I|we) want (to hear|to read|you to tell) (a|the)"
            " story (of|about) {x}"
        ),
        (
            "{X} (walks|goes|comes|runs) into (the|a) (wood|house|town|garden). (Go"
            " on|Tell the story|"
            "What happens next)?"
        ),
        "{X} story",
        "Story about {x}",
        "Once upon a time there was {x}. Go on.",
        "Write about {x}",
        "Once there was {x}",
        (
            f"(I like|I want|My son likes|She loves|Children like|We like) {{xs}}. {_TELL} [me|us] "
            "a story[ about one| about them| with one]."
        ),
        f"(The|Our) (hero|main character|topic|star) is {{x}}. {_TELL} [me|us] (a|the) story.",
        "Do you know {x}? Tell me a story about it.",
    ),
    domains={
        "x": f"an?(?:{any_of(_KINDS)})?(?:{any_of(_NOUNS)})",
        "X": f"an?(?:{any_of(_KINDS)})?(?:{any_of(_NOUNS)})",
        "bare": f"(?:{any_of(_KINDS)})?(?:{any_of(_NOUNS)})",
        "xs": f"wolves|mice|(?:{any_of(_NOUNS)})s",
    },
    weight=1.3,
)

_ANY = Intent(
    "stories",
    "any",
    _draw_any,
    verbs=(
        f"{_TELL} [me|us|him|her] (a|one|some|another|any) {_S}",
        f"{_TELL} [me|us|him|her] (a|one|another) {_S}",
        "(entertain|amuse) (me|us) with a story",
    ),
    nouns=(f"(a|one|another|any) {_S}",),
    questions=(f"can you tell (me|us) a {_S}", f"do you (have|know) (a|any|some) {_S}"),
    sentences=("A story", "Story please", "Once upon a time", "Another story"),
    weight=0.35,
)

INTENTS = [_ABOUT, _ANY]
