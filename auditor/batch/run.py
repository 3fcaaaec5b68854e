"""Audits many files, in this process or in a pool."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.batch.guard import can_guard, is_light
from auditor.batch.options import RulesetOptions
from auditor.batch.pool import Task, audited
from auditor.batch.sorting import sorted_out
from auditor.batch.watching import Progress, Told, Watch
from auditor.batch.worker import Result, audit_guarded, audit_in_worker, audit_one, start
from auditor.model import AuditReport, RuleChange, RuleInfo, Unreadable
from auditor.readers.limits import DEFAULT_LIMITS, Limits
from auditor.version import __version__

if TYPE_CHECKING:
    from auditor.readers import Found
    from auditor.ruleset import RuleSet

_INLINE = 5  # starting a worker costs two to three seconds, which so few files do not earn back


def audit_paths(
    paths: Iterable[str | Path],
    *,
    ruleset_options: RulesetOptions | None = None,
    jobs: int | None = None,
    on_progress: Progress | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> AuditReport:
    """Audits the documents at ``paths`` (files, folders and zips of files); see audit_found."""
    from auditor.readers import find_documents

    found = find_documents(paths, limits)
    watch = Told(on_progress) if on_progress else None
    return audit_found(found, ruleset_options=ruleset_options, jobs=jobs, watch=watch, limits=limits)


def audit_found(
    found: Found,
    *,
    ruleset_options: RulesetOptions | None = None,
    jobs: int | None = None,
    watch: Watch | None = None,
    strict: bool = False,
    partial: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> AuditReport:
    """The report on ``found.files`` in their order; what could not be read is listed with the reason.

    ``jobs`` is the number of processes, by default one a processor, and none extra for a handful of light
    files. A file that goes beyond ``limits`` is listed as unreadable, and the rest goes on.
    ``strict`` audits in this process and lets unexpected errors through; with ``partial`` an interruption
    ends in an incomplete report, not in KeyboardInterrupt. Raises ConfigurationError where the rules are
    wrong.
    """
    from auditor.waivers import waiver_use

    options = ruleset_options or RulesetOptions()
    ruleset = options.load()
    files = found.files
    workers = worker_count(len(files), jobs)
    one_by_one: Generator[tuple[int, Result], None, None]
    watch = watch or Watch()
    if strict:
        one_by_one = _here(files, watch, lambda each: audit_one(each, ruleset, limits=limits, strict=True))
    elif workers == 1 and _can_stay(files):
        one_by_one = _here(files, watch, lambda each: audit_guarded(each, ruleset, limits))
    else:
        task = Task(start, (options, limits), audit_in_worker)
        one_by_one = audited(files, task, workers=workers, limits=limits, watch=watch)
    collected = _collected(files, one_by_one, watch, partial=partial)
    results = sorted_out(found, [collected.get(index) for index in range(len(files))])
    submissions = results.submissions
    return AuditReport(
        submissions=submissions,
        unreadable=results.unreadable,
        skipped=results.skipped,
        complete=len(collected) == len(files),
        packs=ruleset.packs,
        profile=ruleset.profile.id if not ruleset.profiles else "auto",
        fingerprint=ruleset.fingerprint,
        version=__version__,
        rules=rule_infos(ruleset),
        off=tuple((each.id, each.title) for each in ruleset.off),
        changes=tuple(
            RuleChange(each.name, each.title, each.pack, each.change, each.reason) for each in ruleset.changes
        ),
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


def _can_stay(files: Sequence[Path]) -> bool:
    """Whether the files can be audited in this process without one of them stopping the others."""
    return all(map(is_light, files)) and (can_guard() or len(files) <= 1)


def _here(
    files: Sequence[Path], watch: Watch, audit: Callable[[Path], Result]
) -> Generator[tuple[int, Result], None, None]:
    for index, path in enumerate(files):
        watch.begun(path)
        yield index, audit(path)


def _collected(
    files: Sequence[Path], results: Generator[tuple[int, Result], None, None], watch: Watch, *, partial: bool
) -> dict[int, Result]:
    """The results by the place of their file, with progress told as they come; after an interruption those
    that there are."""
    found: dict[int, Result] = {}
    try:
        with closing(results):
            for index, result in results:
                found[index] = result
                read = not isinstance(result, Unreadable)
                watch.file_done(len(found), len(files), files[index], read=read)
    except KeyboardInterrupt:
        if not partial:
            raise
    return found
