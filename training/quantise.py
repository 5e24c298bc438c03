"""Dynamic int8: weights per output channel, activations per tensor at run time.

`reduce_range` keeps weights in 7 bits: on CPUs without VNNI the kernels add pairs of u8 x s8 products in 16 bits, and
full-range weights overflow there (ONNX Runtime docs, "Quantize ONNX models", section on AVX2 saturation).
"""

import hashlib
from pathlib import Path

from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process


def quantise(source: Path, target: Path, reduce_range: bool = True, weights: QuantType = QuantType.QInt8) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(target),
        op_types_to_quantize=["MatMul", "Gather"],  # Gather: the word embeddings, half of all bytes
        per_channel=True,
        reduce_range=reduce_range,
        weight_type=weights,
        extra_options={"MatMulConstBOnly": True},  # attention scores stay float: their inputs are both activations
    )
    prepared.unlink()
    return target


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
