"""The grade that a self-review gives itself, against its score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.grading.figures import score_behind
from auditor.checks.results.grading.scales import Bounds, stated_scale
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.grading import GradingWords
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import SubmissionUnit
from auditor.chinese.ticks import ticked
from auditor.expressions import expression
from auditor.model import Cell, Evidence, FormKind, Paragraph, Submission, Table

_NOISE = expression(r"[\s:：]+")
_NO_MORE = Decimal(1000)


class GradeParams(Params):
    """``grades`` gives for each word of a grade the least score and the score that it stays below, ``step``
    says one step of a scale."""

    grades: dict[str, tuple[Decimal, Decimal]] = Field(description="每个等级的最低分，和不到的分数")
    step: str = Field(default="", description="文件里写的一档怎样说")


@dataclass(frozen=True, slots=True)
class _Stated:
    score: Decimal
    grade: str
    cells: tuple[Cell | Paragraph, ...]


@check_kind(
    "self-grade",
    params=GradeParams,
    provides={"score", "grade", "due", "scale"},
    faults={"other", "own", "unlisted"},
)
def judge_grade(unit: SubmissionUnit, params: GradeParams, context: Context) -> Judgement:
    """The grade that is printed beside the total score is the one of this score, on the scale that the
    document prints, else on the usual one."""
    if not any(form.kind is FormKind.SELF_REVIEW for form in unit.submission.forms):
        return NOT_APPLICABLE
    words = _words(context)
    tables = (block for block in unit.submission.document.blocks if isinstance(block, Table))
    total = _total(unit.submission)
    stated = [found for table in tables if (found := _stated(table, params, words, total))]
    stated = stated or list(_written(unit.submission, params, words))
    if not stated:
        return NOT_APPLICABLE
    scale = stated_scale((each.text for each in unit.submission.document.texts()), params.grades)
    own = scale is not params.grades
    own_steps = _told(scale, params.step) if own else ""
    return failed(
        *(_hit(each, scale, unit.submission, own_steps) for each in stated if not _fits(each, scale))
    )


@check_kind("grade-unscored", params=GradeParams, provides={"grade"})
def judge_unscored(unit: SubmissionUnit, params: GradeParams, context: Context) -> Judgement:
    """A grade has the score beside it that it was given for."""
    if not any(form.kind is FormKind.SELF_REVIEW for form in unit.submission.forms):
        return NOT_APPLICABLE
    words, texts = _words(context), unit.submission.document.texts()
    scored = any(words.points.search(each.text) for each in texts) or _scored(unit.submission)
    found = None if scored else next(_unscored(unit.submission, params, words), None)
    return failed(*([Hit({"grade": found[0]}, found[1], field="score")] if found else []))


def _words(context: Context) -> GradingWords:
    return context.lexicons.load("grading", GradingWords)


def _scored(submission: Submission) -> bool:
    """Whether a form states its total, or scores of rows that can be added up."""
    rows = (row for form in submission.forms for row in form.indicators)
    totals = (form.totals for form in submission.forms)
    return any(total and total.score is not None for total in totals) or any(row.score for row in rows)


def _unscored(
    submission: Submission, params: GradeParams, words: GradingWords
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Grades beside labels of scores that are blank, in sentences and in cells."""
    unscored = words.unscored(params.grades)
    for text in submission.document.texts():
        if match := unscored.search(text.text):
            yield match["grade"], (Evidence(shorten(text.text.strip()), text.location),)
    for table in submission.document.blocks:
        for row in table.rows() if isinstance(table, Table) else ():
            pairs = [(_NOISE.sub("", one.text), _NOISE.sub("", two.text), two) for one, two in pairwise(row)]
            blank = any(words.score_label.fullmatch(label) and not value for label, value, _ in pairs)
            for label, value, cell in pairs if blank else ():
                if words.grade_label.fullmatch(label) and value in params.grades:
                    yield value, (Evidence(f"{label}：{value}", cell.location),)


def _stated(table: Table, params: GradeParams, words: GradingWords, total: Decimal | None) -> _Stated | None:
    """Score and grade beside their labels, where each stands once; a grade alone is that of the total."""
    scores, grades = [], []
    for row in table.rows():
        for at, (label, cell) in enumerate(pairwise(row)):
            said = _NOISE.sub("", label.text)
            if words.score_label.fullmatch(said) and (score := score_behind(row[at + 1 :])):
                scores.append(score)
            elif words.grade_label.fullmatch(said) and (grade := _grade(cell.text, params)):
                grades.append((grade, cell))
    figures = {score for score, _ in scores} or {each for each in (total,) if each is not None}
    if len(figures) != 1 or len(grades) != 1:
        return None
    cells = (*(cell for _, cell in scores[:1]), grades[0][1])
    return _Stated(figures.pop(), grades[0][0], cells)


def _grade(text: str, params: GradeParams) -> str:
    """The grade that a cell names, or ticks among others; «» for none."""
    chosen = ticked(text)
    said = _NOISE.sub("", chosen[0] if chosen else text)
    return said if said in params.grades else ""


def _written(submission: Submission, params: GradeParams, words: GradingWords) -> Iterator[_Stated]:
    """The first grade that a sentence gives, with the score before it or that of the only form."""
    graded = words.graded(params.grades)
    for each in submission.document.texts():
        match = graded.search(each.text)
        grade = match["grade"] if match else _of_choice(each.text, params, words)
        if not grade:
            continue
        end = match.start() if match else 0
        points = [Decimal(found[1]) for found in words.points.finditer(each.text, 0, end)]
        score = points[-1] if points else _total(submission)
        if score is not None:
            yield _Stated(score, grade, (each,))
        return


def _of_choice(text: str, params: GradeParams, words: GradingWords) -> str:
    """The grade that is ticked behind its label in one text (自评等级：☑优 □良); «» for none."""
    label, _, offered = text.replace(":", "：").partition("：")
    named = words.grade_label.fullmatch(_NOISE.sub("", label))
    return _grade(offered, params) if named and ticked(offered) else ""


def _total(submission: Submission) -> Decimal | None:
    """The total that the only form states for itself."""
    totals = submission.forms[0].totals if len(submission.forms) == 1 else None
    return totals.score if totals else None


def _fits(stated: _Stated, scale: Mapping[str, Bounds]) -> bool:
    """Whether a score lies within a grade; one that the scale does not name may have any."""
    least, below = scale.get(stated.grade, (stated.score, _NO_MORE))
    return least <= stated.score < below


def _hit(stated: _Stated, scale: Mapping[str, Bounds], submission: Submission, own: str) -> Hit:
    due = [grade for grade, (least, below) in scale.items() if least <= stated.score < below]
    values = {"score": as_text(stated.score), "grade": stated.grade} | ({"due": due[0]} if due else {})
    if own:
        values["scale"] = own
    evidence = tuple(Evidence(shorten(cell.text.strip()), cell.location) for cell in stated.cells)
    forms = [form for form in submission.forms if form.kind is FormKind.SELF_REVIEW]
    return Hit(
        values,
        evidence,
        form=forms[0].index if len(forms) == 1 else None,
        field="score",
        fault="unlisted" if not due else "own" if own else "other",
    )


def _told(scale: Mapping[str, Bounds], step: str) -> str:
    """A scale in words, each step by the first of its grades: 95分以上为优、85分以上为良."""
    steps: dict[Decimal, str] = {}
    for grade, (least, _) in scale.items():
        steps.setdefault(least, grade)
    return "、".join(step.format(points=as_text(least), grade=each) for least, each in steps.items() if least)
