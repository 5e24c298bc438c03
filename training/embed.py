"""Vectors by ONNX Runtime, as the product makes them: one text a run, [mean ; CLS], each half of norm 1."""

import csv
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from data import clean
from model import BASE
from recipe import MAX_TOKENS

CLS, SEP = 101, 102


def session(model: Path, threads: int = 1) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def tokenize(texts: list[str], max_tokens: int = MAX_TOKENS) -> list[np.ndarray]:
    """Ids with [CLS] and [SEP]; of longer texts the first and last halves of the content."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    rows = []
    for text in texts:
        ids = tokenizer.encode(clean(text), add_special_tokens=False).ids
        room = max_tokens - 2
        if len(ids) > room:
            first = (room + 1) // 2
            ids = ids[:first] + ids[len(ids) - (room - first) :]
        rows.append(np.array([CLS, *ids, SEP], np.int64))
    return rows


def hidden_states(run: ort.InferenceSession, ids: np.ndarray) -> np.ndarray:
    """tokens x 384 of one text."""
    ids = ids[None]
    feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    return run.run(["last_hidden_state"], feeds)[0][0]


def unit(row: np.ndarray) -> np.ndarray:
    return row / np.linalg.norm(row)


def pool(hidden: np.ndarray) -> np.ndarray:
    return np.concatenate([unit(hidden.mean(0)), unit(hidden[0])])


def embed(model: Path, texts: list[str], max_tokens: int = MAX_TOKENS) -> np.ndarray:
    """rows x 768, float32. Two threads share one single-threaded session: runs do not block each other."""
    run, rows = session(model), tokenize(texts, max_tokens)
    with ThreadPoolExecutor(2) as pool_of_two:
        return np.stack(list(pool_of_two.map(lambda ids: pool(hidden_states(run, ids)), rows))).astype(np.float32)


def embed_by_product(encoder: Path, texts: list[str]) -> np.ndarray:
    """The same by `transfer-lens embed` (Node; `npm run compile` builds it). `encoder` is a folder in the hub's layout."""
    command_line = Path(__file__).resolve().parent.parent / "dist" / "cli.js"
    with tempfile.TemporaryDirectory() as scratch:
        table, vectors = Path(scratch) / "texts.csv", Path(scratch) / "vectors.npy"
        with table.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["text"], *([text] for text in texts)])
        subprocess.run(
            ["node", command_line, "embed", table, "--text-column", "text", "--encoder", encoder, "--out", vectors, "--cache", scratch],
            check=True,
        )
        return np.load(vectors)
