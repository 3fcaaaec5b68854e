"""What runs on a machine of the cluster: each file in a process that can be killed, as on one machine."""

from __future__ import annotations

import multiprocessing
import platform
import shutil
import tempfile
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from distributed import WorkerPlugin, get_worker

from auditor.batch.cluster.bundle import Bundle, built_in
from auditor.batch.cluster.chunks import Chunk, Sent
from auditor.batch.options import RulesetOptions
from auditor.batch.processes import Task
from auditor.batch.standing import JobLostError, JobOverdueError, StandingPool
from auditor.batch.worker import audit_in_worker, refused, start, unexpected
from auditor.config.resources import read_from
from auditor.readers.limits import Limits
from auditor.spool.encoded import Derive, Kept
from auditor.version import __version__

LOST = "审核这份文件的进程意外中止（可能是内存不足）"
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Machine:
    """What must be the same on all machines, and whether a worker may have processes of its own."""

    version: str
    python: str
    may_start: bool

    @classmethod
    def here(cls) -> Machine:
        python = ".".join(platform.python_version_tuple()[:2])
        return cls(__version__, python, not multiprocessing.current_process().daemon)


class Auditing(WorkerPlugin):
    """Gives every worker, also one that joins later, the rules of a run; processes start with the first
    file."""

    def __init__(self, name: str, bundle: Bundle, limits: Limits, derive: Derive | None) -> None:
        self.name = name
        self._bundle, self._limits, self._derive = bundle, limits, derive
        self._version = __version__
        self._started: tuple[Path, StandingPool] | None = None

    def setup(self, worker: Any) -> None:
        """Raises RuntimeError on a machine of another version, ValueError where the rules arrived damaged."""
        if self._version != __version__:
            raise RuntimeError(f"auditor {__version__} cannot work for auditor {self._version}")
        folder = Path(tempfile.mkdtemp(prefix="auditor-cluster-"))
        options = self._bundle.unpack(folder / "rules")
        arguments = (built_in(folder / "rules"), options, self._limits, self._derive)
        pool = StandingPool(Task(_start, arguments, _audit), workers=worker.state.nthreads)
        self._started = folder, pool

    def teardown(self, worker: Any) -> None:
        del worker
        if self._started is not None:
            folder, pool = self._started
            pool.close()
            shutil.rmtree(folder, ignore_errors=True)

    def audit(self, chunk: Chunk) -> list[tuple[int, Kept]]:
        """The result of each file by its number. Raises RuntimeError before the rules have arrived."""
        if self._started is None:
            raise RuntimeError(f"{self.name} has no rules yet")
        own, pool = self._started
        folder = Path(tempfile.mkdtemp(prefix="files-", dir=own))
        try:
            return self._results([(each, each.write_below(folder)) for each in chunk], pool)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _results(self, files: list[tuple[Sent, Path]], pool: StandingPool) -> list[tuple[int, Kept]]:
        """A file whose process died is tried once more after the others, for it may be innocent."""
        found: dict[int, Kept] = {}
        for _ in range(_TRIES):
            left = [(sent, path) for sent, path in files if sent.number not in found]
            for sent, future in [(sent, self._submitted(sent, path, pool)) for sent, path in left]:
                try:
                    found[sent.number] = future.result()
                except JobOverdueError:
                    found[sent.number] = refused(self._limits.too_slow(sent.source))
                except JobLostError:
                    continue
        lost = ((sent.number, unexpected(Path(sent.source), LOST)) for sent, _ in files)
        return list((dict(lost) | found).items())

    def _submitted(self, sent: Sent, path: Path, pool: StandingPool) -> Future[Kept]:
        return pool.submit((path, sent.source), self._limits.seconds)


def audit_chunk(name: str, chunk: Chunk) -> list[tuple[int, Kept]]:
    """A task of the cluster: the files of a chunk by the rules of the run ``name``."""
    plugin = get_worker().plugins[name]
    if not isinstance(plugin, Auditing):
        raise TypeError(name)
    return plugin.audit(chunk)


def _start(
    built_in_data: Path | None, options: RulesetOptions, limits: Limits, derive: Derive | None
) -> None:
    if built_in_data is not None:
        read_from(built_in_data)
    start(options, limits, derive)


def _audit(job: tuple[Path, str]) -> Any:
    path, source = job
    return audit_in_worker(path, source)
