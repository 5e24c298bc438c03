"""Does the encoder still know what is not sentiment? Four small tasks against the stock encoder.

    python training/general.py --data DIR --model stock=mean:PATH --model ours=PATH

All texts are at hand without a download of a data set, and none is about films:
- productDomain: which of four shops a product review comes from (Blitzer et al. 2007);
- packageSection: the one-line description of a Debian package -> its section, 12 classes (`apt-cache dumpavail`);
- docstringModule: the prose of a SciPy docstring -> its subpackage, 8 classes;
- docstringMatch: the first sentence of a docstring finds its own remaining prose among all (SciPy, scikit-learn, NumPy).
The first three are five-fold logistic regression (C = 1); the last is top-1 retrieval by cosine.
"""

import argparse
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import warnings
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

import data
from embed import embed
from recipe import RESULTS, SEED

SECTIONS = ["games", "science", "sound", "graphics", "mail", "fonts", "editors", "database", "video", "math", "web", "net"]
SCIPY = ["stats", "signal", "optimize", "linalg", "sparse", "ndimage", "spatial", "interpolate"]
A_CLASS = 130
Task = tuple[list[str], np.ndarray]


def sampled(groups: dict[str, list[str]], each: int) -> Task:
    random = np.random.default_rng(SEED)
    texts, labels = [], []
    for label, name in enumerate(sorted(groups)):
        found = sorted(set(groups[name]))
        for i in random.permutation(len(found))[:each]:
            texts.append(found[i])
            labels.append(label)
    return texts, np.array(labels)


def product_domain(folder: Path) -> Task:
    return sampled({d: r.texts for d, r in data.products(folder).items()}, 400)


def package_section() -> Task:
    listing = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, text=True, check=True).stdout
    groups: dict[str, list[str]] = {s: [] for s in SECTIONS}
    for entry in listing.split("\n\n"):
        fields = dict(re.findall(r"^(Section|Description): (.*)$", entry, re.MULTILINE))
        if fields.get("Section") in groups:
            groups[fields["Section"]].append(fields.get("Description", ""))
    return sampled(groups, A_CLASS)


def docstrings(package: str) -> list[tuple[str, str]]:
    """(first sentence, remaining prose) of public functions and classes: all before the parameter list."""
    found: dict[str, str] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = importlib.import_module(package)
        for name in [n for n in dir(module) if not n.startswith("_")]:
            thing = getattr(module, name, None)
            if inspect.isroutine(thing) or inspect.isclass(thing) or type(thing).__name__ == "ufunc":
                prose = re.split(r"\n\w[\w ]+\n\s*-{3,}", inspect.getdoc(thing) or "")[0]
                parts = [" ".join(p.split()) for p in re.split(r"\n\s*\n", prose) if p.strip()]
                parts = [p for p in parts if not re.match(r"\w[\w.]*\(", p)]  # signatures
                if len(parts) >= 2 and len(parts[1]) > 60:
                    found[parts[0]] = " ".join(parts[1:])
                elif parts:
                    found.setdefault(parts[0], "")
    return list(found.items())


def docstring_module() -> Task:
    groups = {m: [f"{a} {b}".strip() for a, b in docstrings(f"scipy.{m}")] for m in SCIPY}
    return sampled(groups, 100)


def docstring_pairs() -> list[tuple[str, str]]:
    import sklearn

    modules = [f"scipy.{m}" for m in SCIPY] + ["numpy", "numpy.linalg", "numpy.random"]
    modules += [f"sklearn.{m.name}" for m in pkgutil.iter_modules(sklearn.__path__) if m.ispkg and m.name[0] != "_"]
    pairs: dict[str, str] = {}
    for module in modules:
        if module not in ("sklearn.tests", "sklearn.externals"):
            pairs |= {a: b for a, b in docstrings(module) if b}
    return sorted(pairs.items())


def classify(vectors: np.ndarray, labels: np.ndarray) -> float:
    folds = StratifiedKFold(5, shuffle=True, random_state=SEED)
    guess = cross_val_predict(LogisticRegression(C=1.0, max_iter=2000), vectors, labels, cv=folds)
    return float((guess == labels).mean())


def matching(first: np.ndarray, rest: np.ndarray) -> float:
    unit = lambda v: v / np.linalg.norm(v, axis=1, keepdims=True)
    return float(((unit(first) @ unit(rest).T).argmax(1) == np.arange(len(first))).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", action="append", required=True, help="NAME=PATH or NAME=mean:PATH")
    parser.add_argument("--out", type=Path, default=RESULTS / "general.json")
    arguments = parser.parse_args()
    tasks = {
        "productDomain": product_domain(arguments.data),
        "packageSection": package_section(),
        "docstringModule": docstring_module(),
    }
    pairs = docstring_pairs()
    results = json.loads(arguments.out.read_text()) if arguments.out.exists() else {}
    for entry in arguments.model:
        name, _, path = entry.partition("=")
        model, width = Path(path.removeprefix("mean:")), 384 if path.startswith("mean:") else 768
        scores: dict[str, float | int] = {}
        for task, (texts, labels) in tasks.items():
            scores[task] = classify(embed(model, texts)[:, :width], labels)
            scores[f"{task}Rows"] = len(labels)
        both = embed(model, [a for a, _ in pairs] + [b for _, b in pairs])[:, :width]
        scores["docstringMatch"] = matching(both[: len(pairs)], both[len(pairs) :])
        scores["docstringMatchMeanHalf"] = matching(both[: len(pairs), :384], both[len(pairs) :, :384])
        scores["docstringMatchRows"] = len(pairs)
        results[name] = {k: round(v, 4) for k, v in scores.items()}
        print(name, json.dumps(results[name]), flush=True)
        arguments.out.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
