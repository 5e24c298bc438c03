"""Every number of the recipe in one place. What each choice replaced, and what it gave, is in README.md."""

from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNS = HERE / "runs"  # ignored by git: token cache, checkpoints, float32 export
RESULTS = HERE / "results"  # figures and the log of the published run, kept in git
MODELS = HERE.parent / "models"

MAX_TOKENS = 256  # the product's rule: special tokens included, longer texts keep both ends
HELD_OUT = 1000  # balanced rows of the movie training file that no weight ever sees
SEED = 20


@dataclass(frozen=True)
class Recipe:
    seed: int = SEED
    workers: int = 2  # one single-threaded process a core: 26 windows/s against 21 for one process of two threads
    epochs: float = 2.5  # upper bound; `minutes` ends the run earlier on a busy machine
    minutes: float = 70.0  # training time; the schedule anneals to its end at whichever limit comes first
    batch_tokens: int = 2048  # a worker and step: 16 windows of 128 or 8 of 256
    short_window: int = 128
    long_window: int = 256
    long_from: float = 0.5  # share of the run after which every other batch holds long windows
    learning_rate: float = 1.5e-4  # top layer
    layer_decay: float = 0.87  # layer-wise learning rates (Howard & Ruder 2018): the bottom layer moves at half
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.05
    final_rate: float = 0.02  # share of the peak rate that is left at the end
    clip: float = 1.0
    keep_weight: float = 20.0  # x (1 - cosine) of the mean vector to the stock encoder's
    star_weight: float = 0.5  # ordinal loss on the star rating
    ema: float = 0.995  # per step; a window of about 200 steps
    masked_windows: float = 0.75  # the others stay whole, as texts are at inference
    mask_name: float = 0.50  # capitalised words: actors, titles
    mask_domain: float = 0.35  # words that movies use more than English does and that carry no polarity
    mask_other: float = 0.03
    checkpoint_minutes: float = 10.0

    def asdict(self) -> dict:
        return asdict(self)
