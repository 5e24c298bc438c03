"""models/encoder: the folder that Transformers.js loads, with its description and checksums."""

import json
import shutil
from pathlib import Path

from model import BASE
from quantise import sha256
from recipe import MAX_TOKENS

ENCODER_ID = "transfer-lens/minilm-l6-sentiment-v1"
HUB_FILES = ["config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt"]


def write_tokenizer(target: Path) -> None:
    """The base's tokenizer without its padding and truncation to 128: the product cuts long texts itself."""
    tokenizer = json.loads((target / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["padding"] = tokenizer["truncation"] = None
    (target / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def make_encoder(quantised: Path, target: Path) -> None:
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    for name in HUB_FILES:
        shutil.copyfile(BASE / name, target / name)
    write_tokenizer(target)
    shutil.copyfile(quantised, target / "onnx" / "model_quantized.onnx")
    files = ["onnx/model_quantized.onnx", *HUB_FILES]
    description = {
        "schema": 1,
        "id": ENCODER_ID,
        "pooling": "mean+cls",
        "normalize": True,
        "dim": 768,
        "maxTokens": MAX_TOKENS,
        "dtype": "q8",
        "sha256": {name: sha256(target / name) for name in files},
    }
    (target / "transfer-lens.json").write_text(json.dumps(description, indent=2) + "\n")
