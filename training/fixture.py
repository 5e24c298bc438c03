"""Checks of the packaged encoder on 20 short texts written for this purpose.

    python training/fixture.py write --encoder models/encoder --out test/fixtures/encoder-vectors.json
    python training/fixture.py compare --encoder models/encoder --fixture test/fixtures/encoder-vectors.json

`write` stores the texts and this machine's int8 vectors (Node must agree to cosine 0.9999); `compare` prints the lowest
cosine per half against a stored file, for instance on an emulated CPU without VNNI and AVX512:
`qemu-x86_64 -cpu Haswell python training/fixture.py compare ...` (Debian package qemu-user).
"""

import argparse
import json
from pathlib import Path

import numpy as np

from embed import embed, tokenize
from package import ENCODER_ID
from quantise import sha256

TEXTS = [
    "The blender is quiet, strong and easy to clean.",
    "Broke after two days. I want my money back.",
    "Not bad at all, I would even say it is lovely.",
    "I expected more from this author; the second half drags on without end.",
    "A warm, funny film with a cast that clearly enjoyed itself.",
    "The battery lasts a week!",
    "Meh.",
    "It does what it says.",
    "Never again.<br /><br />The handle came off on the first evening.",
    "The train to Kyoto leaves at nine from platform four.",
    "How do I reset the password of my account?",
    "Café crème, naïve façade, El Niño: accents must survive.",
    "Great pictures :-) but the zoom is slow 😕",
    "def add(a, b): return a + b",
    "THE WORST TOASTER EVER MADE!!!",
    "I can't recommend it, though my sister couldn't live without hers.",
    "Price: $19.99 (was $24.95), 20% off, model X-200_b.",
    "Das Buch ist spannend, aber viel zu lang.",
    "She reads the letter twice, folds it, and puts it back where she found it.",
    # Longer than 256 tokens: only its two ends are kept.
    "We bought this lamp in spring. "
    + " ".join(f"On day {day} it was still fine and we read by its light." for day in range(1, 31))
    + " Then the switch failed, and nobody answered our letters.",
]


def lowest_cosines(a: np.ndarray, b: np.ndarray) -> list[float]:
    halves = [(a[:, s] * b[:, s]).sum(1) for s in (slice(0, 384), slice(384, 768))]
    return [float(h.min()) for h in halves]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["write", "compare"])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", "--fixture", type=Path, required=True, dest="file")
    arguments = parser.parse_args()
    model = arguments.encoder / "onnx" / "model_quantized.onnx"
    vectors = embed(model, TEXTS)
    if arguments.what == "compare":
        stored = json.loads(arguments.file.read_text(encoding="utf-8"))
        mean, cls = lowest_cosines(vectors, np.array([t["vector"] for t in stored["texts"]]))
        print(f"lowest cosine over {len(TEXTS)} texts: mean {mean:.6f}, CLS {cls:.6f}")
        return
    texts = [
        {"text": text, "tokens": len(ids), "vector": [round(float(v), 7) for v in row]}
        for text, ids, row in zip(TEXTS, tokenize(TEXTS), vectors)
    ]
    content = {
        "about": "int8 vectors [mean ; CLS] of the embedded encoder, ONNX Runtime from Python, one text a run",
        "encoderId": ENCODER_ID,
        "encoderHash": sha256(model),
        "texts": texts,
    }
    arguments.file.parent.mkdir(parents=True, exist_ok=True)
    lines = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('{"text":', '\n{"text":')
    arguments.file.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
