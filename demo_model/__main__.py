"""Makes the demo model anew: vocabulary, training, GGUF, evaluation, golden outputs."""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
from pathlib import Path

from .config import GGUF_PATH, SHA_PATH, VOCABULARY_PATH, WORK


def _make(folder: Path, target: Path, tokens: int | None) -> None:
    """Vocabulary, training and export. PyTorch is imported here, so that --help needs none."""
    from .export import export, write_sum
    from .train import Plan, train
    from .vocabulary import Vocabulary, train_vocabulary

    vocabulary_path = folder / "vocabulary.model"
    if not vocabulary_path.exists():
        train_vocabulary(folder)
    plan = Plan() if tokens is None else Plan(tokens=tokens)
    checkpoint = train(folder, plan, vocabulary_path)
    digest = export(checkpoint, Vocabulary(vocabulary_path), target)
    sum_path = Path(f"{target}.sha256")
    if target == GGUF_PATH:
        sum_path = SHA_PATH
        shutil.copyfile(vocabulary_path, VOCABULARY_PATH)
    write_sum(target, digest, sum_path)
    print(f"{target}: {target.stat().st_size:,} bytes, sha256 {digest}")


def main() -> int:
    """Make everything; 1 when the evaluation misses an aim."""
    parser = argparse.ArgumentParser(prog="python -m demo_model", description=__doc__)
    parser.add_argument("--folder", type=Path, default=WORK, help="checkpoints go here")
    parser.add_argument("--target", type=Path, default=GGUF_PATH, help="the GGUF to write")
    parser.add_argument("--tokens", type=int, help="tokens to train on, for a shorter run")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    _make(chosen.folder, chosen.target, chosen.tokens)
    if importlib.util.find_spec("cyinfer") is None:
        print("cyinfer is not installed here: run `python -m demo_model.evaluate` and "
              "`python -m demo_model.golden` where it is")  # fmt: skip
        return 0
    from . import evaluate, golden

    missed = evaluate.main(["--model", str(chosen.target)])
    if chosen.target == GGUF_PATH:
        golden.main([])
    return missed


if __name__ == "__main__":
    sys.exit(main())
