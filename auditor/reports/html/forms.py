"""A form as the HTML report shows it: the table as filed, its findings, what it lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model import Form, Scorecard, SubmissionReport
from auditor.model.words import KIND_WORDS, WHOLE_FILE
from auditor.reports.html.filed import FiledTable, filed_table
from auditor.reports.html.findings import CardView, FindingView, Rules, cards_of
from auditor.reports.view.counts import CountView, counts_of
from auditor.reports.view.located import Located
from auditor.reports.view.scorecard import ItemView, dimensions
from auditor.reports.view.verdict import ScoreView, score_view
from auditor.reports.view.wording import size_of


@dataclass(frozen=True, slots=True)
class FormView:
    """A form, or (``index`` 0) what concerns the whole file; ``costly`` are the items that lost points."""

    anchor: str
    index: int
    name: str
    kind: str
    budget: str
    card: ScoreView
    size: str
    empty: bool
    costly: tuple[ItemView, ...]
    counts: tuple[CountView, ...]
    filed: FiledTable | None
    cards: tuple[CardView, ...]
    notes: tuple[FindingView, ...]
    waived: tuple[FindingView, ...]

    @property
    def findings(self) -> tuple[FindingView, ...]:
        return tuple(entry for card in self.cards for entry in card.entries)


def form_view(
    report: SubmissionReport, form: Form, own: Sequence[Located], anchor: str, rules: Rules
) -> FormView:
    """``own`` are the findings of the form."""
    card = report.form_scorecards.get(form.index)
    cards, notes, waived = cards_of(report.submission, own, f"{anchor}-f{form.index}", rules)
    entries = [entry for each in cards for own in each.entries for entry in (own, *own.beside)]
    return FormView(
        anchor=f"{anchor}-f{form.index}",
        index=form.index,
        name=form.name,
        kind=KIND_WORDS[form.kind],
        budget=form.budget.stated if form.budget else "",
        card=score_view(card),
        size=size_of([form]),
        empty=form.empty,
        costly=_costly(card),
        counts=counts_of(each.finding for each in own),
        filed=filed_table(form, [*entries, *notes]),
        cards=cards,
        notes=notes,
        waived=waived,
    )


def whole_view(report: SubmissionReport, own: Sequence[Located], anchor: str, rules: Rules) -> FormView:
    """``own`` are the findings that concern no single form."""
    cards, notes, waived = cards_of(report.submission, own, f"{anchor}-f0", rules)
    return FormView(
        anchor=f"{anchor}-f0",
        index=0,
        name=WHOLE_FILE,
        kind="",
        budget="",
        card=score_view(None),
        size="",
        empty=False,
        costly=(),
        counts=counts_of(each.finding for each in own),
        filed=None,
        cards=cards,
        notes=notes,
        waived=waived,
    )


def _costly(card: Scorecard | None) -> tuple[ItemView, ...]:
    """The items of a form that has a score."""
    views = dimensions(card) if card and card.score is not None else ()
    return tuple(item for view in views for item in view.items)
