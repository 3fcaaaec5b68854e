"""What a unit itself says: the values of placeholders, its words as evidence, the rows beside it."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import Hit
from auditor.checks.units import PairUnit, Unit, form_of, passage_of, rows_of
from auditor.chinese.stops import SENTENCE_ENDS, STOPS
from auditor.expressions import expression
from auditor.model import Evidence, Form, Indicator, RowRef, as_written

_SENTENCE = expression(f"[^{SENTENCE_ENDS}]+[{STOPS}]?")
_REQUIRED = "*＊★※ "  # marks of a field that has to be filled in
_NUMBERED = "第{}张表"
_QUOTE_LENGTH = 120  # characters of a passage that are quoted where the check names no words


def scope_values(unit: Unit) -> dict[str, str]:
    """The placeholders that follow from the unit itself; what is blank or unread is an empty text."""
    values: dict[str, str] = {}
    if (form := form_of(unit)) is not None:
        values["project"] = form.name or _NUMBERED.format(form.index)
        values["title"] = form.title or _NUMBERED.format(form.index)
    if (passage := passage_of(unit)) is not None:
        values["label"] = passage.label.lstrip(_REQUIRED)
    for row in rows_of(unit)[:1]:
        values |= _row_values(row)
    if isinstance(unit, PairUnit):
        other = unit.other
        values |= {"other_name": other.name, "other_target": target(other), "other_row": str(other.number)}
    return values


def _row_values(row: Indicator) -> dict[str, str]:
    sign, figure = row.sign, row.figure
    return {
        "name": row.name,
        "full_name": row.full_name,
        "operator": sign,
        "value": row.value or "",
        "unit": row.unit or "",
        "weight": _number(row.weight) or row.weight_text or "",
        "target": figure if row.qualitative else f"{sign}{figure}",
        "row": str(row.number),
    }


def target(row: Indicator) -> str:
    """Operator, value and unit as one reads them; a qualitative value stands alone."""
    return row.figure if row.qualitative else f"{row.sign}{row.figure}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else as_written(value)


def related_rows(unit: Unit, hit: Hit) -> tuple[RowRef, ...]:
    """The row of a pair that the finding does not stand in."""
    if not isinstance(unit, PairUnit):
        return ()
    rows = (unit.indicator.row, unit.other.row)
    placed = unit.indicator.row if hit.row is None else hit.row
    return tuple(RowRef(unit.form.index, row) for row in rows if row != placed)


def evidence_of(unit: Unit, hit: Hit) -> tuple[Evidence, ...]:
    """What is quoted for a hit that quotes nothing itself; nothing of another form."""
    form = form_of(unit)
    if hit.form is not None and (form is None or hit.form != form.index):
        return ()
    if rows := rows_of(unit):
        return tuple(Evidence(row_text(row), row.location) for row in rows)
    if passage := passage_of(unit):
        return (Evidence(_sentence(passage.text, hit), passage.location),)
    return _form_evidence(form, hit) if form is not None else ()


def _form_evidence(form: Form, hit: Hit) -> tuple[Evidence, ...]:
    for row in form.indicators:
        if row.row == hit.row:
            return (Evidence(row_text(row), row.location),)
    name = form.name or form.title
    return (Evidence(name, form.location),) if name else ()


def row_text(row: Indicator) -> str:
    """A row as the form prints it: name | weight | operator | value | unit, blanks left out."""
    cells = (row.full_name, row.weight_text or _number(row.weight), row.sign, row.value, row.unit)
    return " | ".join(filter(None, cells))


def _sentence(text: str, hit: Hit) -> str:
    """The sentence that holds a word of the hit, else the first one."""
    sentences = [match.group().strip() for match in _SENTENCE.finditer(text)]
    sentences = [sentence for sentence in sentences if sentence]
    words = [word for word in hit.values.values() if len(word) > 1]
    holding = (sentence for word in words for sentence in sentences if word in sentence)
    chosen = next(holding, sentences[0] if sentences else text)
    return chosen[:_QUOTE_LENGTH]
