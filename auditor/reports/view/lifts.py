"""What would raise the score most, as a report words it.

The scores are those of auditor/scoring: each is the whole form marked again with the findings mended, or the
part filled. «最高» because a correction may of course bring new mistakes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from auditor.model import FormKind, Lift, RowRef, Scorecard, Submission, SubmissionReport
from auditor.reports.view.numbering import forms_words, rows_words
from auditor.reports.view.places import lines_of
from auditor.reports.view.remedies import remedy
from auditor.reports.view.wording import points

APPROVED = "自评表的目标已经批复，涉及目标和指标设置的本表改不了，下年编报时改"
_MOST = 6
_TOLD = 3  # steps that are told in words
_ROWS = 6  # rows, or stretches of them, that words name
_FORMS = 3  # forms that words name with their rows; of more they say how many


@dataclass(frozen=True, slots=True)
class LiftView:
    """With ``action`` done the score ``before`` becomes ``after``. ``count`` is empty where no finding but a
    missing piece is meant; ``where`` names all rows, and the forms of a submission with several; ``note``
    says both shortly."""

    action: str
    count: str
    where: str
    note: str
    before: str
    after: str
    gain: str


def lifts(card: Scorecard, forms: int = 1, most: int = _MOST) -> tuple[LiftView, ...]:
    """What raises the score of a card, what raises it most first; the same step in several places that comes
    to one sum stands in one line. ``forms`` is how many the card covers."""
    if card.score is None:
        return ()
    score = card.score
    steps: dict[tuple[str, str], list[Lift]] = {}
    for lift in card.lifts:
        if lift.after > score:
            action = lift.advice or remedy(lift.label.split("、"))
            steps.setdefault((points(lift.after), action), []).append(lift)
    lines = ((action, same) for (_, action), same in steps.items())
    return tuple(_view(action, same, score, forms) for action, same in islice(lines, most))


def by_lines(report: SubmissionReport) -> Scorecard:
    """The card of a report whose steps name lines of the page, as people count rows."""
    lines = lines_of(report.submission)

    def line_of(ref: RowRef) -> RowRef:
        return RowRef(ref.form, lines.get((ref.form, ref.row), ref.row))

    told = (
        replace(each, rows=tuple(dict.fromkeys(map(line_of, each.rows)))) for each in report.scorecard.lifts
    )
    return replace(report.scorecard, lifts=tuple(told))


def lift_words(card: Scorecard, forms: int = 1) -> tuple[str, ...]:
    """The same in words, for reports without tables: «填写立项依据：得分最高由79.6升至83.2»."""
    found = lifts(card, forms, _TOLD)
    lines = (*found, *filter(None, [together(card, found)]))
    return tuple(
        f"{each.action}{_beside(each.note)}：得分最高由{each.before}升至{each.after}" for each in lines
    )


def _beside(note: str) -> str:
    return f"（{note}）" if note else ""


def lift_note(submission: Submission) -> str:
    """What limits the steps where all forms look back on a year that is over; blank where none does."""
    kinds = {form.kind for form in submission.forms}
    return APPROVED if kinds == {FormKind.SELF_REVIEW} else ""


def together(card: Scorecard, found: tuple[LiftView, ...]) -> LiftView | None:
    """What all of it raises at once; ``None`` below two, where one line says it."""
    if card.score is None or card.together is None or len(found) < 2:
        return None
    return _line("以上各项和其他得分点都补齐改好", _NOWHERE, card.score, card.together)


def _view(action: str, steps: Sequence[Lift], score: Decimal, forms: int) -> LiftView:
    """One step, in one place or in several of the same weight."""
    count, rows = (steps[0].count, len(steps[0].rows)) if len(steps) == 1 else (0, 0)
    counted = f"{count}{'行' if rows == count else '处'}" if count else ""
    own = {form: _rows_in(form, steps) for lift in steps for form in lift.forms}
    places = _Places(counted, rows == count, own if forms > 1 else {0: _rows_in(min(own, default=0), steps)})
    return _line(action, places, score, steps[0].after)


def _rows_in(form: int, steps: Sequence[Lift]) -> tuple[int, ...]:
    named = {ref.row for lift in steps for ref in lift.rows if ref.form == form and ref.row is not None}
    return tuple(sorted(named))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a step is taken: the rows by their forms, of which 0 is the only one and has no name. ``count``
    is told beside rows where it is not simply how many they are (``same``)."""

    count: str
    same: bool
    rows: Mapping[int, tuple[int, ...]]

    def where(self, most: int | None = None) -> str:
        """«表1第2、3行、表3至5»; of each form at most so many stretches."""
        told = [f"{_form(form)}{rows_words(own, most)}" for form, own in sorted(self.rows.items()) if own]
        bare = [form for form, own in self.rows.items() if form and not own]
        return "、".join((*told, *filter(None, [forms_words(bare) if bare else ""])))

    def note(self) -> str:
        """The same where forms are few, else how many there are."""
        if len(self.rows) <= _FORMS:
            where = self.where(_ROWS)
            return "，".join(part for part in ("" if self.same and where else self.count, where) if part)
        rows = sum(map(len, self.rows.values()))
        return f"{len(self.rows)}张表{self.count if self.count else f'{rows}行' if rows else ''}"


_NOWHERE = _Places("", same=False, rows={})


def _form(form: int) -> str:
    return f"表{form}" if form else ""


def _line(action: str, places: _Places, score: Decimal, after: Decimal) -> LiftView:
    gain = points(after - score)
    return LiftView(action, places.count, places.where(), places.note(), points(score), points(after), gain)
