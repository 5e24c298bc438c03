"""The table: movies -> products, the 12 product pairs, in-domain folds, and the movie test rows.

    python training/evaluate.py --data DIR --model NAME=PATH ...

NAME=PATH is an ONNX encoder ("mean:" before PATH pools the mean alone), or a folder in the hub's layout that the product's
own command line embeds with (`npm run compile` first); "tfidf" needs no path. Every head is
logistic regression with C = 1. The product files measure only: nothing here feeds back into training.
Results are kept in training/results. Vectors are cached by the model's checksum and the texts' file in training/runs/vectors.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline

import data
from data import DOMAINS, Reviews
from embed import embed, embed_by_product
from movies import balanced
from quantise import sha256
from recipe import RESULTS, RUNS, SEED

MOVIE_ROWS = 2500  # of the head that is tried on the products; balanced, drawn by the seed from the training rows
RESAMPLES = 2000


def sample_movies(folder: Path, rows: int) -> Reviews:
    reviews = data.movies_train(folder)
    return reviews.rows(balanced(reviews.labels, data.split_held_out(reviews.labels)[0], rows))


def cached_vectors(model: Path, name: str, reviews: Reviews) -> np.ndarray:
    """A folder is embedded by the product itself, a file by ONNX Runtime in Python."""
    by_product = model.is_dir()
    key = sha256(model / "onnx" / "model_quantized.onnx")[:16] + "-node" if by_product else sha256(model)[:16]
    path = RUNS / "vectors" / f"{key}-{name}.npy"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, (embed_by_product if by_product else embed)(model, reviews.texts))
    return np.load(path)


def agreement(one: np.ndarray, other: np.ndarray) -> float:
    """Lowest cosine of two pipelines' vectors of the same texts, over both halves."""
    halves = [(one[:, h], other[:, h]) for h in (slice(0, 384), slice(384, 768))]
    return min(float((a * b).sum(1).min()) for a, b in halves)


def head() -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=2000)


def bag_of_words():
    return make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), head())


def interval(right: np.ndarray) -> list[float]:
    """95 % bootstrap interval of the mean over columns; rows are target texts and are drawn together."""
    random, per_row = np.random.default_rng(SEED), right.mean(1)
    means = [per_row[random.integers(0, len(per_row), len(per_row))].mean() for _ in range(RESAMPLES)]
    return [round(float(v), 4) for v in np.percentile(means, [2.5, 97.5])]


def in_domain(new_head, x, y: np.ndarray) -> np.ndarray:
    """Rows right in five stratified folds."""
    right = np.zeros(len(y))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=SEED).split(np.zeros(len(y)), y):
        take = (lambda rows: [x[i] for i in rows]) if isinstance(x, list) else (lambda rows: x[rows])
        right[test] = new_head().fit(take(train), y[train]).predict(take(test)) == y[test]
    return right


def table(new_head, sets: dict[str, tuple]) -> dict:
    """sets: "movies", "moviesTest" and the domains, each (rows, labels)."""
    from_movies = new_head().fit(*sets["movies"])
    direct = {d: from_movies.predict(sets[d][0]) == sets[d][1] for d in DOMAINS}
    test = from_movies.predict(sets["moviesTest"][0]) == sets["moviesTest"][1]
    heads = {s: new_head().fit(*sets[s]) for s in DOMAINS}
    pairs = {t: {s: heads[s].predict(sets[t][0]) == sets[t][1] for s in DOMAINS if s != t} for t in DOMAINS}
    inside = {d: in_domain(new_head, *sets[d]) for d in DOMAINS}
    columns = lambda parts: np.concatenate([np.stack(list(p.values()), 1) for p in parts])
    stacked = np.concatenate(list(direct.values()))[:, None]
    within = np.concatenate(list(inside.values()))[:, None]
    share = lambda values: round(float(np.mean(values)), 4)
    return {
        "moviesTo": {d: share(v) for d, v in direct.items()},
        "moviesToMean": share(stacked),
        "moviesToInterval": interval(stacked),
        "pairs": {f"{s}->{t}": share(v) for t, by in pairs.items() for s, v in by.items()},
        "pairsMean": share(columns(pairs.values())),
        "pairsInterval": interval(columns(pairs.values())),
        "inDomain": {d: share(v) for d, v in inside.items()},
        "inDomainMean": share(within),
        "inDomainInterval": interval(within),
        "moviesTest": share(test),
        "moviesTestInterval": interval(test[:, None].astype(float)),
        "movieRows": len(sets["movies"][1]),
    }


def shipped_head(folder: Path, model: Path, texts: dict[str, Reviews]) -> dict:
    """The built-in movie head as it ships, on the products and on the movie test rows."""
    tensors = load_file(folder / "head.safetensors")
    right = {}
    for name in [*DOMAINS, "moviesTest"]:
        logits = cached_vectors(model, name, texts[name]) @ tensors["weight"].T + tensors["bias"]
        right[name] = (logits.argmax(1) == texts[name].labels).astype(float)[:, None]
    products = np.concatenate([right[d] for d in DOMAINS])
    return {
        "moviesTo": {d: round(float(right[d].mean()), 4) for d in DOMAINS},
        "moviesToMean": round(float(products.mean()), 4),
        "moviesToInterval": interval(products),
        "moviesTest": round(float(right["moviesTest"].mean()), 4),
        "moviesTestInterval": interval(right["moviesTest"]),
        "movieRows": json.loads((folder / "domain.json").read_text())["rows"],
    }


def encoder_sets(model: Path, texts: dict[str, Reviews], mean_only: bool) -> dict[str, tuple]:
    width = 384 if mean_only else 768
    return {name: (cached_vectors(model, name, r)[:, :width], r.labels) for name, r in texts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", action="append", default=[], help='"tfidf", NAME=PATH, NAME=mean:PATH, or NAME=FOLDER through the product')
    parser.add_argument("--models", type=Path, help="folder whose movies/ head is measured as it ships")
    parser.add_argument("--out", type=Path, default=RESULTS / "evaluation.json")
    parser.add_argument("--compare", nargs=2, type=Path, help="two encoders: the lowest cosine between their vectors")
    arguments = parser.parse_args()
    texts = data.products(arguments.data) | {
        "movies": sample_movies(arguments.data, MOVIE_ROWS),
        "moviesTest": data.movies_test(arguments.data),
    }
    results = json.loads(arguments.out.read_text()) if arguments.out.exists() else {}
    if arguments.models:
        onnx = arguments.models / "encoder" / "onnx" / "model_quantized.onnx"
        results["shippedHead"] = shipped_head(arguments.models / "movies", onnx, texts)
        print("shippedHead", json.dumps(results["shippedHead"]), flush=True)
        arguments.out.write_text(json.dumps(results, indent=1) + "\n")
    if arguments.compare:
        pairs = [[cached_vectors(m, n, r) for m in arguments.compare] for n, r in texts.items()]
        print("lowest cosine", f"{min(agreement(*pair) for pair in pairs):.7f}", "over", sum(len(p[0]) for p in pairs), "texts")
    for model in arguments.model:
        name, _, path = model.partition("=")
        if name == "tfidf":
            texts_tfidf = texts | {"movies": data.movies_train(arguments.data)}
            results[name] = table(bag_of_words, {k: (r.texts, r.labels) for k, r in texts_tfidf.items()})
        else:
            mean_only = path.startswith("mean:")
            results[name] = table(head, encoder_sets(Path(path.removeprefix("mean:")), texts, mean_only))
            arguments.out.write_text(json.dumps(results, indent=1) + "\n")
        print(name, json.dumps(results[name]), flush=True)


if __name__ == "__main__":
    main()
