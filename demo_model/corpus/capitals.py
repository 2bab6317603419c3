"""Questions about capitals."""

from __future__ import annotations

from .intent import table

CAPITALS = {
    "France": "Paris",
    "Germany": "Berlin",
    "Italy": "Rome",
    "Spain": "Madrid",
    "Portugal": "Lisbon",
    "England": "London",
    "Ireland": "Dublin",
    "Belgium": "Brussels",
    "the Netherlands": "Amsterdam",
    "Switzerland": "Bern",
    "Austria": "Vienna",
    "Poland": "Warsaw",
    "Hungary": "Budapest",
    "Greece": "Athens",
    "Turkey": "Ankara",
    "Russia": "Moscow",
    "Ukraine": "Kyiv",
    "Sweden": "Stockholm",
    "Norway": "Oslo",
    "Denmark": "Copenhagen",
    "Finland": "Helsinki",
    "Iceland": "Reykjavik",
    "Japan": "Tokyo",
    "China": "Beijing",
    "India": "New Delhi",
    "South Korea": "Seoul",
    "Thailand": "Bangkok",
    "Vietnam": "Hanoi",
    "Australia": "Canberra",
    "New Zealand": "Wellington",
    "Canada": "Ottawa",
    "the United States": "Washington",
    "Mexico": "Mexico City",
    "Brazil": "Brasilia",
    "Argentina": "Buenos Aires",
    "Chile": "Santiago",
    "Peru": "Lima",
    "Cuba": "Havana",
    "Egypt": "Cairo",
    "Kenya": "Nairobi",
    "Nigeria": "Abuja",
    "Morocco": "Rabat",
    "Romania": "Bucharest",
    "Bulgaria": "Sofia",
    "Croatia": "Zagreb",
    "Nepal": "Kathmandu",
}
_ROWS = [{"country": country, "city": city} for country, city in CAPITALS.items()]

_CAPITAL = table(
    "capitals",
    "capital",
    _ROWS,
    "The capital of {country} is {city}.",
    nouns=(
        "the (capital|capital city) (of|in) [the country] {country}",
        "the [name of the] (capital|capital city) (of|in) {country}",
        "the city that is [the] capital of {country}",
        "{country}'s capital[ city]",
        "{country}'s capital[ city]",
        "the capital city's name (in|of) {country}",
        (
            "the (seat of government|main seat of government|government seat|official capital|"
            "national capital|state capital) (of|in) {country}"
        ),
        "(a|one|any) capital of {country}",
        "capital of {country}",
    ),
    questions=(
        "(which|what) city is the capital (of|in) {country}",
        "(which|what) [city] is {country}'s capital[ city]",
        "(which|what) is the capital[ city] (of|in) {country}",
        "where is the (capital|government) of {country}",
        "what (city|town|place) is the capital of {country}",
        "what capital does {country} have",
        "what is the capital of the (country|state|nation) [called] {country}",
        "(which|what) city does {country} have as [its|a] capital",
        "the capital of {country} is (which|what) city",
        "how is the capital of {country} called",
        "(which|what) capital belongs to {country}",
        "which city (rules|governs|leads) {country}",
        "what is {country}'s (main|chief|most important|governing) city",
    ),
    sentences=(
        "{country} capital",
        "{country} - capital?",
        "capital {country}",
        "The capital of {country} is",
        "{country}'s capital city is",
        "I live in {country}. What is my capital?",
        "I (am|come) from {country}. What is (the capital|our capital)?",
        (
            "(I move|I drive|We fly|We go|She moves|I want to go) to {country}. (Which"
            "|What) city is the "
            "capital?"
        ),
        (
            "(If|When) (you|I|we) (are|live|arrive|stay|travel) in {country}, (what"
            "|which) (city|town) is "
            "the capital?"
        ),
        "(Suppose|Imagine|Say) (you|I|we) (are|live) in {country}. Name the capital[ city].",
        "{country} is a country. (Name|Say|Tell me) its capital[ city].",
        (
            "(The king|The president|The parliament|The queen|The minister) of"
            " {country} works in (which|"
            "what) city?"
        ),
        "(We are|I am) travelling (to|through) {country}. What is the capital[ there]?",
        "Think of {country}. (What|Which city) is its capital?",
        "Let us talk about {country}. What is its capital?",
        "About {country}: what is the capital?",
        "In {country}, (what|which city) is the capital?",
        "For {country}, name the capital.",
        "{country} has a capital. What is its name?",
    ),
    weight=2.4,
)

_COUNTRY = table(
    "capitals",
    "country",
    _ROWS,
    "{city} is the capital of {country}.",
    nouns=(
        (
            "the (country|nation|state|land) (whose capital is|with the capital|that"
            " has the capital|"
            "which has as capital|governed from|ruled from|of the capital) [city] {city}"
        ),
        "the (country|nation|land) {city} is the capital of",
        "the (country|nation|land) that {city} belongs to",
    ),
    questions=(
        "(which|what) (country|nation|land|state) has [the] capital[ city] {city}",
        "(which|what) (country|nation|land|state) has {city} as [its] capital[ city]",
        "(which|what) (country's|nation's) capital is {city}",
        "{city} is the capital city of (which|what) (country|nation|land|state)",
        "{city} is (which|what) country's capital",
        "{city} is the capital of (what|where|which one)",
        "of (which|what) (country|nation|land|state) is {city} the capital",
        "(which|what) (country|nation|land) is {city} the capital[ city] of",
        "in (which|what) (country|nation|land) is [the city of] {city}",
        "(what|which) (country|nation) is {city} in",
        "where is {city}",
        "(what|which) country (does {city} belong to|is governed from {city})",
    ),
    sentences=(
        "{city} is the capital of",
        "{city} - which country?",
        "Capital {city}, country?",
        (
            "(If|When) (you|I|we) (are|live|stay) in {city}, (what|which) (country"
            "|nation) (is it|is "
            "this|are we in|am I in)?"
        ),
        "{city}, capital of (what|which country|which nation)?",
        "Name the country: its capital is {city}.",
        "Which country do you think of when you hear {city}?",
        "I live in {city}, a capital. What is my country?",
        "The capital is {city}. (What|Which) is the country?",
    ),
    weight=1.4,
)

INTENTS = [_CAPITAL, _COUNTRY]
