"""Audits many files, in this process or in a pool."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.batch.engines import Engine
from auditor.batch.keeping import Forgetful, Keeper
from auditor.batch.options import RulesetOptions
from auditor.batch.results import Results
from auditor.batch.running import Run, worker_count
from auditor.batch.sorting import sorted_out
from auditor.batch.watching import Progress, Told, Watch
from auditor.config.kept import kept
from auditor.model import AuditReport, RuleChange, RuleInfo, Skipped, SubmissionReport, Unreadable
from auditor.readers.limits import DEFAULT_LIMITS, Limits
from auditor.reports.view.summaries import summaries
from auditor.version import __version__

if TYPE_CHECKING:
    from auditor.readers import Found
    from auditor.ruleset import RuleSet
    from auditor.spool.encoded import Word


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
    keeper: Keeper | None = None,
    engine: Engine | None = None,
    word: Word | None = None,
) -> AuditReport:
    """The report on ``found.files`` in their order; what could not be read is listed with the reason.

    ``jobs`` is the number of processes, by default one a processor, and none extra for a handful of light
    files. A file that goes beyond ``limits`` is listed as unreadable, and the rest goes on.
    ``strict`` audits in this process and lets unexpected errors through; with ``partial`` an interruption
    ends in an incomplete report, not in KeyboardInterrupt. A ``keeper`` is told of each result as it comes;
    what it knows already is not audited again. An ``engine`` audits elsewhere, as auditor.batch.cluster does.
    ``word`` is how each report is worded for the writer to come, which else does it alone and afterwards.
    Raises ConfigurationError where the rules are wrong.
    """
    options = ruleset_options or RulesetOptions()
    files, collected = found.files, Results(len(found.files), word)
    if keeper is None and engine is None and not strict and worker_count(len(files), jobs) > 1:
        from auditor.batch.processes import begin_server

        begin_server(options)  # a keeper may know all files
    with kept():
        ruleset = options.load()
        run = Run(options, ruleset, limits, watch or Watch(), keeper or Forgetful(), engine, word)
        complete = run.collect(files, collected, jobs, strict=strict, partial=partial)
    results = sorted_out(found, collected)
    return reported(
        ruleset,
        results.submissions,
        unreadable=results.unreadable,
        skipped=results.skipped,
        complete=complete,
    )


def reported(
    ruleset: RuleSet,
    submissions: Sequence[SubmissionReport],
    *,
    unreadable: tuple[Unreadable, ...] = (),
    skipped: tuple[Skipped, ...] = (),
    complete: bool = True,
) -> AuditReport:
    """The report on what was audited by a rule set."""
    from auditor.waivers import waiver_use

    return AuditReport(
        submissions=submissions,
        unreadable=unreadable,
        skipped=skipped,
        complete=complete,
        packs=ruleset.packs,
        profile=ruleset.profile.id if not ruleset.profiles else "auto",
        fingerprint=ruleset.fingerprint,
        version=__version__,
        rules=rule_infos(ruleset),
        off=tuple((each.id, each.title) for each in ruleset.off),
        changes=tuple(
            RuleChange(each.name, each.title, each.pack, each.change, each.reason) for each in ruleset.changes
        ),
        waivers=waiver_use(
            ruleset.waivers, chain.from_iterable(each.waivers for each in summaries(submissions))
        ),
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
