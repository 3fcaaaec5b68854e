"""What a chief reads first of a submission: what matters most, and what to decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.model.words import WHOLE_FILE, Urgency
from auditor.reports.html.findings import FindingView, points_in
from auditor.reports.html.forms import FormView

_PROBLEM_FORMS = 5


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A rule that found something, over all forms: ``count`` points; ``anchor`` is its first finding."""

    anchor: str
    urgency: Urgency
    title: str
    count: int
    places: str
    example: str


def problems_of(forms: Iterable[FormView]) -> tuple[ProblemView, ...]:
    """What was found, by rule: the most urgent and most frequent first."""
    groups: dict[tuple[str, Urgency], list[tuple[FormView, FindingView]]] = {}
    for form in forms:
        for entry in form.findings:
            groups.setdefault((entry.rule, entry.urgency), []).append((form, entry))
    order = {each: number for number, each in enumerate(Urgency)}
    ranked = sorted(groups.values(), key=lambda group: (order[group[0][1].urgency], -_points(group)))
    return tuple(_problem(group) for group in ranked)


def _points(group: Iterable[tuple[FormView, FindingView]]) -> int:
    return points_in(entry for _, entry in group)


def _problem(group: list[tuple[FormView, FindingView]]) -> ProblemView:
    first = group[0][1]
    forms = list(dict.fromkeys(f"表{form.index}" if form.index else WHOLE_FILE for form, _ in group))
    places = "、".join(forms[:_PROBLEM_FORMS])
    if len(forms) > _PROBLEM_FORMS:
        places += f" 等{len(forms)}张表"
    example = first.message
    return ProblemView(first.anchor, first.urgency, first.title, _points(group), places, example)
