"""Who hears of the progress of many files; nobody, unless a command watches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Progress = Callable[[int, int, Path], None]  # files done, files in all, the file just done


class Watch:
    """Hears of files that begin and end, and of pages of scans, which take seconds each; does nothing."""

    def begun(self, path: Path) -> None:
        """A file is being audited."""

    def file_done(self, done: int, total: int, path: Path, *, read: bool = True) -> None:
        """So many files of all are done; ``read`` says whether this one could be."""

    def page_done(self, path: Path, done: int, total: int) -> None:
        """So many scanned pages of a file are recognised."""


class Told(Watch):
    """Tells a plain function of every file that is done."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def file_done(self, done: int, total: int, path: Path, *, read: bool = True) -> None:
        del read
        self._progress(done, total, path)
