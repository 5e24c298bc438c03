"""Word pieces of all movie reviews, each with a masking class.

The classes serve word dropout: an encoder that must judge a review with its names and its film words hidden
leans on words that also travel to other domains (the idea of pivots, Blitzer et al. 2007).
No second corpus is needed: BERT's vocabulary is ordered by frequency in general English, so a word's rank tells
how often it should occur, and its count in the reviews how much more often it does.
"""

import re
from collections import Counter
from math import log

import numpy as np
import torch
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from data import Reviews
from model import load_base, load_tokenizer, mean_pool
from recipe import RUNS

UNIT = re.compile(r"\w+|[^\w\s]")  # BERT splits at blanks and punctuation first, so pieces can be found unit by unit
PLAIN, DOMAIN, NAME = 0, 1, 2
FIRST_WORD_ID = 1996  # below: special tokens, single characters; from here whole words by falling frequency
MIN_COUNT = 50
MORE_OFTEN = log(2.0)  # x its expected frequency
POLAR = log(1.5)  # odds between positive and negative reviews; polar words are what must stay
TOPIC = ["movie", "film", "cinema", "actor", "director", "scene", "plot", "screenplay"]
TOPICAL = 0.35  # cosine to the topic in the stock encoder: surplus alone also finds "really", "good", "doesn"


def capital_share(reviews: Reviews) -> dict[str, float]:
    """Share of a word's occurrences inside sentences that are capitalised."""
    inside, capital = Counter(), Counter()
    for text in reviews.texts:
        begins = True
        for unit in UNIT.findall(text):
            if unit[0].isalpha() and not begins:
                inside[unit.lower()] += 1
                capital[unit.lower()] += unit[0].isupper() and not (len(unit) > 1 and unit.isupper())
            begins = unit in ".!?:\"'(*-" or unit == "..."
    return {w: capital[w] / n for w, n in inside.items() if n >= 2}


def polarity(reviews: Reviews) -> dict[str, float]:
    """|log odds| of a word between positive and negative reviews, document counts, add-five smoothing."""
    counts = [Counter(), Counter()]
    for text, label in zip(reviews.texts, reviews.labels):
        counts[label].update({u.lower() for u in UNIT.findall(text)})
    words = counts[0].keys() | counts[1].keys()
    return {w: abs(log((counts[1][w] + 5) / (counts[0][w] + 5))) for w in words}


def surplus(reviews: Reviews, vocabulary: dict[str, int]) -> dict[str, float]:
    """log(count / count expected from the vocabulary rank), by a least-squares line in log-log."""
    counts = Counter(u.lower() for text in reviews.texts for u in UNIT.findall(text))
    words = [w for w, n in counts.items() if n >= MIN_COUNT and vocabulary.get(w, 0) >= FIRST_WORD_ID]
    rank = np.log([vocabulary[w] - FIRST_WORD_ID + 10 for w in words])
    count = np.log([counts[w] for w in words])
    slope, start = np.polyfit(rank, count, 1)
    return dict(zip(words, (count - (start + slope * rank)).tolist()))


def topical(words: list[str]) -> set[str]:
    """Words whose stock vector lies near the topic's."""
    tokenizer, stock = load_tokenizer(), load_base().eval()

    def embed(some: list[str]) -> torch.Tensor:
        batch = tokenizer(some, padding=True, return_tensors="pt")
        with torch.inference_mode():
            hidden = stock(**batch).last_hidden_state
        return torch.nn.functional.normalize(mean_pool(hidden, batch["attention_mask"]), dim=-1)

    topic = torch.nn.functional.normalize(embed(TOPIC).mean(0), dim=-1)
    return {w for w, near in zip(words, (embed(words) @ topic).tolist()) if near > TOPICAL}


def mask_classes(reviews: Reviews, vocabulary: dict[str, int]) -> dict[str, int]:
    polar = polarity(reviews)
    keep = {w for w, v in polar.items() if v > POLAR} | set(ENGLISH_STOP_WORDS)
    frequent = [w for w, v in surplus(reviews, vocabulary).items() if v > MORE_OFTEN and len(w) > 2]
    found = {w: DOMAIN for w in topical(frequent)}
    found |= {w: NAME for w, share in capital_share(reviews).items() if share > 0.5 and len(w) > 1}
    return {w: c for w, c in found.items() if w not in keep or (c == NAME and w not in ENGLISH_STOP_WORDS)}


def tokenize(reviews: Reviews, classes_from: Reviews) -> dict[str, np.ndarray]:
    """ids and classes of all reviews in one row, with offsets [reviews + 1]."""
    tokenizer = load_tokenizer()
    classes = mask_classes(classes_from, tokenizer.get_vocab())
    known: dict[str, list[int]] = {}
    ids, kinds, ends = [], [], [0]
    for text in reviews.texts:
        for unit in UNIT.findall(text):
            word = unit.lower()
            if word not in known:
                known[word] = tokenizer.encode(word, add_special_tokens=False)
            ids.extend(known[word])
            kinds.extend([classes.get(word, PLAIN)] * len(known[word]))
        ends.append(len(ids))
    return {
        "ids": np.array(ids, np.int32),
        "kinds": np.array(kinds, np.uint8),
        "ends": np.array(ends, np.int64),
    }


def cached_tokens(reviews: Reviews, classes_from: Reviews) -> dict[str, np.ndarray]:
    path = RUNS / "tokens.npz"
    if not path.exists():
        RUNS.mkdir(exist_ok=True)
        np.savez(path, **tokenize(reviews, classes_from))
    return dict(np.load(path))
