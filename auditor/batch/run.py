"""Audits many files, in this process or in a pool."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.batch.guard import can_guard, is_light
from auditor.batch.options import RulesetOptions
from auditor.batch.pool import OnPage, Task, audited
from auditor.batch.sorting import sorted_out
from auditor.batch.worker import Result, audit_guarded, audit_in_worker, audit_one, start
from auditor.model import AuditReport, RuleInfo
from auditor.readers.limits import DEFAULT_LIMITS, Limits
from auditor.version import __version__

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
    limits: Limits = DEFAULT_LIMITS,
) -> AuditReport:
    """Audits the documents at ``paths`` (files, folders and zips of files); see audit_found."""
    from auditor.readers import find_documents

    found = find_documents(paths, limits)
    return audit_found(
        found, ruleset_options=ruleset_options, jobs=jobs, on_progress=on_progress, limits=limits
    )


def audit_found(
    found: Found,
    *,
    ruleset_options: RulesetOptions | None = None,
    jobs: int | None = None,
    on_progress: Progress | None = None,
    on_page: OnPage | None = None,
    strict: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> AuditReport:
    """The report on ``found.files`` in their order; what could not be read is listed with the reason.

    ``jobs`` is the number of processes, by default one a processor, and none extra for a handful of light
    files. A file that goes beyond ``limits`` is listed as unreadable, and the rest goes on.
    ``on_page`` hears of each page of a scan that is recognised. ``strict`` audits in this process and lets
    unexpected errors through. Raises ConfigurationError where the rules are wrong.
    """
    from auditor.waivers import waiver_use

    options = ruleset_options or RulesetOptions()
    ruleset = options.load()
    files = found.files
    workers = worker_count(len(files), jobs)
    one_by_one: Iterable[tuple[int, Result]]
    if strict:
        one_by_one = enumerate(audit_one(each, ruleset, limits=limits, strict=True) for each in files)
    elif workers == 1 and _can_stay(files):
        one_by_one = enumerate(audit_guarded(each, ruleset, limits) for each in files)
    else:
        task = Task(start, (options, limits), audit_in_worker)
        one_by_one = audited(files, task, workers=workers, limits=limits, on_page=on_page)
    results = sorted_out(found, _collected(files, one_by_one, on_progress))
    submissions = results.submissions
    return AuditReport(
        submissions=submissions,
        unreadable=results.unreadable,
        skipped=results.skipped,
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


def _can_stay(files: Sequence[Path]) -> bool:
    """Whether the files can be audited in this process without one of them stopping the others."""
    return all(map(is_light, files)) and (can_guard() or len(files) <= 1)


def _collected(
    files: Sequence[Path], results: Iterable[tuple[int, Result]], on_progress: Progress | None
) -> list[Result]:
    """The results in the order of the files, with progress told as they come."""
    found: dict[int, Result] = {}
    for index, result in results:
        found[index] = result
        if on_progress:
            on_progress(len(found), len(files), files[index])
    return [found[index] for index in range(len(files))]
