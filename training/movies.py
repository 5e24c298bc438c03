"""The built-in source domain: head, reference vectors and word counts of the movie reviews. No text is kept."""

import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score

import data
from data import LABELS, Reviews
from embed import embed, tokenize
from quantise import sha256
from recipe import MAX_TOKENS, RUNS, SEED

REFERENCE_ROWS = 2000
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")  # as core/shift splits texts: letters and digits, an apostrophe joins
MIN_REVIEWS = 20
GRID = [0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0]  # C of scikit-learn: the inverse of the L2 weight on the summed loss
HALF = 384  # the head reads [CLS] alone: the mean half tells films apart, and that does not travel


def wilson(right: int, n: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    z, p = 1.96, right / n
    middle, half = p + z * z / (2 * n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return float((middle - half) / (1 + z * z / n)), float((middle + half) / (1 + z * z / n))


def choose_c(vectors: np.ndarray, labels: np.ndarray) -> float:
    """The strongest L2 within one standard error of the best five-fold accuracy (Breiman et al. 1984): a head that is
    to be used on other domains has no use for what barely helps on its own."""
    folds = StratifiedKFold(5, shuffle=True, random_state=SEED)
    scores = {c: cross_val_score(LogisticRegression(C=c, max_iter=2000), vectors, labels, cv=folds) for c in GRID}
    best = max(scores.values(), key=lambda s: s.mean())
    floor = best.mean() - best.std(ddof=1) / np.sqrt(len(best))
    return min(c for c, s in scores.items() if s.mean() >= floor)


def cached_embedding(model: Path, rows: np.ndarray, texts: list[str]) -> np.ndarray:
    key = hashlib.sha256(rows.tobytes()).hexdigest()[:8]
    path = RUNS / "vectors" / f"{sha256(model)[:16]}-rows-{key}.npy"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, embed(model, texts))
    return np.load(path)


def calibrate(logits: np.ndarray, labels: np.ndarray) -> float:
    """Temperature of least log loss on held-out rows (Guo et al. 2017); logits are of the positive class, base e."""
    signed = np.where(labels == 1, logits, -logits)
    loss = lambda log_t: np.logaddexp(0, -signed / np.exp(log_t)).mean()
    return float(np.exp(minimize_scalar(loss, bounds=(-5, 3), method="bounded").x))


def word_counts(reviews: Reviews) -> dict:
    documents, tokens = [Counter(), Counter()], [0, 0]
    for text, label in zip(reviews.texts, reviews.labels):
        words = WORD.findall(text.lower().replace("\u2019", "'"))
        documents[label].update(set(words))
        tokens[label] += len(words)
    both = documents[0] + documents[1]
    kept = sorted(w for w, n in both.items() if n >= MIN_REVIEWS)
    return {
        "schema": 1,
        "pattern": "[\\p{L}\\p{N}]+(?:'[\\p{L}\\p{N}]+)*",
        "lowercase": True,
        "minimumReviews": MIN_REVIEWS,
        "labels": LABELS,
        "documents": np.bincount(reviews.labels, minlength=2).tolist(),
        "tokens": tokens,
        "words": {w: [documents[0][w], documents[1][w]] for w in kept},
    }


def to_int8(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """vector = int8 x its row's scale."""
    scale = np.abs(vectors).max(1) / 127
    return np.round(vectors / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def balanced(labels: np.ndarray, rows: np.ndarray, count: int) -> np.ndarray:
    random = np.random.default_rng(SEED)
    return np.concatenate([random.permutation(rows[labels[rows] == c])[: count // 2] for c in (0, 1)])


def make_movies(folder: Path, encoder: Path, target: Path, head_rows: int, encoder_id: str) -> dict:
    """Writes target/; returns domain.json's content."""
    model = encoder / "onnx" / "model_quantized.onnx"
    reviews = data.movies_train(folder)
    every, held = data.split_held_out(reviews.labels)
    train = balanced(reviews.labels, every, min(head_rows, len(every)))
    rows = np.concatenate([train, held])
    vectors = cached_embedding(model, rows, [reviews.texts[i] for i in rows])
    x, y = vectors[: len(train)], reviews.labels[train]
    c = choose_c(x[:, HALF:], y)
    head = LogisticRegression(C=c, max_iter=5000).fit(x[:, HALF:], y)
    logits = head.decision_function(vectors[len(train) :, HALF:])
    # Strong L2 leaves timid logits. The factor goes into the weights, so that others may start from a head of true scale.
    temperature = calibrate(logits, reviews.labels[held])
    right = int(((logits > 0) == reviews.labels[held]).sum())
    low, high = wilson(right, len(held))

    target.mkdir(parents=True, exist_ok=True)
    # Two rows of a softmax whose difference is the logistic head.
    coefficients = np.concatenate([np.zeros((1, HALF)), head.coef_], 1) / temperature
    intercept = head.intercept_ / temperature
    weight = np.concatenate([-coefficients / 2, coefficients / 2]).astype(np.float32)
    bias = np.concatenate([-intercept / 2, intercept / 2]).astype(np.float32)
    save_file({"weight": weight, "bias": bias}, target / "head.safetensors")

    chosen = balanced(reviews.labels, train, REFERENCE_ROWS)
    place = {row: i for i, row in enumerate(train)}
    quantised, scale = to_int8(x[[place[r] for r in chosen]])
    whole = tokenize([reviews.texts[i] for i in chosen], max_tokens=10**6)
    save_file(
        {
            "vectors": quantised,
            "scale": scale,
            "labels": reviews.labels[chosen].astype(np.int32),
            "lengths": np.array([len(ids) for ids in whole], np.int32),
        },
        target / "reference.safetensors",
    )
    words = word_counts(reviews.rows(every))
    (target / "words.json").write_text(json.dumps(words, ensure_ascii=True, separators=(",", ":")) + "\n")
    for file in sorted(target.glob("*.safetensors")):
        file.chmod(0o644)  # the writer makes them private
    domain = {
        "schema": 1,
        "name": "movie reviews",
        "encoderId": encoder_id,
        "encoderHash": sha256(model),
        "labels": LABELS,
        "rows": len(train),
        "referenceRows": len(chosen),
        "reference": {
            "vectors": "int8; a row's float vector is vectors[row] * scale[row]",
            "labels": "int32, index into labels",
            "lengths": "int32, tokens of the whole review, special tokens included, before shortening",
        },
        "temperature": 1.0,
        "temperatureInWeights": temperature,
        "heldOutAccuracy": {"mean": right / len(held), "low": low, "high": high, "rows": len(held)},
        "c": c,
        "headReads": "[CLS] half; the weights of the mean half are 0",
        "seed": SEED,
        "maxTokens": MAX_TOKENS,
        "provenance": "Large Movie Review Dataset, training half (Maas et al. 2011); vectors by the int8 encoder, one review a run, "
        "reviews over maxTokens shortened to their first and last halves. No sentence is included.",
    }
    (target / "domain.json").write_text(json.dumps(domain, indent=2) + "\n")
    return domain
