"""Trains the demo model. Development only: needs PyTorch.

An interrupted run goes on from its last checkpoint, with the corpus seeded anew by the step.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .config import SEED, SHAPE
from .model import DemoModel
from .rows import Row, long_row, rows
from .vocabulary import Vocabulary

# Rows are padded to the next of these lengths; few lengths, since each is compiled once.
LENGTHS = (32, 48, 64, 96, 128, 192)
LONG = 1024
LONG_SHARE = 0.06
POOL = 3000


@dataclass(frozen=True)
class Plan:
    """What a run does."""

    tokens: int = 26_000_000
    micro_batch: int = 3072
    micro_batches: int = 2
    matrix_rate: float = 6e-3
    other_rate: float = 4e-3
    decay: float = 0.05
    warm_up: float = 0.01
    cool_down: float = 0.55
    minutes_between_saves: float = 3.0


@dataclass
class Batch:
    tokens: Tensor
    weights: Tensor


def _stack(chosen: list[Row], length: int) -> Batch:
    tokens = torch.zeros(len(chosen), length + 1, dtype=torch.long)
    weights = torch.zeros(len(chosen), length + 1)
    for i, one in enumerate(chosen):
        tokens[i, : len(one.tokens)] = torch.tensor(one.tokens)
        weights[i, : len(one.weights)] = torch.tensor(one.weights)
    return Batch(tokens, weights)


def batches(vocabulary: Vocabulary, plan: Plan, seed: int) -> Iterator[Batch]:
    """Batches of about `plan.micro_batch` tokens; each holds rows of about one length."""
    rng = random.Random(seed)
    stream = rows(rng, vocabulary)
    waiting: dict[int, list[Row]] = {length: [] for length in LENGTHS}
    while True:
        ready: list[Batch] = []
        for _ in range(POOL):
            one = next(stream)
            length = next((n for n in LENGTHS if len(one.tokens) <= n + 1), None)
            if length is None:
                continue
            waiting[length].append(one)
            if len(waiting[length]) == plan.micro_batch // length:
                ready.append(_stack(waiting[length], length))
                waiting[length] = []
        for _ in range(round(len(ready) * LONG_SHARE)):
            many = [long_row(rng, vocabulary, LONG) for _ in range(plan.micro_batch // LONG)]
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
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(batch.tokens[:, :-1])
    losses = F.cross_entropy(
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
        if not self.path.exists():
            return
        state = torch.load(self.path, weights_only=True)
        self.model.load_state_dict(state["model"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        self.seen, self.step = state["seen"], state["step"]
        self.seconds = state["seconds"]

    def save(self) -> None:
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

    def _update(self, source: Iterator[Batch]) -> float:
        """One step of all the optimizers; returns the mean loss."""
        total = 0.0
        for _ in range(self.plan.micro_batches):
            batch = next(source)
            loss = loss_of(self.model, batch) / self.plan.micro_batches
            loss.backward()  # type: ignore[no-untyped-call]
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
        torch._dynamo.config.recompile_limit = 32
        # The layers are alike, so compiling one for each length serves all of them.
        for block in self.model.blk:
            block.compile(dynamic=False)
        start, earlier, saved = time.monotonic(), self.seconds, time.monotonic()
        recent: list[float] = []
        first = self.seen
        while self.seen < self.plan.tokens:
            recent.append(self._update(source))
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
