"""The rows of a form, judged rule by rule: those of which little decides how they end are counted
together, and the rule is asked of the others."""

from __future__ import annotations

from auditor.checks.base import Context
from auditor.checks.target import APART, ASKED, PASSES
from auditor.judging.concerned import Concerned
from auditor.judging.damage import names_are_read
from auditor.judging.judging import Judged, judged_all
from auditor.ruleset.binding import BoundRule
from auditor.ruleset.screens import Screens

_UNNAMED = bytes(ASKED if each == PASSES else each for each in range(256))
Ended = tuple[int, int, list[Judged]]  # how many pass, how many are not concerned, how each other one ended


class JudgedRows:
    """The rows of one view of a form."""

    __slots__ = ("_concerned", "_ended", "_indicators", "_named", "_screen", "_screens")

    def __init__(self, concerned: Concerned, screens: Screens) -> None:
        view = concerned.view
        self._concerned, self._screens, self._indicators = concerned, screens, view.form.indicators
        self._screen = screen = screens.of(view.form, view.submission)
        self._named = names_are_read(view)
        of = screen.of
        ended = b"".join(
            [
                of(row.operator, row.value, row.unit, not (row.value or "").startswith(row.name))
                for row in self._indicators
            ]
        )
        self._ended = ended if self._named else ended.translate(_UNNAMED)

    def by(self, number: int, context: Context) -> Ended:
        """How the rows end by the rule of this number."""
        column, rows = self._screen.columns[number], len(self._indicators)
        if column is None:
            return 0, rows, []
        ended = self._ended[column :: self._screen.width]
        passed, apart = ended.count(PASSES), ended.count(APART)
        if passed + apart == rows:
            return passed, apart, []
        bound = self._screens.rules[number]
        asked = [at for at, each in enumerate(ended) if each == ASKED]
        if bound.applies.asks_levels:
            asked = self._under_levels(bound, asked)
        elif bound.kind.by_rows is not None and self._named:
            more, asked = self._at_once(bound, asked, context)
            passed += more
        apart = rows - passed - len(asked)
        if not asked:
            return passed, apart, []
        also_passed, also_apart, others = judged_all(bound, map(self._concerned.row, asked), context)
        return passed + also_passed, apart + also_apart, others

    def _under_levels(self, bound: BoundRule, asked: list[int]) -> list[int]:
        """Those rows that stand under a level that a rule is for."""
        row = bound.applies.row
        return [at for at in asked if row is None or row(self._indicators[at])]

    def _at_once(self, bound: BoundRule, asked: list[int], context: Context) -> tuple[int, list[int]]:
        """How many of some rows pass by the little that a kind looks at first, and of which it is to be
        asked."""
        rows = [self._indicators[at] for at in asked]
        by_rows = bound.kind.by_rows
        try:
            ended = bytes(by_rows(self._concerned.view, rows, bound.params, context)) if by_rows else b""
        except Exception:
            return 0, asked  # the rule itself breaks, on one of them, and says so
        if ASKED not in ended:
            return ended.count(PASSES), []
        return ended.count(PASSES), [at for at, each in zip(asked, ended, strict=True) if each == ASKED]
