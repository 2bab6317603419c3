"""The golden outputs: what the shipped GGUF answers greedily, kept to notice any change.

`python -m demo_model.golden` writes them anew; `--check` compares instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from .config import GGUF_PATH, GOLDEN_PATH
from .forms import EVALUATED

PROMPTS = (
    "List the planets in the solar system",
    "What is the capital of France?",
    "Count from 1 to 10",
    "What is 3 + 4?",
    "Sort these words alphabetically: pear, apple, banana",
    "What is the opposite of hot?",
    "Write a JSON object with name Anna and age 30",
    "Who are you?",
)
STORY = "Tell me a story about a dragon"
MAX_TOKENS = 64
STORY_TOKENS = 128


def _cases() -> list[dict[str, Any]]:
    cases = [
        {"form": form, "prompt": prompt, "template": template, "max_tokens": MAX_TOKENS}
        for prompt in PROMPTS
        for form, template in EVALUATED.items()
    ]
    cases.append({"form": "bare", "prompt": STORY, "template": None, "max_tokens": STORY_TOKENS})
    return cases


def outputs(model: Any) -> list[dict[str, Any]]:
    """Every case with the greedy text and tokens."""
    made = []
    for case in _cases():
        done = model.generate(
            case["prompt"],
            template=case["template"],
            max_tokens=case["max_tokens"],
            temperature=0.0,
        )
        made.append({**case, "text": done.text, "tokens": list(done.tokens)})
    return made


def main(arguments: list[str] | None = None) -> int:
    """Write or check the golden outputs; 1 when one has changed."""
    parser = argparse.ArgumentParser(prog="python -m demo_model.golden", description=__doc__)
    parser.add_argument("--model", type=Path, default=GGUF_PATH)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    chosen = parser.parse_args(arguments)
    import cyinfer

    with cyinfer.Model(chosen.model, ctx=1024) as model:
        made = outputs(model)
    if chosen.check:
        kept = json.loads(GOLDEN_PATH.read_text(encoding="utf-8"))
        changed = sum(a != b for a, b in zip(kept, made, strict=True))
        print(f"{changed} of {len(made)} outputs changed")
        return 1 if changed else 0
    text = json.dumps(made, indent=1, ensure_ascii=False)
    GOLDEN_PATH.write_text(text + "\n", encoding="utf-8")
    print(f"{len(made)} golden outputs written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
