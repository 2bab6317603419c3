"""Trains the demo model. Development only: needs PyTorch.

An interrupted run goes on from its last checkpoint, with the corpus seeded anew by the step.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from .config import SEED, SHAPE
from .model import DemoModel
from .rows import Row, long_row, rows
from .vocabulary import Vocabulary

# Short rows share lines of one length, since each length is compiled once.
LINE = 192
LONG = 1024
LONG_SHARE = 0.06
POOL = 1500


@dataclass(frozen=True)
class Plan:
    """What a run does."""

    tokens: int = 14_000_000
    micro_batch: int = 3072
    micro_batches: int = 2
    matrix_rate: float = 6e-3
    other_rate: float = 4e-3
    decay: float = 0.05
    warm_up: float = 0.01
    cool_down: float = 0.65
    minutes_between_saves: float = 3.0


@dataclass
class Batch:
    """Lines of tokens, the number of the text each belongs to, and their weights."""

    tokens: Tensor
    texts: Tensor
    weights: Tensor


Line = list[Row]


def pack(chosen: list[Row], length: int) -> list[Line]:
    """Share out rows over lines of `length`, the longest first, each to the fullest that fits."""
    room: list[list[Line]] = [[] for _ in range(length + 2)]
    lines: list[Line] = []
    for one in sorted(chosen, key=lambda row: -len(row.tokens)):
        need = len(one.tokens)
        space = next((n for n in range(need, length + 2) if room[n]), length + 1)
        line: Line = room[space].pop() if room[space] else []
        if not line:
            lines.append(line)
        line.append(one)
        room[space - need].append(line)
    return lines


def _stack(lines: list[Line], length: int) -> Batch:
    """Lines as tensors of [lines, length + 1]; no line's first token of a text is predicted."""
    shape = (len(lines), length + 1)
    tokens, texts = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    weights = torch.zeros(shape)
    for i, line in enumerate(lines):
        at = 0
        for number, one in enumerate(line, start=1):
            end = at + len(one.tokens)
            tokens[i, at:end] = torch.tensor(one.tokens)
            texts[i, at:end] = number
            weights[i, at:end] = torch.tensor(one.weights)
            weights[i, at] = 0.0
            at = end
    return Batch(tokens, texts, weights)


def batches(vocabulary: Vocabulary, plan: Plan, seed: int) -> Iterator[Batch]:
    """Batches of `plan.micro_batch` tokens: lines of short rows, and some long rows."""
    rng = random.Random(seed)
    stream = rows(rng, vocabulary)
    per_batch = plan.micro_batch // LINE
    while True:
        short = [one for one in islice(stream, POOL) if len(one.tokens) <= LINE + 1]
        lines = pack(short, LINE)
        rng.shuffle(lines)
        ready = [
            _stack(lines[i : i + per_batch], LINE)
            for i in range(0, len(lines) - per_batch + 1, per_batch)
        ]
        for _ in range(round(len(ready) * LONG_SHARE + rng.random() - 0.5)):
            many = [[long_row(rng, vocabulary, LONG)] for _ in range(plan.micro_batch // LONG)]
            ready.append(_stack(many, LONG))
        rng.shuffle(ready)
        yield from ready


def _optimizers(model: DemoModel, plan: Plan) -> list[torch.optim.Optimizer]:
    """Orthogonalised updates for the layers' matrices, Adam for the embedding and the norms."""
    matrices = [p for name, p in model.named_parameters() if p.ndim == 2 and "blk" in name]
    others = [p for name, p in model.named_parameters() if p.ndim != 2 or "blk" not in name]
    return [
        torch.optim.Muon(
            matrices,
            lr=plan.matrix_rate,
            weight_decay=plan.decay,
            momentum=0.95,
            adjust_lr_fn="match_rms_adamw",
        ),
        torch.optim.AdamW(
            others, lr=plan.other_rate, betas=(0.9, 0.98), weight_decay=0.0, fused=True
        ),
    ]


def rate_at(done: float, plan: Plan) -> float:
    """The learning rate's factor when the fraction `done` of the tokens has been seen."""
    if done < plan.warm_up:
        return done / plan.warm_up
    if done < 1 - plan.cool_down:
        return 1.0
    return max(0.0, (1 - done) / plan.cool_down)


def loss_of(model: nn.Module, batch: Batch) -> Tensor:
    """The weighted mean of the tokens' losses."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(batch.tokens[:, :-1], batch.texts[:, :-1])
    losses = functional.cross_entropy(
        logits.float().flatten(0, 1), batch.tokens[:, 1:].flatten(), reduction="none"
    )
    weights = batch.weights[:, 1:].flatten()
    return (losses * weights).sum() / weights.sum().clamp(min=1.0)


class Run:
    """A training run and its checkpoint."""

    def __init__(self, folder: Path, plan: Plan, vocabulary: Vocabulary) -> None:
        self.plan, self.folder, self.vocabulary = plan, folder, vocabulary
        self.path = folder / "checkpoint.pt"
        torch.manual_seed(SEED)
        self.model = DemoModel(SHAPE)
        self.optimizers = _optimizers(self.model, plan)
        self.seen = 0
        self.step = 0
        self.seconds = 0.0

    def load(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if not self.path.exists():
            return
        state = torch.load(self.path, weights_only=True)
        self.model.load_state_dict(state["model"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        self.seen, self.step = state["seen"], state["step"]
        self.seconds = state["seconds"]

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "model": self.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "seen": self.seen,
            "step": self.step,
            "seconds": self.seconds,
        }
        part = self.path.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.path)

    def _update(self, source: Iterator[Batch], model: nn.Module) -> float:
        """One step of all the optimizers; returns the mean loss."""
        total = 0.0
        for _ in range(self.plan.micro_batches):
            batch = next(source)
            loss = loss_of(model, batch) / self.plan.micro_batches
            loss.backward()
            total += float(loss.detach())
            self.seen += batch.tokens[:, 1:].numel()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        factor = rate_at(self.seen / self.plan.tokens, self.plan)
        for optimizer, rate in zip(
            self.optimizers, (self.plan.matrix_rate, self.plan.other_rate), strict=True
        ):
            for group in optimizer.param_groups:
                group["lr"] = rate * factor
            optimizer.step()
            optimizer.zero_grad()
        self.step += 1
        return total

    def go(self) -> None:
        """Train until the plan's tokens are seen."""
        source = batches(self.vocabulary, self.plan, SEED + self.step)
        compiled = torch.compile(self.model, dynamic=False)
        start, earlier, saved = time.monotonic(), self.seconds, time.monotonic()
        recent: list[float] = []
        first = self.seen
        while self.seen < self.plan.tokens:
            recent.append(self._update(source, compiled))
            now = time.monotonic()
            self.seconds = earlier + now - start
            if self.step % 20 == 0 or self.step < 3:
                speed = (self.seen - first) / (now - start)
                mean = sum(recent) / len(recent)
                print(
                    f"step {self.step}  tokens {self.seen / 1e6:.2f}M  loss {mean:.4f}  "
                    f"{speed:.0f} tokens/s  {self.seconds / 60:.1f} min",
                    flush=True,
                )
                recent.clear()
            if now - saved > self.plan.minutes_between_saves * 60:
                self.save()
                saved = now
        self.save()


def train(folder: Path, plan: Plan, vocabulary: Vocabulary) -> Path:
    """Train, or go on training; returns the checkpoint's path."""
    run = Run(folder, plan, vocabulary)
    run.load()
    print(f"{SHAPE.parameters():,} parameters, {run.seen:,} of {plan.tokens:,} tokens seen")
    run.go()
    summary = {**asdict(plan), "steps": run.step, "seen": run.seen, "seconds": run.seconds}
    (folder / "training.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    return run.path
