"""Which findings of a form are read together and in which order: the cards of the HTML report, and the
numbers by which every report cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.model import Finding
from auditor.model.words import Urgency
from auditor.reports.view.merging import merged
from auditor.reports.view.wording import in_document_order, urgency

_RANK = {each: number for number, each in enumerate(Urgency)}


def grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The findings of a form in groups, most urgent first; the last, perhaps empty, is on writing. What
    joined another stands behind it."""
    ordered = in_document_order(findings)
    points = merged(ordered, whoever_answers=True)
    joined: dict[int, list[Finding]] = {}
    for point in points:
        for place, other in point.beside:
            joined.setdefault(id(point.leading[place]), []).append(other)
    leading = [each for point in points for each in point.leading]
    written = [each for each in leading if urgency(each) is Urgency.WRITING]
    groups = [*_groups([each for each in leading if urgency(each) is not Urgency.WRITING]), written]
    return [[told for each in group for told in (each, *joined.get(id(each), ()))] for group in groups]


def _groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Repetitions of a rule first, then what is left row by row; most urgent first, then as filed."""
    by_rule: dict[tuple[str, Urgency], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.rule, urgency(finding)), []).append(finding)
    groups = [group for group in by_rule.values() if len(group) > 1]
    by_row: dict[tuple[object, ...], list[Finding]] = {}
    for group in by_rule.values():
        if len(group) == 1:
            finding = group[0]
            alone = finding.row is None
            key = ("alone", finding.rule, urgency(finding)) if alone else ("row", finding.row)
            by_row.setdefault(key, []).append(finding)
    groups += [sorted(group, key=lambda each: _RANK[urgency(each)]) for group in by_row.values()]
    return sorted(groups, key=lambda group: (_RANK[urgency(group[0])], group[0].row or 0))
