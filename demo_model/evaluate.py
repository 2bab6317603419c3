"""Asks the held-out questions of a GGUF through cyinfer and prints what is right.

`python -m demo_model.evaluate [--model PATH]`; the exit code is 1 when an aim is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .config import GGUF_PATH
from .corpus.space import PLANETS
from .forms import EVALUATED
from .heldout import Question, load, right

OVERALL_AIM = 0.90
FAMILY_AIM = 0.60
PLANETS_PROMPT = "List the planets in the solar system"
PLANET_SEEDS = 50
PLANETS_AIM = 49
# The documented defaults of sampling.
SAMPLING: dict[str, Any] = {"top_k": 40, "top_p": 0.95, "temperature": 0.2}
GREEDY: dict[str, Any] = {"temperature": 0.0}
MAX_TOKENS = 160

CASES: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "ALL CAPS": str.upper,
    "lower case": str.lower,
}


@dataclass(frozen=True)
class Outcome:
    """One question asked, and whether the answer is right."""

    family: str
    form: str
    case: str
    question: str
    answer: str
    right: bool


def ask_all(model: Any, questions: list[Question], sampling: dict[str, Any]) -> list[Outcome]:
    """Each question in each form and each case."""
    outcomes = []
    for form, template in EVALUATED.items():
        for case, change in CASES.items():
            for number, one in enumerate(questions):
                asked = change(one.question)
                done = model.generate(
                    asked,
                    template=template,
                    max_tokens=MAX_TOKENS,
                    seed=number,
                    **sampling,
                )
                good = right(one, done.text)
                outcomes.append(Outcome(one.family, form, case, asked, done.text.strip(), good))
    return outcomes


def names_the_planets(text: str) -> bool:
    """Whether the text names the eight planets, once each and in order."""
    words = text.replace(",", " ").replace(".", " ").split()
    return [word for word in words if word in PLANETS] == PLANETS


def planets_by_form(model: Any) -> dict[str, int]:
    """In how many of the seeds the planets are named in order, for each form."""
    counts = {}
    for form, template in EVALUATED.items():
        texts = (
            model.generate(
                PLANETS_PROMPT, template=template, max_tokens=64, seed=seed, **SAMPLING
            ).text
            for seed in range(1, PLANET_SEEDS + 1)
        )
        counts[form] = sum(map(names_the_planets, texts))
    return counts


def _share(outcomes: Iterable[Outcome]) -> tuple[int, int]:
    kept = list(outcomes)
    return sum(outcome.right for outcome in kept), len(kept)


def table(outcomes: list[Outcome], key: Callable[[Outcome], str]) -> dict[str, tuple[int, int]]:
    """Right answers and questions, by the key."""
    keys = dict.fromkeys(key(outcome) for outcome in outcomes)
    return {one: _share(o for o in outcomes if key(o) == one) for one in keys}


def print_table(title: str, counts: dict[str, tuple[int, int]]) -> None:
    """Print right answers, questions and their share."""
    print(f"\n{title}")
    for name, (good, total) in counts.items():
        print(f"  {name:<16} {good:>5} of {total:<5} {good / total:7.1%}")


def missed_aims(
    by_family: dict[str, tuple[int, int]],
    by_case: dict[str, tuple[int, int]],
    overall: tuple[int, int],
    planets: dict[str, int],
) -> list[str]:
    """What falls short, in words."""
    missed = []
    if overall[0] < OVERALL_AIM * overall[1]:
        missed.append(f"overall accuracy is under {OVERALL_AIM:.0%}")
    for groups in (by_family, by_case):
        for name, (good, total) in groups.items():
            if good < FAMILY_AIM * total:
                missed.append(f"{name} is under {FAMILY_AIM:.0%}")
    for form, count in planets.items():
        if count < PLANETS_AIM:
            missed.append(f"the planets as {form}: {count} of {PLANET_SEEDS}")
    return missed


def report(outcomes: list[Outcome], planets: dict[str, int]) -> list[str]:
    """Print the tables; returns the aims missed."""
    by_family = table(outcomes, lambda outcome: outcome.family)
    by_case = table(outcomes, lambda outcome: outcome.case)
    overall = _share(outcomes)
    print_table("By family", by_family)
    print_table("By form", table(outcomes, lambda outcome: outcome.form))
    print_table("By case", by_case)
    print_table("Overall", {"all": overall})
    print(f"\n{PLANETS_PROMPT!r}: the eight in order, of {PLANET_SEEDS} seeds")
    for form, count in planets.items():
        print(f"  {form:<16} {count:>5}")
    return missed_aims(by_family, by_case, overall, planets)


def main(arguments: list[str] | None = None) -> int:
    """Evaluate; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m demo_model.evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, default=GGUF_PATH)
    parser.add_argument("--sampled", action="store_true", help="default sampling, not greedy")
    parser.add_argument("--wrong", action="store_true", help="print the wrong answers too")
    chosen = parser.parse_args(arguments)
    import cyinfer

    questions = load()
    sampling = SAMPLING if chosen.sampled else GREEDY
    print(f"{len(questions)} questions, {len(EVALUATED)} forms, {len(CASES)} cases, "
          f"{'default sampling' if chosen.sampled else 'greedy'}")  # fmt: skip
    with cyinfer.Model(chosen.model, ctx=1024) as model:
        outcomes = ask_all(model, questions, sampling)
        missed = report(outcomes, planets_by_form(model))
    if chosen.wrong:
        for outcome in outcomes:
            if not outcome.right:
                print(f"{outcome.family} | {outcome.form} | {outcome.question} | {outcome.answer}")
    for one in missed:
        print(f"missed: {one}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
