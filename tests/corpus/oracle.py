"""Compares what was read with what was written, cell by cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from auditor.model import Form, Indicator, PassageField, Submission
from tests.corpus.model import Expected


@dataclass(slots=True)
class Score:
    """How many cells agree, and each one that does not: where, what was written, what was read."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))

    def add(self, place: str, written: object, read: object) -> None:
        if _plain(written) == _plain(read):
            self.right += 1
        else:
            self.wrong.append(f"{place}: {written!r} was read as {read!r}")


def compare(expected: Sequence[Expected], submission: Submission) -> Score:
    """Every field and cell of the expected forms; a form or row too many counts as one wrong cell."""
    score = Score()
    forms = submission.forms
    for number, form in enumerate(expected):
        read = forms[number] if number < len(forms) else None
        for place, written, found in _cells(form, read):
            score.add(f"form {number + 1} {place}", written, found)
    for extra in forms[len(expected) :]:
        score.wrong.append(f"one form too many: {extra.name}")
    return score


def _cells(expected: Expected, form: Form | None) -> Iterator[tuple[str, object, object]]:
    for name, written in expected.fields.items():
        yield name, written, _field(form, name) if form else "no form"
    rows = form.indicators if form else ()
    for number, cells in enumerate(expected.rows):
        row = rows[number] if number < len(rows) else None
        for name, written in cells.items():
            yield f"row {number + 1} {name}", written, _cell(row, name) if row else "no row"
    for extra in rows[len(expected.rows) :]:
        yield "row", "nothing", extra.full_name


def _field(form: Form, name: str) -> object:
    special = {
        "kind": lambda: form.kind.value,
        "budget": lambda: form.budget and form.budget.value,
        "budget_unit": lambda: form.budget and form.budget.unit,
        "amounts": lambda: tuple(amount.value for amount in form.amounts[1:]),
        "goals": lambda: tuple(text.text for text in form.passages if text.field is PassageField.GOAL),
        "executed": lambda: form.execution and form.execution.executed,
        "execution_rate": lambda: form.execution and form.execution.rate,
        "total_score": lambda: form.totals and form.totals.score,
    }
    if name in special:
        return special[name]()
    if name in ("overview", "basis", "goal", "long_term_goal"):
        passage = form.passage(PassageField(name))
        return passage and passage.text
    return getattr(form, name)


def _cell(row: Indicator, name: str) -> object:
    return row.operator.value if name == "operator" and row.operator else getattr(row, name)


def _plain(value: object) -> object:
    """Words without white space and half-width, figures without trailing noughts."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, str):
        return "".join(unicodedata.normalize("NFKC", value).split())
    return value
