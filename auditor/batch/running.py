"""How the files of a run get their results: from a keeper, in this process, or from a pool."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.batch import worker
from auditor.batch.engines import Engine, Job, OneByOne
from auditor.batch.guard import can_guard, is_light
from auditor.batch.keeping import Keeper
from auditor.batch.results import Results
from auditor.model import SubmissionReport, Unreadable
from auditor.spool.encoded import Result, Word

if TYPE_CHECKING:
    from auditor.batch.options import RulesetOptions
    from auditor.batch.watching import Watch
    from auditor.readers.limits import Limits
    from auditor.ruleset import RuleSet

_INLINE = 5  # starting a worker costs two to three seconds, which so few files do not earn back


@dataclass(frozen=True, slots=True)
class Run:
    """What all files of a run have in common."""

    options: RulesetOptions
    ruleset: RuleSet
    limits: Limits
    watch: Watch
    keeper: Keeper
    engine: Engine | None = None
    word: Word | None = None

    def collect(
        self, files: Sequence[Path], results: Results, jobs: int | None, *, strict: bool, partial: bool
    ) -> bool:
        """Fills ``results``, with progress told and results kept as they come. Whether all files were
        reached: with ``partial`` an interruption ends the run."""
        try:
            for number, known in self.keeper.begin(files, self.ruleset, self.limits):
                self._have(number, files, known, results)
            left = [number for number in range(len(files)) if number not in results]
            with closing(self._audited([files[each] for each in left], jobs, strict=strict)) as one_by_one:
                for place, result in one_by_one:
                    if not isinstance(result, SubmissionReport):  # which none is where somebody keeps them
                        self.keeper.keep(left[place], files[left[place]], result)
                    self._have(left[place], files, result, results)
        except KeyboardInterrupt:
            if not partial:
                raise
        complete = results.done == len(files)
        self.keeper.end(complete=complete)
        return complete

    def _have(self, number: int, files: Sequence[Path], result: Result, results: Results) -> None:
        results.add(number, result)
        read = not isinstance(result, Unreadable)
        self.watch.file_done(results.done, len(files), files[number], read=read)

    def _audited(self, files: Sequence[Path], jobs: int | None, *, strict: bool) -> OneByOne:
        """Each file's place in ``files`` and its result, as they come."""
        if self.engine is not None and not strict:
            job = Job(self.options, self.limits, self.keeper.derive, self.watch, self._one)
            return self.engine.audited(files, job)
        workers = worker_count(len(files), jobs)
        if strict or (workers == 1 and _can_stay(files)):
            return self._here(files, strict=strict)
        from auditor.batch.pool import audited
        from auditor.batch.processes import Task

        given = (self.options, self.limits, self.keeper.derive, self.ruleset.fingerprint, self.word)
        task = Task(worker.start, given, worker.audit_in_worker, self.options)
        return audited(files, task, workers=workers, limits=self.limits, watch=self.watch)

    def _here(self, files: Sequence[Path], *, strict: bool) -> OneByOne:
        for index, path in enumerate(files):
            self.watch.begun(path)
            yield index, self._one(path, strict=strict)

    def _one(self, path: Path, *, strict: bool = False) -> Result:
        if self.keeper.derive is not None:
            audit = self._plain_strict if strict else self._guarded
            return worker.kept(path, audit, self.limits, self.keeper.derive)
        return self._plain_strict(path) if strict else self._guarded(path)

    def _guarded(self, path: Path) -> Result:
        return worker.audit_guarded(path, self.ruleset, self.limits)

    def _plain_strict(self, path: Path) -> Result:
        return worker.audit_one(path, self.ruleset, limits=self.limits, strict=True)


def worker_count(files: int, jobs: int | None) -> int:
    """How many processes audit so many files; 1 stands for this process."""
    if jobs is None:
        return 1 if files <= _INLINE else min(os.cpu_count() or 1, files)
    return max(1, min(jobs, files))


def _can_stay(files: Sequence[Path]) -> bool:
    """Whether the files can be audited in this process without one of them stopping the others."""
    return all(map(is_light, files)) and (can_guard() or len(files) <= 1)
