"""What the processes do for the desk: keep uploads in the store, sum points, write letters, read answers."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.files import write_bytes
from auditor.store.records import VERDICTS
from auditor.web.work import annotated, process_limits, reported_on, rules_mark, ruleset

if TYPE_CHECKING:
    from auditor.model import SubmissionReport
    from auditor.reports.letter.fields import Decided
    from auditor.scoring.manual import Given
    from auditor.spool.encoded import Kept
    from auditor.store.store import Store

_, REFUSED, _ = VERDICTS
Total = tuple[float | None, str | None, str | None]
"""Score, grade and what they advise."""


@dataclass(frozen=True, slots=True)
class Filed:
    """An upload that is to be kept in the store under ``source``: its file and its audit, or why there is
    none."""

    source: str
    path: str
    result: str
    reason: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Where a batch is to be kept: the store, the number of its job, what its run is called, the names of all
    of its files, and the mark of the rules that they were judged by."""

    url: str
    job: int
    inputs: tuple[str, ...]
    sources: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What a worklist says: fingerprint, decision and reason of each row, and what could not be read."""

    rows: tuple[tuple[str, str, str], ...]
    findings: int
    mistakes: tuple[str, ...]


def file_uploads(batch: Batch, part: Sequence[tuple[int, Filed]], last: bool) -> int:
    """Keeps part of a batch, by its places among all files; the number of its run, with which the same batch
    goes on until the ``last`` part has come. Raises UsageError where this process has other rules."""
    from auditor.errors import UsageError
    from auditor.store.recording import Recorder

    if batch.mark != rules_mark():
        raise UsageError("审核期间规则或程序有变化，这一批没有存入。请重启服务后重新送审")
    recorder = Recorder(store_at(batch.url), batch.inputs, fresh=True, job=batch.job)
    list(recorder.begin([Path(each) for each in batch.sources], ruleset(), process_limits()))
    for number, each in part:
        recorder.keep(number, Path(each.source), _kept(each))
    recorder.end(complete=last)
    return recorder.run


@lru_cache(maxsize=1)
def store_at(url: str) -> Store:
    """The store of this server, as a process has it open."""
    from auditor.store import open_store

    return open_store(url)


def _kept(each: Filed) -> Kept:
    from auditor.batch.results import encoded
    from auditor.model import Unreadable
    from auditor.readers import content_digest
    from auditor.spool.codec import decode
    from auditor.store.rows import rows_of

    if each.reason:
        return Unreadable(each.source, each.reason, each.advice)
    report = decode(Path(each.result).read_bytes()).at(each.source)
    return encoded(report, content_digest(Path(each.path), process_limits()), rows_of)


def total_of(data: bytes, given: Given) -> Total:
    """What an audit comes to with these points."""
    card = _with(data, given).scorecard
    return (None if card.score is None else float(card.score), card.grade, card.decision)


def _with(data: bytes, given: Given) -> SubmissionReport:
    from auditor.scoring.manual import with_given
    from auditor.spool.codec import decode

    report = decode(data)
    profile, _ = ruleset().profile_for(report.submission)
    return with_given(report, given, ruleset().under(profile).profile)


def rescored(data: bytes, given: Given, refused: frozenset[str], fingerprint: str) -> Total:
    """What an audit comes to without the findings that reviewers refused. Raises UsageError where the rules
    are not those of the audit any more: the difference would not be the reviewers'."""
    from auditor.auditing import audit_submission
    from auditor.errors import UsageError
    from auditor.model import Waiver
    from auditor.spool.codec import decode, encode

    rules = ruleset()
    if rules.fingerprint != fingerprint:
        raise UsageError("这一批审核以后规则或程序有变化，不能按采纳情况重算。需要的请重新送审")
    entries = (*rules.waivers.entries, *(Waiver(each, REFUSED, REFUSED) for each in sorted(refused)))
    without = replace(rules, waivers=replace(rules.waivers, entries=entries))
    return total_of(encode(audit_submission(decode(data).submission, without)), given)


def annotated_audit(path: str, name: str, data: bytes, when: datetime) -> bytes:
    """The file at a path, called ``name``, with the findings of its audit as comments."""
    from auditor.spool.codec import decode

    return annotated(path, name, decode(data), when)


def letter_of(reports: Sequence[tuple[bytes, Given]], issuer: str, decided: Decided, when: datetime) -> bytes:
    """The opinion letter on the submissions of a unit as a Word file; ``issuer`` is who sent them, blank for
    whom they name."""
    from auditor.reports.letter.letter import letter

    return letter(*(_from(issuer, _with(*each)) for each in reports), generated_at=when, decided=decided)


def _from(issuer: str, report: SubmissionReport) -> SubmissionReport:
    return replace(report, submission=replace(report.submission, issuer=issuer)) if issuer else report


def worklist_of(reports: Sequence[tuple[bytes, str]], when: datetime) -> bytes:
    """The worklist that a unit answers in, as an Excel file; each audit with the name of its file."""
    from auditor.reports.workbook.workbook import write_workbook
    from auditor.spool.codec import decode

    found = tuple(decode(data).at(name) for data, name in reports)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "worklist.xlsx"
        write_workbook(reported_on(found), path, generated_at=when)
        return path.read_bytes()


def answers_in(data: bytes, name: str) -> Answers:
    """The answers in a worklist. Raises InputError for a file that is none."""
    from auditor.feedback.collecting import read_feedback

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"worklist{Path(name).suffix.lower()[:8]}"
        write_bytes(path, data)
        found = read_feedback(path)
    rows = tuple(
        (each.fingerprint, each.decision, each.reason) for each in found.decisions if each.fingerprint
    )
    return Answers(rows, found.findings, found.mistakes)


def points_of(words: str) -> Decimal | None:
    """Points as somebody writes them; ``None`` for a blank. Raises ValueError for what is no number."""
    from decimal import InvalidOperation

    text = words.strip().replace("．", ".").replace("。", ".").removesuffix("分").strip()
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(words) from None
    if not number.is_finite():
        raise ValueError(words)
    return number
