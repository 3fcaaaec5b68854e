"""Processes that audit one file at a time and are killed where a file takes too long.

Every process has a pipe of its own, so that one that dies or hangs costs its file and nothing else.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path

from auditor.batch.processes import READY, PageRead, Task, Worker, started
from auditor.batch.watching import Watch
from auditor.batch.worker import refused, unexpected
from auditor.readers.limits import Limits
from auditor.spool.encoded import Result

_FEW_FILES = 100  # of one process, before a fresh one takes its place: it keeps what it found out about texts


def audited(
    files: Sequence[Path], task: Task, *, workers: int, limits: Limits, watch: Watch | None = None
) -> Generator[tuple[int, Result], None, None]:
    """Each file's index and result, as they come. Nothing that a file does to its process raises here."""
    pool = _Pool(files, task, limits, watch or Watch())
    try:
        yield from pool.run(workers)
    finally:
        pool.close()


class _Pool:
    def __init__(self, files: Sequence[Path], task: Task, limits: Limits, watch: Watch) -> None:
        self._watch = watch
        self._files = files
        self._task = task
        self._limits = limits
        self._left = deque(range(len(files)))
        self._tried: set[int] = set()
        self._workers: list[Worker] = []

    def run(self, workers: int) -> Iterator[tuple[int, Result]]:
        self._workers = [started(self._task) for _ in range(min(workers, len(self._files)))]
        while self._workers:
            ready = set(wait([worker.pipe for worker in self._workers], self._patience()))
            for worker in list(self._workers):
                if worker.pipe in ready:
                    yield from self._received(worker)
                elif worker.index is not None and worker.overdue:
                    path = self._files[worker.index]
                    yield worker.index, refused(self._limits.too_slow(str(path)))
                    self._replace(worker)

    def close(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers = []

    def _patience(self) -> float | None:
        """Seconds until the next deadline; a process that is still starting has none."""
        first = min(worker.deadline for worker in self._workers)
        return None if first == float("inf") else max(0.0, first - time.monotonic())

    def _received(self, worker: Worker) -> Iterator[tuple[int, Result]]:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        if isinstance(message, PageRead):
            self._page_read(worker, message)
            return
        if message != READY and worker.index is not None:
            yield worker.index, message
        self._next(worker)

    def _page_read(self, worker: Worker, message: PageRead) -> None:
        """Scanned pages take seconds each: the time of a file counts anew from each."""
        worker.allow(self._limits.seconds)
        if worker.index is not None:
            self._watch.page_done(self._files[worker.index], message.done, message.total)

    def _lost(self, worker: Worker) -> Iterator[tuple[int, Result]]:
        """A process that died takes its file with it, one that could not even start the next file; but the
        file may be innocent (no memory for all at once), and is tried once more after the others."""
        index = worker.index if worker.index is not None else self._left.popleft() if self._left else None
        if index is not None and index not in self._tried:
            self._tried.add(index)
            self._left.append(index)
        elif index is not None:
            reason = "审核这份文件的进程意外中止（可能是内存不足）"
            yield index, unexpected(self._files[index], reason)
        self._replace(worker)

    def _next(self, worker: Worker) -> None:
        if not self._left:
            self._workers.remove(worker)
            worker.end(idle=True)
            return
        if worker.given >= _FEW_FILES:
            self._workers.remove(worker)
            worker.end(idle=True)
            self._workers.append(started(self._task))
            return
        index = self._left.popleft()
        self._watch.begun(self._files[index])
        with suppress(BrokenPipeError):  # it died since: reading from the pipe tells
            worker.give(index, self._files[index], self._limits.seconds)

    def _replace(self, worker: Worker) -> None:
        self._workers.remove(worker)
        worker.end()
        if self._left:
            self._workers.append(started(self._task))
