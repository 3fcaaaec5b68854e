"""One rule on one submission, unit by unit: what it judged, hit, passed over, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.checks.units import Unit, form_of, passage_of, rows_of
from auditor.chinese.marks import unspaced
from auditor.judging import units_of
from auditor.judging.judging import judge, place_of
from auditor.judging.unit_words import target
from auditor.model import Finding, Outcome, Submission
from auditor.model.words import WHOLE_FILE, row_words
from auditor.ruleset.binding import BoundRule
from auditor.ruleset.ruleset import RuleSet

_FILTERED = "不符合where、年度，或所在的表没有填写"
_CONCERNED = "检查方法认为与本条无关"


@dataclass(frozen=True, slots=True)
class Trial:
    """How one unit ended; ``reason`` says why it was passed over or could not be decided."""

    place: str
    text: str
    outcome: Outcome
    reason: str = ""
    findings: tuple[Finding, ...] = ()


def trials(bound: BoundRule, submission: Submission, ruleset: RuleSet) -> Iterator[Trial]:
    """Every unit of the rule's scope in document order."""
    for unit in units_of(submission, bound.rule.scope):
        judged = judge(bound, unit, ruleset.context)
        reason = judged.gap.reason if judged.gap else ""
        if judged.outcome is Outcome.NOT_APPLICABLE:
            reason = _CONCERNED if bound.applies(unit) else _FILTERED
        yield Trial(_place(unit), _text(unit), judged.outcome, reason, judged.findings)


def _place(unit: Unit) -> str:
    form, row = place_of(unit)
    place = (f"表{form}" if form else WHOLE_FILE) + (row_words(row) if row else "")
    place += "".join(f"与{row_words(other.row)}" for other in rows_of(unit)[1:])
    return place + (f"·{passage.label}" if (passage := passage_of(unit)) else "")


def _text(unit: Unit) -> str:
    if rows := rows_of(unit):
        return "；".join(f"{row.name} {target(row)}" for row in rows)
    if passage := passage_of(unit):
        text = unspaced(passage.text)
        return text if len(text) <= 40 else f"{text[:40]}……"
    return form.name if (form := form_of(unit)) else unit.submission.source
