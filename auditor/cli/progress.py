"""Progress on stderr while files are audited: which file, how fast, how long still.

Silent where nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.batch.watching import Watch
from auditor.words.visible import one_line
from auditor.words.wrap import clip

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_NAME_COLUMNS = 28


class _Drawn(Watch):
    def __init__(self, bar: Bar, total: int) -> None:
        self._bar, self._task = bar, bar.add_task("", total=total, pace="")
        self._began, self._unread = time.monotonic(), 0

    def begun(self, path: Path) -> None:
        self._bar.update(self._task, description=_short(path))

    def file_done(self, done: int, total: int, path: Path, *, read: bool = True) -> None:
        del path  # the one that began last is shown
        self._unread += not read
        seconds = time.monotonic() - self._began
        self._bar.update(
            self._task, completed=done, total=total, pace=pace(done, total, seconds, self._unread)
        )

    def page_done(self, path: Path, done: int, total: int) -> None:
        self._bar.update(self._task, description=f"{_short(path)}：已识别扫描页 {done}/{total}")


def pace(done: int, total: int, seconds: float, unread: int) -> str:
    """«12 份/分  剩约 3 分  未读取 1»."""
    rate = done / max(seconds, 0.001)
    speed = f"{rate:.1f} 份/秒" if rate >= 1 else f"{rate * 60:.1f} 份/分"
    left = (total - done) / rate
    told = [speed, f"剩约 {left / 60:.0f} 分" if left >= 90 else f"剩约 {left:.0f} 秒"]
    return "  ".join([*told, *([f"未读取 {unread}"] if unread else [])])


def _short(path: Path) -> str:
    return clip(one_line(path.name), _NAME_COLUMNS)


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
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[pace]}", markup=False),
        TextColumn("{task.description}", markup=False),
    )
    with Bar(*parts, console=Console(stderr=True), transient=True) as bar:
        yield _Drawn(bar, total)
