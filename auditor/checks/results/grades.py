"""The grade that a self-review gives itself, against its score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.grading import GradingWords
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import SubmissionUnit
from auditor.expressions import expression
from auditor.model import Cell, Evidence, FormKind, Paragraph, Submission, Table

_NUMBER = expression(r"(\d{1,3}(?:\.\d+)?)分?")
_NOISE = expression(r"[\s:：]+")


class GradeParams(Params):
    """``grades`` gives for each word of a grade the least score and the score that it stays below."""

    grades: dict[str, tuple[Decimal, Decimal]] = Field(description="每个等级的最低分，和不到的分数")


@dataclass(frozen=True, slots=True)
class _Stated:
    score: Decimal
    grade: str
    cells: tuple[Cell | Paragraph, ...]


@check_kind(
    "self-grade", params=GradeParams, provides={"score", "grade", "due"}, faults={"other", "unlisted"}
)
def judge_grade(unit: SubmissionUnit, params: GradeParams, context: Context) -> Judgement:
    """The grade that is printed beside the total score is the one of this score."""
    if not any(form.kind is FormKind.SELF_REVIEW for form in unit.submission.forms):
        return NOT_APPLICABLE
    words = _words(context)
    tables = (block for block in unit.submission.document.blocks if isinstance(block, Table))
    stated = [found for table in tables if (found := _stated(table, params, words))]
    stated = stated or list(_written(unit.submission, params, words))
    if not stated:
        return NOT_APPLICABLE
    return failed(*(_hit(each, params, unit.submission) for each in stated if not _fits(each, params)))


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


def _stated(table: Table, params: GradeParams, words: GradingWords) -> _Stated | None:
    """Score and grade beside their labels, where each stands once."""
    scores, grades = [], []
    for row in table.rows():
        for label, cell in pairwise(row):
            said, value = _NOISE.sub("", label.text), _NOISE.sub("", cell.text)
            if words.score_label.fullmatch(said) and (match := _NUMBER.fullmatch(value)):
                scores.append((Decimal(match[1]), cell))
            elif words.grade_label.fullmatch(said) and value in params.grades:
                grades.append((value, cell))
    if len(scores) != 1 or len(grades) != 1:
        return None
    (score, score_cell), (grade, grade_cell) = scores[0], grades[0]
    return _Stated(score, grade, (score_cell, grade_cell))


def _written(submission: Submission, params: GradeParams, words: GradingWords) -> Iterator[_Stated]:
    """The first grade that a sentence gives, with the score before it or that of the only form."""
    graded = words.graded(params.grades)
    for each in submission.document.texts():
        match = graded.search(each.text)
        if match is None:
            continue
        points = [Decimal(found[1]) for found in words.points.finditer(each.text, 0, match.start())]
        score = points[-1] if points else _total(submission)
        if score is not None:
            yield _Stated(score, match["grade"], (each,))
        return


def _total(submission: Submission) -> Decimal | None:
    """The total that the only form states for itself."""
    totals = submission.forms[0].totals if len(submission.forms) == 1 else None
    return totals.score if totals else None


def _fits(stated: _Stated, params: GradeParams) -> bool:
    least, below = params.grades[stated.grade]
    return least <= stated.score < below


def _hit(stated: _Stated, params: GradeParams, submission: Submission) -> Hit:
    due = [grade for grade, (least, below) in params.grades.items() if least <= stated.score < below]
    values = {"score": as_text(stated.score), "grade": stated.grade} | ({"due": due[0]} if due else {})
    evidence = tuple(Evidence(shorten(cell.text.strip()), cell.location) for cell in stated.cells)
    forms = [form for form in submission.forms if form.kind is FormKind.SELF_REVIEW]
    return Hit(
        values,
        evidence,
        form=forms[0].index if len(forms) == 1 else None,
        field="score",
        fault="other" if due else "unlisted",
    )
