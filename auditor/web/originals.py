"""The files of batches that were sent through the page, for as long as uploads are kept."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

_DAY = 86_400.0


class Originals:
    """A folder for each batch, in it its files by their places; nothing of a user's name in any path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, batch: str, place: int, original: Path) -> None:
        """Takes the file at a path over."""
        own = self._of(batch)
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        if original.is_file():
            original.replace(own / f"{place}{original.suffix}")

    def find(self, batch: str, place: int) -> Path | None:
        return next(self._of(batch).glob(f"{place}.*"), None)

    def expire(self, days: int, now: float | None = None) -> None:
        """Deletes the batches that are older."""
        before = (time.time() if now is None else now) - days * _DAY
        for own in self._folder.glob("*"):
            if own.stat().st_mtime < before:
                shutil.rmtree(own, ignore_errors=True)

    def _of(self, batch: str) -> Path:
        return self._folder / batch.rpartition(":")[2]
