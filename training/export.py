"""The trained encoder as a float32 ONNX graph of the shape that hub BERT exports have."""

from pathlib import Path

import torch
from torch import nn
from transformers.utils import logging

from model import load_base

OPSET = 17
logging.set_verbosity_error()  # the base file's unused pooler


def load_trained(checkpoint: Path, averaged: bool) -> nn.Module:
    """The encoder of a checkpoint, with its last or its averaged weights."""
    from train import Student

    state = torch.load(checkpoint, weights_only=True)
    student = Student()
    student.load_state_dict(state["student"])
    if averaged:
        trained = [w for w in student.parameters() if w.requires_grad]
        with torch.no_grad():
            for weight, value in zip(trained, state["ema"]):
                weight.copy_(value)
    return student.encoder.eval()


class LastHiddenState(nn.Module):
    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.encoder(input_ids, attention_mask, token_type_ids).last_hidden_state


def export(encoder: nn.Module, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    encoder.config._attn_implementation = "eager"  # plain MatMul and Softmax nodes
    ids = torch.tensor([[101, 2023, 2003, 2307, 102], [101, 2919, 102, 0, 0]])
    inputs = {"input_ids": ids, "attention_mask": (ids != 0).long(), "token_type_ids": torch.zeros_like(ids)}
    dynamic = {name: {0: "batch", 1: "sequence"} for name in [*inputs, "last_hidden_state"]}
    torch.onnx.export(
        LastHiddenState(encoder).eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=["last_hidden_state"],
        dynamic_axes=dynamic,
        opset_version=OPSET,
        dynamo=False,
    )
    return path


def export_stock(path: Path) -> Path:
    return export(load_base().eval(), path)
