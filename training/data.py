"""Reading the review files. Columns: text, label (negative/positive or 0/1), and stars for movies."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from recipe import HELD_OUT, SEED

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
LABELS = ["negative", "positive"]
DOMAINS = ["books", "dvd", "electronics", "kitchen"]


@dataclass
class Reviews:
    texts: list[str]
    labels: np.ndarray  # int64, 0 negative, 1 positive
    stars: np.ndarray | None = None  # 1-4 and 7-10

    def rows(self, index: np.ndarray) -> "Reviews":
        stars = None if self.stars is None else self.stars[index]
        return Reviews([self.texts[i] for i in index], self.labels[index], stars)


def clean(text: str) -> str:
    """The product's rule: any <br> is a space."""
    return BREAK.sub(" ", text)


def read(path: Path) -> Reviews:
    table = pd.read_csv(path, keep_default_na=False)
    labels = table["label"].astype(str).str.lower()
    positive = labels.isin(["positive", "pos", "1"]).to_numpy().astype(np.int64)
    stars = table["stars"].to_numpy().astype(np.int64) if "stars" in table else None
    return Reviews([clean(str(t)) for t in table["text"]], positive, stars)


def movies_train(folder: Path) -> Reviews:
    return read(folder / "movies-imdb-train.csv.gz")


def movies_test(folder: Path) -> Reviews:
    return read(folder / "movies-imdb-test.csv.gz")


def products(folder: Path) -> dict[str, Reviews]:
    return {name: read(folder / f"products-{name}.csv.gz") for name in DOMAINS}


def split_held_out(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(training rows, held-out rows): the held-out ones balanced, drawn once by the seed."""
    random = np.random.default_rng(SEED)
    each = [random.permutation(np.flatnonzero(labels == c))[: HELD_OUT // 2] for c in (0, 1)]
    held = np.sort(np.concatenate(each))
    return np.setdiff1d(np.arange(len(labels)), held), held
