"""A progress bar on stderr while files are audited; silent where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from auditor.batch.run import Progress
from auditor.words.wrap import clip

_NAME_COLUMNS = 28


def _ignore(done: int, total: int, path: Path) -> None:
    pass


@contextmanager
def progress_bar(total: int, *, quiet: bool) -> Iterator[Progress]:
    """Yields the function to report to; it draws only on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield _ignore
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
        task = bar.add_task("", total=total)

        def advance(done: int, total: int, path: Path) -> None:
            bar.update(task, completed=done, total=total, description=clip(path.name, _NAME_COLUMNS))

        yield advance
