"""Windows of reviews, word dropout, and the batches of one step."""

from dataclasses import dataclass

import numpy as np

from recipe import Recipe
from tokens import DOMAIN, NAME

CLS, SEP, MASK, PAD = 101, 102, 103, 0


@dataclass
class Batch:
    clean: np.ndarray  # rows x tokens, for the stock encoder
    masked: np.ndarray  # the same after word dropout, for the student
    attention: np.ndarray
    labels: np.ndarray
    stars: np.ndarray


def window_slots(length: int, room: int, random: np.random.Generator, ends: bool) -> np.ndarray:
    """Positions kept: all of a short review; else both ends (the product's rule), or the opening, ending or a random piece."""
    if length <= room:
        return np.arange(length)
    if ends:
        first = (room + 1) // 2
        return np.concatenate([np.arange(first), np.arange(length - (room - first), length)])
    start = [0, length - room, int(random.integers(0, length - room + 1))][int(random.integers(3))]
    return np.arange(start, start + room)


def drop_words(ids: np.ndarray, kinds: np.ndarray, recipe: Recipe, random: np.random.Generator) -> np.ndarray:
    if random.random() >= recipe.masked_windows:
        return ids
    chance = np.full(len(ids), recipe.mask_other)
    chance[kinds == DOMAIN] = recipe.mask_domain
    chance[kinds == NAME] = recipe.mask_name
    return np.where(random.random(len(ids)) < chance, MASK, ids)


def framed(rows: list[np.ndarray]) -> np.ndarray:
    width = max(len(r) for r in rows) + 2
    out = np.full((len(rows), width), PAD, np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row) + 2] = [CLS, *row, SEP]
    return out


def make_batch(tokens, reviews: np.ndarray, labels, stars, size: int, ends: bool, recipe: Recipe, random) -> Batch:
    clean, masked = [], []
    for review in reviews:
        begin, end = tokens["ends"][review], tokens["ends"][review + 1]
        slots = begin + window_slots(int(end - begin), size - 2, random, ends)
        clean.append(tokens["ids"][slots])
        masked.append(drop_words(clean[-1], tokens["kinds"][slots], recipe, random))
    framed_clean = framed(clean)
    return Batch(framed_clean, framed(masked), (framed_clean != PAD).astype(np.int64), labels[reviews], stars[reviews])
