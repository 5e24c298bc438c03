"""Multi-task training of the encoder on movie reviews: sentiment into [CLS], general meaning kept in the mean.

Two single-threaded processes share each step and average gradients. All randomness of a step comes from
(seed, step, worker), so a run that was stopped and resumed draws the same windows and dropout masks.
"""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import Tensor, nn

import data
from model import load_base, mean_pool
from recipe import RUNS, Recipe
from tokens import cached_tokens
from windows import Batch, framed, make_batch, window_slots

STEPS_A_LOG_LINE = 20
THRESHOLDS = torch.tensor([1, 2, 3, 4, 7, 8, 9])  # stars > t: seven ordinal questions (Frank & Hall 2001)


class Student(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = load_base()
        # Frozen: 11.7 of 22.7 million weights, and words that movies never say keep their place among the others.
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        for layer in self.encoder.encoder.layer:
            layer.attention.self.dropout.p = 0.0  # allows the fused attention kernel
            layer.attention.self.dropout_prob = 0.0
        self.sentiment = nn.Linear(384, 2)
        self.stars = nn.Linear(384, len(THRESHOLDS))

    def hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()


def layer_of(name: str) -> int:
    """0 for the embeddings, 1-6 for the layers."""
    parts = name.split(".")
    return int(parts[parts.index("layer") + 1]) + 1 if "layer" in parts else 0


def parameter_groups(student: Student, recipe: Recipe) -> list[dict]:
    groups: dict[tuple, dict] = {}
    for name, weight in student.named_parameters():
        if not weight.requires_grad:
            continue
        decay = recipe.weight_decay if weight.ndim > 1 else 0.0
        encoder = name.startswith("encoder.")
        rate = recipe.learning_rate * recipe.layer_decay ** (6 - layer_of(name)) if encoder else recipe.head_rate
        group = groups.setdefault((rate, decay), {"params": [], "lr": rate, "peak": rate, "weight_decay": decay})
        group["params"].append(weight)
    return list(groups.values())


def rate_at(progress: float, recipe: Recipe) -> float:
    """Linear warm-up, then a cosine down to the final share."""
    if progress < recipe.warm_up:
        return max(progress / recipe.warm_up, 0.01)
    done = min((progress - recipe.warm_up) / (1 - recipe.warm_up), 1.0)
    return recipe.final_rate + (1 - recipe.final_rate) * 0.5 * (1 + math.cos(math.pi * done))


def losses(student: Student, stock: nn.Module, batch: Batch, recipe: Recipe) -> tuple[Tensor, dict[str, float]]:
    mask = torch.from_numpy(batch.attention)
    hidden = student.hidden(torch.from_numpy(batch.masked), mask)
    cls = F.dropout(hidden[:, 0], 0.1)
    sentiment = F.cross_entropy(student.sentiment(cls), torch.from_numpy(batch.labels))
    above = (torch.from_numpy(batch.stars)[:, None] > THRESHOLDS).float()
    stars = F.binary_cross_entropy_with_logits(student.stars(cls), above)
    # The stock vectors of half a batch: they cost a fifth of the step otherwise.
    half = len(mask) // 2
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        target = stock(input_ids=torch.from_numpy(batch.clean[:half]), attention_mask=mask[:half]).last_hidden_state
    target = mean_pool(target.float(), mask[:half]).clone()
    keep = (1 - F.cosine_similarity(mean_pool(hidden[:half], mask[:half]), target)).mean()
    total = sentiment + recipe.star_weight * stars + recipe.keep_weight * keep
    return total, {"sentiment": sentiment.item(), "stars": stars.item(), "keep": keep.item()}


def average_gradients(weights: list[Tensor], workers: int) -> None:
    flat = torch.cat([w.grad.reshape(-1) for w in weights])
    dist.all_reduce(flat)
    for weight, part in zip(weights, flat.div_(workers).split([w.numel() for w in weights])):
        weight.grad.copy_(part.view_as(weight))


@torch.inference_mode()
def held_out_accuracy(student: Student, tokens, rows: np.ndarray, labels, size: int) -> float:
    """Share right on whole reviews under the product's long-text rule, by the training head."""
    student.eval()
    random, right = np.random.default_rng(0), 0
    lengths = np.minimum(tokens["ends"][rows + 1] - tokens["ends"][rows], size - 2)
    rows = rows[np.argsort(lengths)]
    for chunk in np.array_split(rows, max(1, len(rows) // 8)):
        pieces = []
        for r in chunk:
            begin, end = tokens["ends"][r], tokens["ends"][r + 1]
            pieces.append(tokens["ids"][begin + window_slots(int(end - begin), size - 2, random, True)])
        ids = torch.from_numpy(framed(pieces))
        logits = student.sentiment(student.hidden(ids, (ids != 0).long())[:, 0])
        right += int((logits.argmax(1).numpy() == labels[chunk]).sum())
    student.train()
    return right / len(rows)


class Run:
    """State of one worker: init, step, save. The caller loops."""

    def __init__(self, folder: Path, recipe: Recipe, worker: int, run: Path) -> None:
        self.recipe, self.worker, self.run = recipe, worker, run
        reviews = data.movies_train(folder)
        self.labels, self.stars = reviews.labels, reviews.stars
        self.train_rows, self.held = data.split_held_out(reviews.labels)
        self.tokens = cached_tokens(reviews, reviews.rows(self.train_rows))
        torch.manual_seed(recipe.seed)
        self.student, self.stock = Student(), load_base().eval()
        self.student.train()
        self.weights = [w for w in self.student.parameters() if w.requires_grad]
        self.ema = [w.detach().clone() for w in self.weights]
        self.optimizer = torch.optim.AdamW(parameter_groups(self.student, recipe), fused=True)
        self.step, self.seen, self.elapsed = 0, 0, 0.0
        if (run / "checkpoint.pt").exists():
            self.load(run / "checkpoint.pt")

    def load(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        self.student.load_state_dict(state["student"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.ema = state["ema"]
        self.step, self.seen, self.elapsed = state["step"], state["seen"], state["elapsed"]

    def save(self, name: str) -> None:
        state = {"student": self.student.state_dict(), "optimizer": self.optimizer.state_dict(), "ema": self.ema}
        state |= {"step": self.step, "seen": self.seen, "elapsed": self.elapsed}
        torch.save(state, self.run / f"{name}.tmp")
        (self.run / f"{name}.tmp").rename(self.run / name)

    def progress(self) -> float:
        seen = self.seen / (self.recipe.epochs * len(self.train_rows))
        return max(seen, self.elapsed / (60 * self.recipe.minutes))

    def next_reviews(self, count: int) -> np.ndarray:
        """The worker's share of the next count x workers reviews; each epoch is one seeded permutation."""
        n, total = len(self.train_rows), count * self.recipe.workers
        places = np.arange(self.seen, self.seen + total)
        self.seen += total
        epochs = {e: np.random.default_rng([self.recipe.seed, int(e)]).permutation(n) for e in set(places // n)}
        rows = np.array([self.train_rows[epochs[p // n][p % n]] for p in places])
        return rows[self.worker :: self.recipe.workers]

    def next_batch(self) -> Batch:
        recipe = self.recipe
        shared = np.random.default_rng([recipe.seed, self.step])  # the same in all workers: equal work
        own = np.random.default_rng([recipe.seed, self.step, self.worker + 1])
        torch.manual_seed(int(own.integers(2**31)))
        long = self.progress() >= recipe.long_from and shared.random() < 0.5
        size = recipe.long_window if long else recipe.short_window
        rows = self.next_reviews(recipe.batch_tokens // size)
        return make_batch(self.tokens, rows, self.labels, self.stars, size, long, recipe, own)

    def take_step(self) -> dict[str, float]:
        began = time.monotonic()
        rate = rate_at(self.progress(), self.recipe)
        total, parts = losses(self.student, self.stock, self.next_batch(), self.recipe)
        total.backward()
        average_gradients(self.weights, self.recipe.workers)
        nn.utils.clip_grad_norm_(self.weights, self.recipe.clip)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        decay = min(self.recipe.ema, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(self.ema, [w.detach() for w in self.weights], 1 - decay)
        clock = torch.tensor([self.elapsed + time.monotonic() - began], dtype=torch.float64)
        dist.broadcast(clock, 0)  # the schedule must be the same in all workers
        self.elapsed = clock.item()
        return parts | {"rate": rate}

    def with_ema(self) -> list[Tensor]:
        """Puts the averaged weights in place; returns the raw ones."""
        raw = [w.detach().clone() for w in self.weights]
        self.put(self.ema)
        return raw

    @torch.no_grad()
    def put(self, values: list[Tensor]) -> None:
        for weight, value in zip(self.weights, values):
            weight.copy_(value)

    def validate(self, rows: np.ndarray) -> dict[str, float]:
        """Each worker measures its part; raw and averaged weights."""
        mine = rows[self.worker :: self.recipe.workers]
        score = lambda: held_out_accuracy(self.student, self.tokens, mine, self.labels, self.recipe.long_window)
        raw_score = score()
        raw = self.with_ema()
        both = torch.tensor([raw_score, score()], dtype=torch.float64)
        self.put(raw)
        dist.all_reduce(both)
        return {"heldOutRaw": both[0].item() / self.recipe.workers, "heldOutEma": both[1].item() / self.recipe.workers}


def work(worker: int, folder: Path, recipe: Recipe, run: Path, max_steps: int) -> None:
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{run}/rendezvous", rank=worker, world_size=recipe.workers)
    state = Run(folder, recipe, worker, run)
    log = (run / "log.jsonl").open("a") if worker == 0 else None

    def note(**line) -> None:
        if log:
            line = {k: round(v, 5) if isinstance(v, float) else v for k, v in line.items()}
            log.write(json.dumps(line) + "\n")
            log.flush()
            print(json.dumps(line), flush=True)

    note(start=state.step, **recipe.asdict())
    next_checkpoint = state.elapsed + 60 * recipe.checkpoint_minutes
    sums: dict[str, float] = {}
    while state.progress() < 1 and state.step < max_steps:
        for key, value in state.take_step().items():
            sums[key] = sums.get(key, 0.0) + value
        if state.step % STEPS_A_LOG_LINE == 0:
            means = {k: v / STEPS_A_LOG_LINE for k, v in sums.items()}
            note(step=state.step, seen=state.seen, seconds=state.elapsed, progress=state.progress(), **means)
            sums = {}
        if state.elapsed >= next_checkpoint:
            next_checkpoint = state.elapsed + 60 * recipe.checkpoint_minutes
            if worker == 0:
                state.save("checkpoint.pt")
            note(step=state.step, **state.validate(state.held[::4]))
    if worker == 0:
        state.save("checkpoint.pt")
    if state.progress() >= 1:
        scores = state.validate(state.held)
        note(step=state.step, seen=state.seen, seconds=state.elapsed, **scores)
        if worker == 0:
            state.save("final.pt")
    dist.destroy_process_group()


def train(folder: Path, recipe: Recipe, run: Path, max_steps: int = 10**9) -> None:
    run.mkdir(parents=True, exist_ok=True)
    (run / "rendezvous").unlink(missing_ok=True)
    reviews = data.movies_train(folder)
    cached_tokens(reviews, reviews.rows(data.split_held_out(reviews.labels)[0]))  # once, before the workers start
    torch.multiprocessing.spawn(work, (folder, recipe, run, max_steps), nprocs=recipe.workers)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with movies-imdb-train.csv.gz")
    parser.add_argument("--run", type=Path, default=RUNS / "main")
    parser.add_argument("--minutes", type=float, default=Recipe.minutes)
    parser.add_argument("--max-steps", type=int, default=10**9, help="stop early (for tests of resuming)")
    arguments = parser.parse_args()
    train(arguments.data, Recipe(minutes=arguments.minutes), arguments.run.resolve(), arguments.max_steps)
