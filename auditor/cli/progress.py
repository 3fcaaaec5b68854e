"""A progress bar on stderr while files are audited; silent where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.words.wrap import clip

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_NAME_COLUMNS = 28


class Watch:
    """Hears of files that are done, and of pages of scans, which take seconds each; draws nothing."""

    def file_done(self, done: int, total: int, path: Path) -> None:
        """So many files of all are done."""

    def page_done(self, path: Path, done: int, total: int) -> None:
        """So many scanned pages of a file are recognised."""


class _Drawn(Watch):
    def __init__(self, bar: Bar, total: int) -> None:
        self._bar, self._task = bar, bar.add_task("", total=total)

    def file_done(self, done: int, total: int, path: Path) -> None:
        self._bar.update(self._task, completed=done, total=total, description=clip(path.name, _NAME_COLUMNS))

    def page_done(self, path: Path, done: int, total: int) -> None:
        told = f"{clip(path.name, _NAME_COLUMNS)}：已识别扫描页 {done}/{total}"
        self._bar.update(self._task, description=told)


@contextmanager
def progress_bar(total: int, *, quiet: bool) -> Iterator[Watch]:
    """Yields whom to report to; it draws only on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield Watch()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    parts = (
        TextColumn("正在审核"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Bar(*parts, console=Console(stderr=True), transient=True) as bar:
        yield _Drawn(bar, total)
