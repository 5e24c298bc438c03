"""Model cards."""

from pathlib import Path


def write_cards(models: Path, run: Path) -> None:
    pass
