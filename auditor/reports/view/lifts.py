"""What would raise the score most, as a report words it.

The scores are those of auditor/scoring: each is the whole form marked again with the findings mended, or the
part filled. «最高» because a correction may of course bring new mistakes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from auditor.model import Lift, Scorecard
from auditor.reports.view.remedies import remedy
from auditor.reports.view.wording import points

_MOST = 6
_TOLD = 3  # of them where they are told in words


@dataclass(frozen=True, slots=True)
class LiftView:
    """With ``action`` done the score ``before`` becomes ``after``. ``count`` is empty where no finding but a
    missing piece is meant; ``where`` names the forms of a submission with several."""

    action: str
    count: str
    where: str
    before: str
    after: str
    gain: str


def lifts(card: Scorecard, forms: int = 1, most: int = _MOST) -> tuple[LiftView, ...]:
    """What raises the score of a card, what raises it most first; ``forms`` is how many the card covers."""
    if card.score is None:
        return ()
    return tuple(_view(lift, card.score, forms) for lift in card.lifts[:most] if lift.after > card.score)


def lift_words(card: Scorecard, forms: int = 1) -> tuple[str, ...]:
    """The same in words, for reports without tables: «填写立项依据：得分最高由79.6升至83.2»."""
    found = lifts(card, forms, _TOLD)
    lines = (*found, *filter(None, [together(card, found)]))
    return tuple(f"{each.action}{_beside(each)}：得分最高由{each.before}升至{each.after}" for each in lines)


def _beside(line: LiftView) -> str:
    notes = "，".join(part for part in (line.count, line.where) if part)
    return f"（{notes}）" if notes else ""


def together(card: Scorecard, found: tuple[LiftView, ...]) -> LiftView | None:
    """What all of it raises at once; ``None`` below two, where one line says it."""
    if card.score is None or card.together is None or len(found) < 2:
        return None
    return _line("以上各项和其他得分点都补齐改好", "", "", card.score, card.together)


def _view(lift: Lift, score: Decimal, forms: int) -> LiftView:
    action = lift.advice or remedy(lift.label.split("、"))
    where = "、".join(f"表{form}" for form in lift.forms) if forms > 1 else ""
    return _line(action, f"{lift.count}处" if lift.count else "", where, score, lift.after)


def _line(action: str, count: str, where: str, before: Decimal, after: Decimal) -> LiftView:
    return LiftView(action, count, where, points(before), points(after), points(after - before))
