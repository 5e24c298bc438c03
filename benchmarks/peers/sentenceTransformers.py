"""The same ONNX file through Python: python sentenceTransformers.py ENCODER TEXTS.json MAX_TOKENS MEANS

MEANS is `sentence-transformers` (its ONNX backend), or `onnxruntime`: batches of 32 sorted by length, as
sentence-transformers makes them, where its backend is not installed.
"""

import json
import sys
import time
from pathlib import Path

folder, file, max_tokens, means = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
texts = json.loads(Path(file).read_text(encoding="utf-8"))
BATCH = 32


def sentence_transformers():
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(
        str(folder),
        backend="onnx",
        device="cpu",
        local_files_only=True,
        model_kwargs={"file_name": "onnx/model_quantized.onnx", "provider": "CPUExecutionProvider"},
    )
    model.max_seq_length = max_tokens
    return lambda some: model.encode(some, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)


def onnxruntime_batches():
    import numpy as np
    import onnxruntime
    from tokenizers import Tokenizer

    session = onnxruntime.InferenceSession(
        str(folder / "onnx" / "model_quantized.onnx"), providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(max_tokens)
    tokenizer.enable_padding()

    def encode(some):
        order = sorted(range(len(some)), key=lambda i: -len(some[i]))
        vectors = [None] * len(some)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            encoded = tokenizer.encode_batch([some[i] for i in batch])
            ids = np.array([e.ids for e in encoded], np.int64)
            mask = np.array([e.attention_mask for e in encoded], np.int64)
            feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            hidden = session.run(["last_hidden_state"], feeds)[0]
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
            for i, vector in zip(batch, mean / np.linalg.norm(mean, axis=1, keepdims=True)):
                vectors[i] = vector
        return vectors

    return encode


encode = sentence_transformers() if means == "sentence-transformers" else onnxruntime_batches()
encode(texts[:2])
start = time.perf_counter()
encode(texts)
print(json.dumps({"rows": len(texts), "seconds": time.perf_counter() - start}))
