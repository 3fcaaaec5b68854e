"""Processes that stand ready for jobs that come one by one; one that dies or hangs is replaced."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from auditor.batch.processes import READY, PageRead, Task, Worker, started

Pages = Callable[[int, int], None]  # scanned pages read, pages in all

_FEW_JOBS = 150  # of one process, before a fresh one takes its place and its memory is given back
_START = 120.0  # seconds that a process has for its setup
_TURN = 0.5  # seconds after which a thread that waits looks whether the pool was closed


class JobOverdueError(Exception):
    """The job took longer than it was allowed; its process was killed."""


class JobLostError(Exception):
    """The process died over the job."""


@dataclass(frozen=True, slots=True)
class _Job:
    job: Any
    seconds: float
    pages: Pages | None
    future: Future[Any]


class StandingPool:
    """``workers`` processes; each has a thread here that hands it jobs in the order of their coming."""

    def __init__(self, task: Task, *, workers: int) -> None:
        self._task = task
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._closed = threading.Event()
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def submit(self, job: Any, seconds: float, pages: Pages | None = None) -> Future[Any]:
        """What the task makes of a job. The future raises JobOverdueError, JobLostError; ``pages`` hears, in
        another thread, of scanned pages, from each of which the seconds count anew."""
        future: Future[Any] = Future()
        self._jobs.put(_Job(job, seconds, pages, future))
        return future

    def close(self) -> None:
        """Ends the processes; jobs that wait are cancelled, those that run are lost."""
        self._closed.set()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()
        while not self._jobs.empty():
            waiting = self._jobs.get()
            if waiting is not None:
                waiting.future.cancel()

    def _serve(self) -> None:
        worker, done = started(self._task), 0
        try:
            while (job := self._jobs.get()) is not None and not self._closed.is_set():
                if done >= _FEW_JOBS or not worker.process.is_alive():
                    worker.end(idle=True)
                    worker, done = started(self._task), 0
                done += 1
                if not self._done(worker, job):
                    worker.end()
                    worker, done = started(self._task), 0
        finally:
            if job is not None:
                job.future.cancel()
            worker.end(idle=True)

    def _done(self, worker: Worker, job: _Job) -> bool:
        """Does a job, with an answer in its future whatever happens; False where the process is spent."""
        if not job.future.set_running_or_notify_cancel():
            return True
        try:
            job.future.set_result(self._answer(worker, job))
        except (JobOverdueError, JobLostError) as error:
            job.future.set_exception(error)
            return False
        return True

    def _answer(self, worker: Worker, job: _Job) -> Any:
        if worker.index is None:
            worker.allow(_START)  # the time of a job does not pay for the start
            while self._message(worker) != READY:
                pass
        with suppress(BrokenPipeError):  # it died since: reading from the pipe tells
            worker.give(0, job.job, job.seconds)
        while isinstance(message := self._message(worker), PageRead):
            worker.allow(job.seconds)
            if job.pages is not None:
                job.pages(message.done, message.total)
        return message

    def _message(self, worker: Worker) -> Any:
        while not worker.pipe.poll(min(_TURN, max(0.0, worker.deadline - time.monotonic()))):
            if self._closed.is_set():
                raise JobLostError
            if worker.overdue:
                raise JobOverdueError
        try:
            return worker.pipe.recv()
        except (EOFError, OSError):
            raise JobLostError from None
