"""Processes that audit one file at a time and are killed where a file takes too long.

Every process has a pipe of its own, so that one that dies or hangs costs its file and nothing else.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from auditor.batch.results import Result
from auditor.batch.signals import inherited_by_children
from auditor.batch.watching import Watch
from auditor.batch.worker import refused, unexpected
from auditor.readers.limits import Limits
from auditor.readers.progress import listening

_READY = "ready"
_GRACE = 1.0  # seconds that a process told to end has for ending its own children
_CONTEXT = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads


@dataclass(frozen=True, slots=True)
class Task:
    """What a process does: ``setup(*arguments)`` once, then ``audit(path)`` for each file."""

    setup: Callable[..., None]
    arguments: tuple[Any, ...]
    audit: Callable[[Path], Result]


@dataclass(frozen=True, slots=True)
class PageRead:
    """A process has read ``done`` of ``total`` scanned pages of its file, and works on."""

    done: int
    total: int


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    folder: Path
    index: int | None = None
    deadline: float = float("inf")

    def give(self, index: int, path: Path, seconds: float) -> None:
        self.index = index
        self.allow(seconds)
        self.pipe.send(path)

    def allow(self, seconds: float) -> None:
        """Gives so much time from now."""
        self.deadline = time.monotonic() + seconds

    def end(self, *, idle: bool = False) -> None:
        """Ends the process: gently, so that it can clean up and stop a LibreOffice of its own, then by force.
        An idle one leaves by itself when its pipe closes."""
        self.pipe.close()
        if idle:
            self.process.join(_GRACE)
        self.process.terminate()
        self.process.join(_GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        clear(self.folder)


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
        self._workers: list[_Worker] = []

    def run(self, workers: int) -> Iterator[tuple[int, Result]]:
        self._workers = [self._started() for _ in range(min(workers, len(self._files)))]
        while self._workers:
            ready = set(wait([worker.pipe for worker in self._workers], self._patience()))
            for worker in list(self._workers):
                if worker.pipe in ready:
                    yield from self._received(worker)
                elif worker.index is not None and time.monotonic() >= worker.deadline:
                    path = self._files[worker.index]
                    yield worker.index, refused(self._limits.too_slow(str(path)))
                    self._replace(worker)

    def close(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers = []

    def _started(self) -> _Worker:
        ours, theirs = _CONTEXT.Pipe()
        folder = Path(tempfile.mkdtemp(prefix="auditor-worker-"))
        process = _CONTEXT.Process(target=_serve, args=(theirs, self._task, folder), daemon=True)
        with inherited_by_children():
            process.start()
        theirs.close()
        return _Worker(process, ours, folder)

    def _patience(self) -> float | None:
        """Seconds until the next deadline; a process that is still starting has none."""
        first = min(worker.deadline for worker in self._workers)
        return None if first == float("inf") else max(0.0, first - time.monotonic())

    def _received(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        if isinstance(message, PageRead):
            self._page_read(worker, message)
            return
        if message != _READY and worker.index is not None:
            yield worker.index, message
        self._next(worker)

    def _page_read(self, worker: _Worker, message: PageRead) -> None:
        """Scanned pages take seconds each: the time of a file counts anew from each."""
        worker.allow(self._limits.seconds)
        if worker.index is not None:
            self._watch.page_done(self._files[worker.index], message.done, message.total)

    def _lost(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
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

    def _next(self, worker: _Worker) -> None:
        if not self._left:
            self._workers.remove(worker)
            worker.end(idle=True)
            return
        index = self._left.popleft()
        self._watch.begun(self._files[index])
        with suppress(BrokenPipeError):  # it died since: reading from the pipe tells
            worker.give(index, self._files[index], self._limits.seconds)

    def _replace(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()
        if self._left:
            self._workers.append(self._started())


def clear(folder: Path) -> None:
    """Ends what a process that is gone left running, and removes its temporary files."""
    from auditor.readers.word.libreoffice import stop_left_behind

    stop_left_behind(folder)
    shutil.rmtree(folder, ignore_errors=True)


def _serve(pipe: Connection, task: Task, folder: Path) -> None:
    """The life of a process; it ends when the pipe closes. Its temporary files lie in a folder of its own."""
    tempfile.tempdir = str(folder)
    _silence_libraries()
    task.setup(*task.arguments)
    pipe.send(_READY)
    while True:
        try:
            path = pipe.recv()
        except EOFError:
            return
        with listening(lambda done, total: pipe.send(PageRead(done, total))):
            result = task.audit(path)
        try:
            pipe.send(result)
        except Exception as error:  # whatever cannot be pickled
            pipe.send(unexpected(path, f"审核结果无法交回（{type(error).__name__}）"))


def _silence_libraries() -> None:
    """stderr is Python's alone: a library that cries when it takes the process down tells nobody anything
    that the line on the file does not say."""
    with suppress(OSError):  # a process without stderr
        own = os.fdopen(os.dup(2), "w", encoding="utf-8", errors="backslashreplace", buffering=1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stderr = own
