"""What the processes do: read, audit and render files. The server imports it, the processes run it.

Each process keeps the rule set and the audits that it was asked for last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.batch.options import RulesetOptions
from auditor.batch.preloaded import rules_for
from auditor.batch.worker import prepare
from auditor.errors import AuditorError, InputError
from auditor.files import write_bytes
from auditor.readers.limits import Limits

if TYPE_CHECKING:
    from auditor.model import AuditReport, SubmissionReport
    from auditor.ruleset import RuleSet

_INTERNAL = "程序内部出错"
_KEPT = 8  # audits, the largest of which take some megabytes
_process: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Call:
    """A function of a module, with what it is given."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    value: Any


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, in words for the page."""

    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list tells of an audited file."""

    heading: str
    score: str
    grade: str
    decision: str
    advice: str
    counts: tuple[tuple[str, int], ...]
    forms: tuple[tuple[int, str, int, str], ...]  # number, name, rows, score
    format: str


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit came to, and the mark of what it was judged by."""

    summary: Summary
    mark: str


def set_up(rules: RulesetOptions, limits: Limits) -> None:
    """Prepares a process: the rules are loaded once."""
    prepare()
    use(rules_for(rules, None), limits)


def use(rules: RuleSet, limits: Limits) -> None:
    """From now on this process judges by these rules."""
    _process["rules"], _process["limits"] = rules, limits


def perform(call: Call) -> Answer | Refusal:
    """Does what is asked, within the limits of memory; nothing that goes wrong leaves the process."""
    from auditor.batch.guard import limited_memory

    with limited_memory(process_limits().memory_mb):
        return answered(call)


def answered(call: Call) -> Answer | Refusal:
    """Does what is asked, without a limit of its own: one of memory is that of the whole process."""
    try:
        return Answer(call.function(*call.arguments))
    except InputError as error:
        return Refusal(error.reason, without_options(error.advice))
    except AuditorError as error:
        return Refusal(str(error), "")
    except MemoryError:
        refused = process_limits().too_big("")
        return Refusal(refused.reason, without_options(refused.advice))
    except Exception as error:
        return Refusal(f"{_INTERNAL}（{type(error).__name__}）", "请把这份文件和这行提示告诉管理员")


def without_options(advice: str) -> str:
    """Advice for a page, on which there are no options of a command line."""
    return advice.partition("；确需")[0]


def ruleset() -> RuleSet:
    """The rules of this process."""
    rules: RuleSet = _process["rules"]
    return rules


def process_limits() -> Limits:
    """The limits of this process."""
    limits: Limits = _process["limits"]
    return limits


def rules_mark() -> str:
    """The same for the same rules, waivers and program: what any of them judged is judged otherwise by
    others."""
    from auditor.store.versions import program_version, waivers_digest

    rules = ruleset()
    return f"{program_version()} {rules.fingerprint} {waivers_digest(rules.waivers)}".strip()


def audit_file(path: str, result: str, name: str) -> Audited:
    """Audits an upload and keeps the audit at ``result``. Raises InputError."""
    from auditor.auditing import audit_document
    from auditor.spool.codec import encode

    report = audit_document(Path(path), ruleset(), _process["limits"])
    write_bytes(Path(result), encode(report))
    return Audited(summary(report.at(name)), rules_mark())


def summary(report: SubmissionReport) -> Summary:
    """What a list tells of an audit."""
    from auditor.model.words import Urgency
    from auditor.reports.view.merging import counts_of
    from auditor.reports.view.verdict import advice_of
    from auditor.reports.view.wording import heading_of, points

    card = report.scorecard
    cards = report.form_scorecards
    scores = {index: points(each.score) if each.score is not None else "" for index, each in cards.items()}
    return Summary(
        heading=heading_of(report),
        score=points(card.score) if card.score is not None else "",
        grade=card.grade or "",
        decision=card.decision or "",
        advice=advice_of(report),
        counts=tuple(
            (each.value, count) for each, count in zip(Urgency, counts_of(report.findings), strict=True)
        ),
        forms=tuple(
            (form.index, form.name, form.lines, scores.get(form.index, ""))
            for form in report.submission.forms
        ),
        format=report.submission.document.format,
    )


def kept(result: str) -> SubmissionReport:
    """The audit that was kept at a path, as it was read from the upload."""
    return _kept(result, Path(result).stat().st_mtime_ns)


@lru_cache(maxsize=_KEPT)
def _kept(result: str, _written: int) -> SubmissionReport:
    from auditor.spool.codec import decode

    return decode(Path(result).read_bytes())


def whole(report: SubmissionReport) -> AuditReport:
    """The report on one submission, as every writer wants it."""
    return reported_on((report,))


def reported_on(reports: tuple[SubmissionReport, ...]) -> AuditReport:
    """The report on several submissions."""
    from auditor.batch.run import reported

    return reported(ruleset(), reports)


def rendered(result: str, name: str, kind: str, when: datetime) -> str:
    """The report in a format of auditor.reports.writers."""
    from auditor.reports.writers import render

    return render(whole(kept(result).at(name)), kind, generated_at=when)


def annotated(path: str, name: str, report: SubmissionReport, when: datetime) -> bytes:
    """The file at a path, called ``name`` by its owner, with the findings as comments. Raises UsageError for
    a format without comments."""
    from auditor.annotate import AnnotateOptions, TrackChanges, annotate_file

    options = AnnotateOptions(when, track_changes=TrackChanges.SAFE, tracked_where_possible=True, name=name)
    return annotate_file(Path(path), report.at(path), options).data


def annotated_upload(path: str, name: str, result: str, when: datetime) -> bytes:
    """An upload with the findings of the audit that was kept as ``result``."""
    return annotated(path, name, kept(result), when)


def rule_list() -> list[dict[str, str]]:
    """The rules of this server, by id."""
    from auditor.reports.view.wording import category_name

    return [
        {
            "id": rule.id,
            "title": rule.title,
            "category": category_name(rule.category),
            "severity": rule.severity.value,
        }
        for rule in ruleset().rules
    ]


def explained(rule: str) -> list[str] | None:
    """The explanation of a rule, line by line; ``None`` for an id that is none."""
    from auditor.reports.view.explanation import explain_rule

    found = next((each for each in ruleset().rules if each.id == rule), None)
    return explain_rule(found, ruleset().profile) if found else None


def located_finding(result: str, number: str) -> tuple[str, str]:
    """Rule and message of the finding with a number. Raises UsageError."""
    from auditor.reports.view.located import find

    found = find(kept(result).at("报告"), number).finding
    return found.rule, found.message
