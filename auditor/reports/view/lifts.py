"""What would raise the score most, as a report words it.

The scores are those of auditor/scoring: each is the whole form marked again with the findings mended, or the
part filled. «最高» because a correction may of course bring new mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from auditor.model import FormKind, Lift, RowRef, Scorecard, Submission
from auditor.reports.view.numbering import rows_words
from auditor.reports.view.remedies import remedy
from auditor.reports.view.wording import points

APPROVED = "自评表的目标已经批复，涉及目标和指标设置的本表改不了，下年编报时改"
_MOST = 6
_ROWS = 6  # rows, or stretches of them, that a line names
_TOLD = 3  # of them where they are told in words


@dataclass(frozen=True, slots=True)
class LiftView:
    """With ``action`` done the score ``before`` becomes ``after``. ``count`` is empty where no finding but a
    missing piece is meant; ``where`` names the rows, and the forms of a submission with several."""

    action: str
    count: str
    where: str
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


def lift_words(card: Scorecard, forms: int = 1) -> tuple[str, ...]:
    """The same in words, for reports without tables: «填写立项依据：得分最高由79.6升至83.2»."""
    found = lifts(card, forms, _TOLD)
    lines = (*found, *filter(None, [together(card, found)]))
    return tuple(f"{each.action}{_beside(each)}：得分最高由{each.before}升至{each.after}" for each in lines)


def _beside(line: LiftView) -> str:
    notes = "，".join(part for part in (line.count, line.where) if part)
    return f"（{notes}）" if notes else ""


def lift_note(submission: Submission) -> str:
    """What limits the steps where all forms look back on a year that is over; blank where none does."""
    kinds = {form.kind for form in submission.forms}
    return APPROVED if kinds == {FormKind.SELF_REVIEW} else ""


def together(card: Scorecard, found: tuple[LiftView, ...]) -> LiftView | None:
    """What all of it raises at once; ``None`` below two, where one line says it."""
    if card.score is None or card.together is None or len(found) < 2:
        return None
    return _line("以上各项和其他得分点都补齐改好", "", "", card.score, card.together)


def _view(action: str, steps: Sequence[Lift], score: Decimal, forms: int) -> LiftView:
    """One step, in one place or in several of the same weight."""
    count, rows = (steps[0].count, len(steps[0].rows)) if len(steps) == 1 else (0, 0)
    where = "、".join(_where([ref for lift in steps for ref in lift.rows], steps, forms))
    return _line(
        action, f"{count}{'行' if rows == count else '处'}" if count else "", where, score, steps[0].after
    )


def _where(rows: Iterable[RowRef], steps: Sequence[Lift], forms: int) -> Iterator[str]:
    """«表2第3、5行»; the form is not named where there is only one."""
    for form in sorted({form for lift in steps for form in lift.forms}):
        named = f"表{form}" if forms > 1 else ""
        own = [ref.row for ref in rows if ref.form == form and ref.row is not None]
        if place := f"{named}{rows_words(own, _ROWS) if own else ''}":
            yield place


def _line(action: str, count: str, where: str, before: Decimal, after: Decimal) -> LiftView:
    return LiftView(action, count, where, points(before), points(after), points(after - before))
