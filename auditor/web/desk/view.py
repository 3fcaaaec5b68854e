"""A submission as a reviewer reads it: each finding with the document's words, answers and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.model import SubmissionReport, as_written
from auditor.model.words import HINTS
from auditor.reports.html.findings import FindingView, cards_of
from auditor.reports.view.alike import Alike, alike
from auditor.reports.view.located import Located, located
from auditor.reports.view.places import form_label
from auditor.scoring.manual import ranges
from auditor.store.records import VERDICTS, StoredAnswer, StoredDecision, StoredPoints
from auditor.web.desk.times import local

ADOPTED, REFUSED, ASKED = VERDICTS
WORDS = {ADOPTED: "采纳", REFUSED: "不采纳", ASKED: "请部门说明"}
"""What the desk calls the decisions; the worklist calls the last 待核实."""


@dataclass(frozen=True, slots=True)
class Said:
    """A decision or an answer in words."""

    word: str
    reason: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class DeskFinding:
    """A point: ``view`` leads it, ``same`` are its other rows, ``told`` is said of both beside the message.
    ``seen`` is the number of the decision that holds, 0 for none; ``history`` has the latest first."""

    view: FindingView
    numbers: str
    same: tuple[FindingView, ...]
    told: tuple[str, ...]
    mark: str
    seen: int
    verdict: str
    history: tuple[Said, ...]
    answers: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class DeskForm:
    """The findings of a form, or of the whole file; ``hints`` are folded away, and so are those that
    somebody answers for by a waiver."""

    title: str
    findings: tuple[DeskFinding, ...]
    hints: tuple[DeskFinding, ...]
    waived: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Points that a person can give: ``name`` of the field, what was given and by whom."""

    name: str
    form: str
    title: str
    most: str
    given: str
    who: str


def forms_of(
    report: SubmissionReport,
    decisions: Iterable[StoredDecision],
    answers: Mapping[str, list[StoredAnswer]],
) -> list[DeskForm]:
    """The findings, what concerns the whole file first."""
    history: dict[str, list[StoredDecision]] = {}
    for each in decisions:
        history.setdefault(each.fingerprint, []).append(each)
    by_form: dict[int, list[Located]] = {}
    for found in located(report):
        by_form.setdefault(found.form.index if found.form else 0, []).append(found)
    forms = []
    for index in sorted(by_form):
        cards, notes, waived = cards_of(report.submission, by_form[index], f"f{index}", {})
        views = [entry for card in cards for entry in card.entries] + list(notes)
        points = {point.first.number: point for point in alike(by_form[index])}
        told = [
            _finding(points[number], [view for view in views if view.point == number], history, answers)
            for number in dict.fromkeys(view.point for view in views)
        ]
        home = by_form[index][0].form
        forms.append(
            DeskForm(
                title=form_label(home) if home else "整份文件",
                findings=tuple(each for each in told if each.view.urgency not in HINTS),
                hints=tuple(each for each in told if each.view.urgency in HINTS),
                waived=waived,
            )
        )
    return [each for each in forms if each.findings or each.hints or each.waived]


def _finding(
    point: Alike,
    views: Sequence[FindingView],
    history: Mapping[str, list[StoredDecision]],
    answers: Mapping[str, list[StoredAnswer]],
) -> DeskFinding:
    view, *same = views
    mark = view.finding.fingerprint
    decided = history.get(mark, [])
    told = [f"同样的还有：{point.rest}"] if point.others else []
    return DeskFinding(
        view=view,
        numbers=point.numbers,
        same=tuple(same),
        told=(*told, *filter(None, [point.also])),
        mark=mark,
        seen=decided[-1].id if decided else 0,
        verdict=decided[-1].verdict if decided else "",
        history=tuple(
            Said(WORDS[each.verdict], each.reason, each.who, local(each.decided))
            for each in reversed(decided)
        ),
        answers=tuple(
            Said(each.answer, each.reason, each.source, local(each.received))
            for each in answers.get(mark, [])
        ),
    )


def ranges_of(report: SubmissionReport, points: Iterable[StoredPoints]) -> list[Range]:
    """The fields for points, form by form."""
    given = {(each.form, each.item): each for each in points}
    forms = {form.index: form for form in report.submission.forms}
    found = []
    for (form, item), (title, most) in ranges(report).items():
        own = given.get((form, item))
        found.append(
            Range(
                name=f"p-{form}-{item}",
                form=form_label(forms[form]) if len(report.form_scorecards) > 1 else "",
                title=title,
                most=as_written(most),
                given=points_words(own),
                who=f"{own.who}　{local(own.decided)}" if own else "",
            )
        )
    return found


def points_words(own: StoredPoints | None) -> str:
    """Points as they stand in their field; blank for none."""
    return f"{own.points:g}" if own and own.points is not None else ""
