"""The machine that gives out the work: chunks go to the cluster, a few more than it has hands for."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from distributed import Client, as_completed

from auditor.batch.cluster.bundle import bundle_of
from auditor.batch.cluster.chunks import Chunk, chunks, halves
from auditor.batch.cluster.working import LOST, Auditing, Machine, audit_chunk
from auditor.batch.engines import Job, OneByOne
from auditor.batch.worker import unexpected
from auditor.errors import UsageError
from auditor.spool.encoded import Kept

_CONNECT = 15  # seconds
_AHEAD = 2  # chunks that wait on each hand of the cluster
_DAEMON = "DASK_DISTRIBUTED__WORKER__DAEMON=False"


class DaskEngine:
    """Audits on the workers of a scheduler (tcp://host:8786, or tls:// with the certificates of dask's
    configuration). A worker that is lost costs nothing: its chunks go to others; a chunk that takes
    several workers with it is halved until the file is found."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler

    def audited(self, files: Sequence[Path], job: Job) -> OneByOne:
        """See Engine. Raises UsageError where the cluster cannot be reached or is not fit."""
        if not files:
            return
        name = f"auditor-{uuid4().hex}"
        with self._connected() as client:
            _check(client, self._scheduler)
            client.register_plugin(Auditing(name, bundle_of(job.options), job.limits, job.derive))
            try:
                yield from _Run(client, name, files, job).results()
            finally:
                client.unregister_worker_plugin(name)

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told as results
        try:
            client = Client(self._scheduler, timeout=_CONNECT, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError(
                f"连不上调度器 {self._scheduler}（{error}）。请核对地址，并在调度机上运行 dask scheduler"
            ) from error
        try:
            yield client
        finally:
            client.close()


def _check(client: Any, scheduler: str) -> None:
    """Raises UsageError where no worker can do the work."""
    try:
        client.wait_for_workers(1, timeout=_CONNECT)
    except TimeoutError as error:
        raise UsageError(
            f"调度器 {scheduler} 上没有工作机。"
            f"请在各工作机上运行 {_DAEMON} dask worker {scheduler} --nthreads 1"
        ) from error
    own = Machine.here()
    try:
        machines = client.run(Machine.here)
    except ImportError as error:
        raise UsageError(f"工作机上没有装 auditor（{error}）。请在各工作机上装与本机相同的版本") from error
    for address, machine in machines.items():
        if (machine.version, machine.python) != (own.version, own.python):
            raise UsageError(
                f"工作机 {address} 上是 auditor {machine.version}、Python {machine.python}，"
                f"本机是 {own.version}、{own.python}。请在各机上装同一个版本"
            )
        if not machine.may_start:
            raise UsageError(f"工作机 {address} 不能启动子进程。请设环境变量 {_DAEMON} 后重新启动它")


class _Run:
    def __init__(self, client: Any, name: str, files: Sequence[Path], job: Job) -> None:
        self._client, self._name, self._files, self._job = client, name, files, job
        self._left: deque[Chunk] = deque()
        self._out: dict[str, Chunk] = {}
        self._done = as_completed(loop=client.loop)

    def results(self) -> OneByOne:
        source = chunks(self._files, self._job.limits)
        try:
            yield from self._filled(source)
            for future in self._done:
                yield from self._received(future)
                yield from self._filled(source)
        finally:
            self._client.cancel(list(self._done.futures), force=True)

    def _filled(self, source: Iterator[Chunk | int]) -> OneByOne:
        """Sends chunks until every hand has enough; files that cannot be sent are audited here."""
        most = _AHEAD * max(1, sum(self._client.nthreads().values()))
        while len(self._out) < most:
            chunk = self._left.popleft() if self._left else next(source, None)
            if chunk is None:
                return
            if isinstance(chunk, int):
                yield chunk, self._job.here(self._files[chunk])
                continue
            self._job.watch.begun(self._files[chunk[0].number])
            future = self._client.submit(audit_chunk, self._name, chunk, pure=False, retries=2)
            self._out[future.key] = chunk
            self._done.add(future)

    def _received(self, future: Any) -> Iterator[tuple[int, Kept]]:
        chunk = self._out.pop(future.key)
        try:
            found: list[tuple[int, Kept]] = future.result()
        except Exception as error:  # whatever befell the machines: the files are tried again in smaller parts
            logging.getLogger(__name__).warning("chunk of %d files: %r", len(chunk), error)
            yield from self._again(chunk)
        else:
            yield from found

    def _again(self, chunk: Chunk) -> Iterator[tuple[int, Kept]]:
        if len(chunk) > 1:
            self._left.extend(halves(chunk))
        else:
            yield chunk[0].number, unexpected(Path(chunk[0].source), LOST)
