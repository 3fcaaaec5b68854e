"""Who a rule judges among the rows and texts of a form: asked once a form for all rules with one filter."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.checks.units import FormUnit, IndicatorUnit, TextUnit
from auditor.ruleset.where import Filter


class Concerned:
    """The rows and texts of one view of a form. Rules whose ``where`` says the same share one filter, and
    what it lets through is found once."""

    __slots__ = ("_forms", "_rows", "_texts", "_units", "texts", "view")

    def __init__(self, view: FormUnit) -> None:
        self.view = view
        form, submission = view.form, view.submission
        self._units: list[IndicatorUnit | None] = [None] * len(form.indicators)
        self.texts = tuple(
            TextUnit(submission, form, passage, reading=view.reading, whole=view.whole)
            for passage in form.passages
            if passage.text.strip()
        )
        self._forms: dict[Filter, bool] = {}
        self._rows: dict[Filter, Sequence[IndicatorUnit]] = {}
        self._texts: dict[Filter, Sequence[TextUnit]] = {}

    @property
    def rows(self) -> Sequence[IndicatorUnit]:
        """All rows."""
        return [self.row(number) for number in range(len(self._units))]

    def row(self, number: int) -> IndicatorUnit:
        """One of the rows; most of them no rule has to be asked of, where few rules are."""
        unit = self._units[number]
        if unit is None:
            view = self.view
            row = view.form.indicators[number]
            unit = IndicatorUnit(view.submission, view.form, row, reading=view.reading, whole=view.whole)
            self._units[number] = unit
        return unit

    def is_form_for(self, applies: Filter) -> bool:
        """Whether a filter lets the form itself through."""
        if applies not in self._forms:
            self._forms[applies] = applies(self.view)
        return self._forms[applies]

    def rows_for(self, applies: Filter) -> Sequence[IndicatorUnit]:
        """The rows that a filter lets through."""
        if applies not in self._rows:
            self._rows[applies] = self._let_through(applies)
        return self._rows[applies]

    def texts_for(self, applies: Filter) -> Sequence[TextUnit]:
        """The texts that a filter lets through."""
        if applies not in self._texts:
            kept = self.texts if applies.form(self.view.form, self.view.submission) else ()
            self._texts[applies] = [unit for unit in kept if applies.passage(unit.passage)]
        return self._texts[applies]

    def _let_through(self, applies: Filter) -> Sequence[IndicatorUnit]:
        if not applies.form(self.view.form, self.view.submission):
            return ()
        test = applies.row
        return self.rows if test is None else [unit for unit in self.rows if test(unit.indicator)]
