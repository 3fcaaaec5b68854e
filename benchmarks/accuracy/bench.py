"""Runs the bench: every clean sheet once, then every kind of fault on sheets that have a place for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from auditor.judging import judge_submission
from auditor.model import Confidence, Finding, Outcome, Severity
from auditor.ruleset import RuleSet
from benchmarks.accuracy import faults_cells, faults_money, faults_rows, faults_texts, faults_units
from benchmarks.accuracy.compose import sheets
from benchmarks.accuracy.draft import Sheet
from benchmarks.accuracy.faults import FAULTS, Fault, Injection
from benchmarks.accuracy.writing import read_back

MODULES = (
    faults_cells,
    faults_money,
    faults_rows,
    faults_texts,
    faults_units,
)  # importing them registers their kinds
_PER_SHEET = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """One fault in one sheet: the findings that are new against the clean sheet, and those that name it."""

    fault: Fault
    injection: Injection
    findings: tuple[Finding, ...]
    hits: tuple[Finding, ...]

    @property
    def found(self) -> bool:
        return bool(self.hits)

    @property
    def firm(self) -> bool:
        return any(finding.confidence is not Confidence.ASK for finding in self.hits)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A firm finding on a clean sheet."""

    sheet: Sheet
    finding: Finding


@dataclass(frozen=True, slots=True)
class Result:
    """``misread`` counts clean sheets that did not read back as they were composed."""

    indicators: int
    forms: int
    misread: int
    alarms: tuple[Alarm, ...]
    trials: tuple[Trial, ...]


def run(ruleset: RuleSet, *, forms: int, seed: int) -> Result:
    """The whole bench on ``forms`` clean sheets."""
    return run_on(sheets(forms, seed), ruleset, seed=seed)


def run_on(clean: list[Sheet], ruleset: RuleSet, *, seed: int, each: int = _PER_SHEET) -> Result:
    """The bench on given sheets, with so many faults in ``each``. Of sheets that nobody composed the alarms
    are what is wrong with them already."""
    baseline = [findings(sheet, ruleset) for sheet in clean]
    alarms = [
        Alarm(sheet, finding)
        for sheet, found in zip(clean, baseline, strict=True)
        for finding in found
        if is_firm(finding)
    ]
    return Result(
        indicators=sum(len(form.rows) for sheet in clean for form in sheet.forms),
        forms=sum(len(sheet.forms) for sheet in clean),
        misread=sum(not reads_back(sheet, ruleset) for sheet in clean),
        alarms=tuple(alarms),
        trials=tuple(
            trial(fault, injection, before, ruleset)
            for before, fault, injection in _plan(clean, baseline, seed, each)
        ),
    )


def findings(sheet: Sheet, ruleset: RuleSet) -> tuple[Finding, ...]:
    """What the auditor says of a sheet. Raises RuntimeError where a rule broke: silence is no success."""
    judged = judge_submission(read_back(sheet, ruleset.lexicons), ruleset)
    broken = next((gap for gap in judged.gaps if gap.outcome is Outcome.ERROR), None)
    if broken:
        raise RuntimeError(f"{broken.rule}: {broken.reason}")
    return judged.findings


def is_firm(finding: Finding) -> bool:
    """An error or a warning that is no question."""
    return finding.severity is not Severity.INFO and finding.confidence is not Confidence.ASK


def reads_back(sheet: Sheet, ruleset: RuleSet) -> bool:
    """Whether every row is recognised with the cells that it was composed of."""
    submission = read_back(sheet, ruleset.lexicons)
    read = [
        [(row.name, row.operator, row.value, row.unit, row.weight_text) for row in form.indicators]
        for form in submission.forms
    ]
    composed = [
        [(row.name, row.operator, row.value, row.unit, row.weight) for row in form.rows]
        for form in sheet.forms
    ]
    return read == composed and not submission.doubts


def _plan(
    clean: list[Sheet], baseline: list[tuple[Finding, ...]], seed: int, each: int
) -> Iterator[tuple[tuple[Finding, ...], Fault, Injection]]:
    """Some faults for each sheet: those that it has a place for and that were tried least so far."""
    tried: Counter[str] = Counter()
    for number, (sheet, before) in enumerate(zip(clean, baseline, strict=True)):
        taken = 0
        for fault in sorted(FAULTS.values(), key=lambda known: tried[known.name]):
            injection = fault.inject(sheet, Random(f"{seed}/{number}/{fault.name}"))
            if injection is None or injection.sheet == sheet:
                continue
            yield before, fault, injection
            tried[fault.name] += 1
            taken += 1
            if taken == each:
                break


def trial(fault: Fault, injection: Injection, before: tuple[Finding, ...], ruleset: RuleSet) -> Trial:
    """Audits a faulty sheet and keeps what is new in it against the findings ``before``."""
    known = {_identity(finding) for finding in before}
    new = tuple(each for each in findings(injection.sheet, ruleset) if _identity(each) not in known)
    return Trial(fault, injection, new, tuple(each for each in new if names(each, fault, injection)))


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.form, finding.row, finding.message


def names(finding: Finding, fault: Fault, injection: Injection) -> bool:
    """Whether a finding names the fault: one of its categories, in its form and, where it has rows, a row."""
    if finding.category not in fault.categories:
        return False
    places = [(finding.form, finding.row), *((each.form, each.row) for each in finding.related)]
    if injection.rows is None:
        return finding.form is None or any(form == injection.form + 1 for form, _ in places)
    rows = {(injection.form + 1, index + 1) for index in injection.rows}
    if fault.categories & _FORM_LEVEL and finding.row is None:
        return finding.form == injection.form + 1
    return any(place in rows for place in places)


# findings that speak of a text and name no row
_FORM_LEVEL = frozenset({"text-text-mismatch", "wording"})
