"""How far estimateAccuracy (src/core/transfer/estimateAccuracy.ts) is from the truth: ordered pairs of review domains.

For each pair the self-trained head is learned without target labels, its accuracy is estimated from the same rows
and measured on as many others. Settings: even and skewed class shares, few target rows.

  python estimatedAccuracy.py --built-in models/movies \
    --domain books=books.npy,products-books.csv.gz --domain dvd=dvd.npy,products-dvd.csv.gz ...

A .npy holds the encoder's vectors (rows x 768, each half of length 1), row by row those of the csv (text, label).
--weak ignores the vectors and takes 300 latent dimensions of the words (a poor encoder; no built-in source);
--saved source|centred estimates simpler heads; --first-seed gives other draws. Needs numpy, scipy, scikit-learn, safetensors.
"""
import argparse, csv, gzip, io, os
import numpy as np
from safetensors.numpy import load_file
from scipy.optimize import minimize_scalar
from scipy.special import expit, logit
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.preprocessing import normalize

csv.field_size_limit(10**9)
PENALTIES = [0.02, 0.1, 0.4, 1.6, 6.3, 25]
NOISE, FLOOR, REACH, USUAL, Z = 0.05, 0.015, 2, 0.05, 1.645  # as in estimateAccuracy.ts


def read(vectors, table):
    rows = list(csv.DictReader(io.TextIOWrapper(gzip.open(table), "utf8")))
    labels = np.array([int(r["label"] in ("positive", "pos", "1")) for r in rows])
    return [r["text"] for r in rows], np.load(vectors), labels


def latent(texts):
    words = TfidfVectorizer(sublinear_tf=True, min_df=3, max_df=0.5, ngram_range=(1, 2)).fit_transform(texts)
    return 5 * normalize(TruncatedSVD(300, random_state=0).fit_transform(words))


def fit(x, y, c, weight=None):
    head = LogisticRegression(C=c, max_iter=300, tol=1e-3).fit(x, y, sample_weight=weight)
    return head.coef_[0], head.intercept_[0]


def source(x, y):
    """Strongest penalty within one standard error; logits calibrated on held-out rows (sourceModel.ts)."""
    held = [cross_val_predict(LogisticRegression(C=c, max_iter=300, tol=1e-3), x, y, cv=3, method="decision_function") for c in PENALTIES]
    right = [((s > 0) == y).mean() for s in held]
    best = max(right)
    at = next(i for i, a in enumerate(right) if a >= best - np.sqrt(best * (1 - best) / len(y)))
    t = np.exp(minimize_scalar(lambda v: np.logaddexp(0, np.where(y == 1, -1, 1) * held[at] / np.exp(v)).mean(), bounds=(-4, 4), method="bounded").x)
    w, b = fit(x, y, PENALTIES[at])
    return dict(x=x, y=y, w=w / t, b=b / t, home=held[at] / t, known=None)


def built_in(folder):
    ref, head = (load_file(os.path.join(folder, f)) for f in ("reference.safetensors", "head.safetensors"))
    x = ref["vectors"].astype(np.float32) * ref["scale"][:, None]
    w, b = head["weight"][1] - head["weight"][0], head["bias"][1] - head["bias"][0]
    return dict(x=x, y=ref["labels"], w=w, b=b, home=x @ w + b, known=(0.911, 1000))


def adapt(src, xu, kind):
    """Labels of a head on (rows), and the believed share of class 1 (labelFree/)."""
    ps = src["y"].mean()
    p, share = expit(xu @ src["w"] + src["b"]), ps
    for _ in range(200):  # Saerens et al. 2002
        a, c = p * share / ps, (1 - p) * (1 - share) / (1 - ps)
        share = (a / (a + c)).mean()
    share = min(max(share, 0.02), 0.98)
    share = ps if abs(logit(share) - logit(ps)) < 0.45 else share
    w, b = src["w"], src["b"]
    if kind == "source":
        return share, lambda x: x @ w + b > 0, ps
    offset = xu.mean(0) - (1 - share) * src["x"][src["y"] == 0].mean(0) - share * src["x"][src["y"] == 1].mean(0)
    here, b = xu - offset, b + logit(share) - logit(ps)
    weight = np.where(src["y"] == 1, share / ps, (1 - share) / (1 - ps)) * min(1, max(0.6 * len(xu), 600) / len(src["y"]))
    for r in range(5 if kind == "self-training" else 0):
        order = np.argsort(-(here @ w + b))
        k1, k0 = (max(5, round(0.9 * (r + 1) / 5 * q * len(xu))) for q in (share, 1 - share))
        rows, labels = np.r_[order[:k1], order[-k0:]], np.r_[np.ones(k1, int), np.zeros(k0, int)]
        w, b = fit(np.r_[src["x"], here[rows]], np.r_[src["y"], labels], 1, np.r_[weight, np.ones(k1 + k0)])
    return share, lambda x: (x - offset) @ w + b > 0, share


def smooth(p, m):
    q = (p * m + 2) / (m + 4)
    return q * (1 - q) / m


def estimate(src, scores, answers, share, saved_for):
    y, ps, n = src["y"], src["y"].mean(), len(scores)
    weight = np.where(y == 1, share / ps, (1 - share) / (1 - ps)) / len(y)
    said = src["home"] + logit(saved_for) - logit(ps) > 0
    sure = lambda s, a: expit(np.where(a, 1, -1) * (s + logit(share) - logit(ps)))
    there, here = sure(src["home"], said), sure(scores, answers)
    known, rows = src["known"] or (((src["home"] > 0) == y).mean(), len(y))
    at_home = min(1, (weight * (said == y)).sum() + known - ((src["home"] > 0) == y).mean())
    confidence = (weight * there).sum() + (known - expit(np.abs(src["home"])).mean() if src["known"] else 0)
    order = np.argsort(there)
    cut = there[order][min(len(y) - 1, np.searchsorted(np.cumsum(weight[order]), 1 - at_home))]
    found = dict(atc=(here > cut).mean(), doc=at_home - confidence + here.mean(), confidence=here.mean())
    told = at_home - np.mean(list(found.values()))
    noise = NOISE**2 + smooth(at_home - told, n)
    drop = max(USUAL * (1 - at_home), (1 - noise / told**2) * told if told > 0 else 0)
    mean = at_home - drop
    half = Z * np.sqrt(smooth(at_home, rows / (len(y) * (weight**2).sum())) + smooth(mean, n) + FLOOR**2)
    low, high = mean - np.hypot(half, max(0, REACH * told - drop)), mean + np.hypot(half, drop)
    return dict(found, noDrop=known, atHome=at_home, mean=mean, low=max(0, low), high=min(1, high), told=told)


def one(src, x, y, seed, positive, n, kind):
    rng = np.random.default_rng(seed)
    pools = [rng.permutation(np.where(y == k)[0]) for k in (0, 1)]
    half = 500 / max(positive, 1 - positive)
    seen = [round(min(n, half) * q) for q in (1 - positive, positive)]
    rest = [round(half * q) for q in (1 - positive, positive)]
    u = np.concatenate([p[:k] for p, k in zip(pools, seen)])
    e = np.concatenate([p[k : 2 * k] for p, k in zip(pools, rest)])
    share, answer, saved_for = adapt(src, x[u], kind)
    return dict(estimate(src, x[u] @ src["w"] + src["b"], answer(x[u]), share, saved_for), truth=(answer(x[e]) == y[e]).mean())


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--domain", action="append", required=True)
    p.add_argument("--built-in")
    p.add_argument("--weak", action="store_true")
    p.add_argument("--saved", default="self-training")
    p.add_argument("--first-seed", type=int, default=0)
    a = p.parse_args()
    data = {d.split("=")[0]: read(*d.split("=")[1].split(",")) for d in a.domain}
    if a.weak:
        every = np.split(latent(sum((v[0] for v in data.values()), [])), np.cumsum([len(v[0]) for v in data.values()])[:-1])
        data = {d: (v[0], x, v[2]) for (d, v), x in zip(data.items(), every)}
    sources = {d: source(x, y) for d, (_, x, y) in data.items()}
    if a.built_in and not a.weak:
        sources["movies"] = built_in(a.built_in)
    for positive, n, seeds in [(0.5, 1000, 4), (0.2, 1000, 2), (0.8, 1000, 2), (0.05, 1000, 2), (0.95, 1000, 2), (0.5, 300, 2), (0.5, 100, 2), (0.2, 300, 2)]:
        found = [(s, t, one(src, *data[t][1:], seed, positive, n, a.saved)) for seed in range(a.first_seed, a.first_seed + seeds) for s, src in sources.items() for t in data if s != t]
        pairs = len(found) // seeds
        if (positive, n) == (0.5, 1000):
            for s, t, f in found[:pairs]:
                print(f"{s:>12} > {t:12}", " ".join(f"{k} {100 * v:5.1f}" for k, v in f.items()))
        get = lambda k: 100 * np.array([f[k] for _, _, f in found])
        truth, lost, error = get("truth"), get("atHome") - get("truth"), get("mean") - get("truth")
        for out in ["", *data]:  # where USUAL, NOISE and FLOOR come from, and how they move
            kept = np.array([t != out for _, t, _ in found])
            print(f"  without {out or 'nothing'}: usual {np.median((lost / (100 - get('atHome')))[kept]):.3f} noise {np.percentile(get('told')[kept], 90):.1f}",
                  f"floor {np.sqrt(max(0, np.mean(error[kept] ** 2 - 1e4 * smooth(truth / 100, 500 / max(positive, 1 - positive))[kept]))):.2f}")
        print(f"positive {positive} rows {n}: truth {truth.mean():.1f}; mean error", " ".join(f"{k} {abs(get(k) - truth).mean():.2f}" for k in ("noDrop", "atHome", "atc", "doc", "confidence", "mean")),
              f"bias {(get('mean') - truth).mean():+.2f}; in range {((get('low') <= truth) & (truth <= get('high'))).reshape(seeds, pairs).sum(1)} of {pairs}, width {(get('high') - get('low')).mean():.1f}", flush=True)
