"""Trains the demo model. Development only: needs PyTorch.

An interrupted run goes on from its last checkpoint, with the corpus seeded anew by the step.
"""

from __future__ import annotations

import json
import random
import socket
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, distributed, nn
from torch.nn import functional

from .config import SEED, SHAPE
from .model import DemoModel
from .rows import Row, long_row, rows
from .vocabulary import Vocabulary

# Short rows share lines of one length, since each length is compiled once.
LINE = 192
LONG = 1024
LONG_SHARE = 0.06
CHECKPOINT = "checkpoint.pt"
POOL = 1500


@dataclass(frozen=True)
class Plan:
    """What a run does."""

    tokens: int = 30_000_000
    processes: int = 2
    batch: int = 2304  # tokens of a step, in each process
    matrix_rate: float = 4.5e-3
    other_rate: float = 3e-3
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
    """Batches of `plan.batch` tokens: lines of short rows, and some long rows."""
    rng = random.Random(seed)
    stream = rows(rng, vocabulary)
    per_batch = plan.batch // LINE
    while True:
        short = [one for one in islice(stream, POOL) if len(one.tokens) <= LINE + 1]
        lines = pack(short, LINE)
        rng.shuffle(lines)
        ready = [
            _stack(lines[i : i + per_batch], LINE)
            for i in range(0, len(lines) - per_batch + 1, per_batch)
        ]
        for _ in range(round(len(ready) * LONG_SHARE + rng.random() - 0.5)):
            many = [[long_row(rng, vocabulary, LONG)] for _ in range(plan.batch // LONG)]
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

    def __init__(self, folder: Path, plan: Plan, vocabulary: Vocabulary, rank: int) -> None:
        self.plan, self.folder, self.vocabulary, self.rank = plan, folder, vocabulary, rank
        self.path = folder / CHECKPOINT
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

    def _share_gradients(self) -> None:
        """Make each gradient the mean of all processes'."""
        if self.plan.processes == 1:
            return
        gradients = [p.grad for p in self.model.parameters() if p.grad is not None]
        together = torch.cat([gradient.flatten() for gradient in gradients])
        distributed.all_reduce(together)
        together /= self.plan.processes
        parts = together.split([gradient.numel() for gradient in gradients])
        for gradient, part in zip(gradients, parts, strict=True):
            gradient.copy_(part.view_as(gradient))

    def _update(self, source: Iterator[Batch], model: nn.Module) -> float:
        """One step of all the optimizers; returns this process's loss."""
        loss = loss_of(model, next(source))
        loss.backward()
        self._share_gradients()
        self.seen += self.plan.batch * self.plan.processes
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
        return float(loss.detach())

    def go(self) -> None:
        """Train until the plan's tokens are seen."""
        source = batches(self.vocabulary, self.plan, SEED + 1000 * self.step + self.rank)
        compiled = torch.compile(self.model, dynamic=False)
        start, earlier, saved = time.monotonic(), self.seconds, time.monotonic()
        recent: list[float] = []
        first = self.seen
        while self.seen < self.plan.tokens:
            recent.append(self._update(source, compiled))
            now = time.monotonic()
            self.seconds = earlier + now - start
            if self.rank == 0 and self.step % 25 == 0:
                self._say(recent, (self.seen - first) / (now - start))
                recent.clear()
            if self.rank == 0 and now - saved > self.plan.minutes_between_saves * 60:
                self.save()
                saved = now
        if self.rank == 0:
            self.save()

    def _say(self, recent: list[float], speed: float) -> None:
        mean = sum(recent) / len(recent)
        print(
            f"step {self.step}  tokens {self.seen / 1e6:.2f}M  loss {mean:.4f}  "
            f"{speed:.0f} tokens/s  {self.seconds / 60:.1f} min",
            flush=True,
        )


def _work(rank: int, folder: Path, plan: Plan, vocabulary_path: Path, port: int) -> None:
    """One process of a run: a core of its own, and the gradients of all."""
    torch.set_num_threads(1)
    if plan.processes > 1:
        distributed.init_process_group(
            "gloo",
            init_method=f"tcp://127.0.0.1:{port}",
            rank=rank,
            world_size=plan.processes,
        )
    run = Run(folder, plan, Vocabulary(vocabulary_path), rank)
    run.load()
    if rank == 0:
        print(f"{SHAPE.parameters():,} parameters, {run.seen:,} of {plan.tokens:,} tokens seen")
    run.go()
    if rank == 0:
        summary = {**asdict(plan), "steps": run.step, "seen": run.seen, "seconds": run.seconds}
        text = json.dumps(summary, indent=1)
        (folder / "training.json").write_text(text + "\n", encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def train(folder: Path, plan: Plan, vocabulary_path: Path) -> Path:
    """Train, or go on training; returns the checkpoint's path.

    Several processes of one thread each are faster than one of several threads: matrices this
    small leave threads waiting for each other most of the time.
    """
    arguments = (folder, plan, vocabulary_path, _free_port())
    torch.multiprocessing.spawn(_work, arguments, nprocs=plan.processes)
    return folder / CHECKPOINT
