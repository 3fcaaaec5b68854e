"""Whether a finding rests on words that could not be read: then nothing is certain, and nothing is found."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.checks.base import Unit
from auditor.forms.damage import is_damaged
from auditor.model import Finding, Indicator

# What judges that something is absent needs the whole table.
_NEEDS_WHOLE_TABLE = frozenset({"weight-sum", "missing-dimension", "goal-not-covered"})


def unreadable(unit: Unit, findings: Iterable[Finding]) -> str | None:
    """Why these findings on a unit cannot be relied on, in Chinese; ``None`` where they can."""
    findings = tuple(findings)
    rows = [row for row in (unit.indicator, unit.other) if row is not None]
    if any("name" in row.unread for row in rows):
        return "指标名称有缺字"
    if any(each.field in row.unread for each in findings for row in _rows_of(unit, each, rows)):
        return "所需的单元格有缺字，没有读出来"
    if any(is_damaged(quoted.text) for each in findings for quoted in each.evidence):
        return "原文有缺字"
    if (
        unit.form is not None
        and unit.form.cut
        and any(each.category in _NEEDS_WHOLE_TABLE for each in findings)
    ):
        return "表格没有读完整（在页末或文末断开）"
    return None


def _rows_of(unit: Unit, finding: Finding, rows: list[Indicator]) -> list[Indicator]:
    """The rows that a finding is on: the unit's own, or for a form the one that it names."""
    if rows or unit.form is None:
        return rows
    return [row for row in unit.form.indicators if row.row == finding.row]
