"""Audits many files, in this process or in a pool."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from auditor import __version__
from auditor.batch.options import RulesetOptions
from auditor.batch.worker import Result, audit_in_worker, audit_one, start, unexpected
from auditor.model import AuditReport, RuleInfo, SubmissionReport, Unreadable

if TYPE_CHECKING:
    from auditor.readers import Found
    from auditor.ruleset import RuleSet

Progress = Callable[[int, int, Path], None]  # files done, files in all, the file just done

_INLINE = 5  # starting a worker costs two to three seconds, which so few files do not earn back


def audit_paths(
    paths: Iterable[str | Path],
    *,
    ruleset_options: RulesetOptions | None = None,
    jobs: int | None = None,
    on_progress: Progress | None = None,
) -> AuditReport:
    """Audits the documents at ``paths`` (files and folders); see audit_found."""
    from auditor.readers import find_documents

    found = find_documents(paths)
    return audit_found(found, ruleset_options=ruleset_options, jobs=jobs, on_progress=on_progress)


def audit_found(
    found: Found,
    *,
    ruleset_options: RulesetOptions | None = None,
    jobs: int | None = None,
    on_progress: Progress | None = None,
    strict: bool = False,
) -> AuditReport:
    """The report on ``found.files`` in their order; what could not be read is listed with the reason.

    ``jobs`` is the number of processes, by default one a processor and none extra for a handful of files.
    ``strict`` audits in this process and lets unexpected errors through. Raises ConfigurationError where the
    rules are wrong.
    """
    from auditor.waivers import waiver_use

    options = ruleset_options or RulesetOptions()
    ruleset = options.load()
    files = found.files
    workers = 1 if strict else worker_count(len(files), jobs)
    if workers == 1:
        results = _inline(files, ruleset, on_progress, strict=strict)
    else:
        results = _pooled(files, options, workers, on_progress)
    missing = [Unreadable(each.path, each.reason, each.advice) for each in found.problems]
    unread = [each for each in results if isinstance(each, Unreadable)]
    submissions = tuple(each for each in results if isinstance(each, SubmissionReport))
    return AuditReport(
        submissions=submissions,
        unreadable=(*missing, *unread),
        packs=ruleset.packs,
        profile=ruleset.profile.id if not ruleset.profiles else "auto",
        fingerprint=ruleset.fingerprint,
        version=__version__,
        rules=rule_infos(ruleset),
        off=tuple((each.id, each.title) for each in ruleset.off),
        waivers=waiver_use(ruleset.waivers, submissions),
    )


def rule_infos(ruleset: RuleSet) -> dict[str, RuleInfo]:
    """What reports tell of each rule, by id."""
    return {
        rule.id: RuleInfo(
            title=rule.title,
            category=rule.category,
            severity=rule.severity.value,
            why=rule.why.strip(),
            basis=tuple(str(each) for each in rule.basis),
            good=rule.examples.good,
        )
        for rule in ruleset.rules
    }


def worker_count(files: int, jobs: int | None) -> int:
    """How many processes audit so many files; 1 stands for this process."""
    if jobs is None:
        return 1 if files <= _INLINE else min(os.cpu_count() or 1, files)
    return max(1, min(jobs, files))


def _inline(
    files: Sequence[Path], ruleset: RuleSet, on_progress: Progress | None, *, strict: bool
) -> list[Result]:
    results = []
    for number, path in enumerate(files, 1):
        results.append(audit_one(path, ruleset, strict=strict))
        if on_progress:
            on_progress(number, len(files), path)
    return results


def _pooled(
    files: Sequence[Path], options: RulesetOptions, workers: int, on_progress: Progress | None
) -> list[Result]:
    results: dict[int, Result] = {}
    for index, result in _audited(files, options, workers):
        results[index] = result
        if on_progress:
            on_progress(len(results), len(files), files[index])
    return [results[index] for index in range(len(files))]


def _audited(files: Sequence[Path], options: RulesetOptions, workers: int) -> Iterator[tuple[int, Result]]:
    """Results as they come. A worker that dies takes the pool with it: what is left is tried alone, so that
    only the file that kills its process is lost."""
    left = dict(enumerate(files))
    pool = _pool(options, workers)
    try:
        futures: dict[Future[Result], int] = {
            pool.submit(audit_in_worker, path): index for index, path in left.items()
        }
        for future in as_completed(futures):
            result = future.result()
            del left[futures[future]]
            yield futures[future], result
    except BrokenProcessPool:
        for index, path in left.items():
            yield index, _alone(path, options)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(path: Path, options: RulesetOptions) -> Result:
    with _pool(options, 1) as pool:
        try:
            return pool.submit(audit_in_worker, path).result()
        except BrokenProcessPool:
            return unexpected(path, "审核这份文件的进程意外中止（可能是内存不足）")


def _pool(options: RulesetOptions, workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads
    return ProcessPoolExecutor(workers, mp_context=context, initializer=start, initargs=(options,))
