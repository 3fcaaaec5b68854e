"""A process that does one piece of work at a time, with a pipe of its own, and can be killed."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from auditor.batch import preloaded
from auditor.batch.options import RulesetOptions
from auditor.batch.signals import inherited_by_children
from auditor.batch.turns import waited
from auditor.batch.worker import unexpected
from auditor.readers.progress import listening

READY = "ready"
_GRACE = 1.0  # seconds that one told to end has for ending its own children


def _context() -> ForkServerContext | SpawnContext:
    """Linux forks workers from a server that has loaded the rules and has no threads; elsewhere a new process
    loads all itself: Windows cannot fork, and macOS kills forks of what its frameworks have touched."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preloaded.MODULE])
    return context


_CONTEXT = _context()


@dataclass(frozen=True, slots=True)
class Task:
    """What a process does: ``setup(*arguments)`` once, then ``audit(job)`` for each job, a path mostly."""

    setup: Callable[..., None]
    arguments: tuple[Any, ...]
    audit: Callable[[Any], Any]
    preload: RulesetOptions | None = None  # whose rules the server of the processes loads beforehand


@dataclass(frozen=True, slots=True)
class PageRead:
    """A process has read ``done`` of ``total`` scanned pages of its file, and works on."""

    done: int
    total: int


@dataclass(slots=True)
class Worker:
    """``index`` is the job that it has, by a number of its owner's; ``given`` counts its jobs."""

    process: BaseProcess
    pipe: Connection
    folder: Path
    index: int | None = None
    given: int = 0
    deadline: float = float("inf")
    waited: float = 0.0  # for a processor, when the deadline was set

    def give(self, index: int, job: Any, seconds: float) -> None:
        """Sends a job. Raises BrokenPipeError where the process has died."""
        self.index, self.given = index, self.given + 1
        self.allow(seconds)
        self.pipe.send(job)

    def allow(self, seconds: float) -> None:
        """Gives so much time from now."""
        self.deadline, self.waited = time.monotonic() + seconds, waited(self.process.pid)

    @property
    def overdue(self) -> bool:
        """Whether its time is up; what it waited for a processor since is added to it."""
        now = time.monotonic()
        if now >= self.deadline:
            waits = waited(self.process.pid)
            self.deadline, self.waited = self.deadline + max(0.0, waits - self.waited), waits
        return now >= self.deadline

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


def started(task: Task) -> Worker:
    """A new process; it sends READY when it is set up."""
    ours, theirs = _CONTEXT.Pipe()
    folder = Path(tempfile.mkdtemp(prefix="auditor-worker-"))
    process = _CONTEXT.Process(target=_serve, args=(theirs, task, folder), daemon=True)
    with inherited_by_children(), preloaded.to_be_loaded(task.preload):
        process.start()
    theirs.close()
    return Worker(process, ours, folder)


def begin_server(preload: RulesetOptions) -> None:
    """Starts the server of the processes, where there is one: it loads the rules while its parent does."""
    if sys.platform == "linux":
        from multiprocessing import forkserver

        with inherited_by_children(), preloaded.to_be_loaded(preload):
            forkserver.ensure_running()


def clear(folder: Path) -> None:
    """Ends what a process that is gone left running, and removes its temporary files."""
    from auditor.readers.word.libreoffice import stop_left_behind

    stop_left_behind(folder)
    shutil.rmtree(folder, ignore_errors=True)


def _serve(pipe: Connection, task: Task, folder: Path) -> None:
    """The life of a process; it ends when the pipe closes. Its temporary files lie in a folder of its own,
    which it removes itself, since a parent that was killed does not."""
    tempfile.tempdir = str(folder)
    _silence_libraries()
    task.setup(*task.arguments)
    _work(pipe, task)
    clear(folder)


def _work(pipe: Connection, task: Task) -> None:
    """Does one job after another until the pipe closes."""
    with suppress(BrokenPipeError):  # the parent has gone: reading from the pipe tells
        pipe.send(READY)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        with listening(lambda done, total: pipe.send(PageRead(done, total))):
            result = task.audit(job)
        try:
            pipe.send(result)
        except OSError:  # the parent was stopped in the meantime
            return
        except Exception as error:  # whatever cannot be pickled
            pipe.send(unexpected(Path(str(job)), f"审核结果无法交回（{type(error).__name__}）"))


def _silence_libraries() -> None:
    """stderr is Python's alone: a library that cries when it takes the process down tells nobody anything
    that the line on the file does not say."""
    with suppress(OSError):  # a process without stderr
        own = os.fdopen(os.dup(2), "w", encoding="utf-8", errors="backslashreplace", buffering=1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stderr = own
