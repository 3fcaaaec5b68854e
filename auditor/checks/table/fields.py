"""What a form has to say and leaves blank: header fields and cells of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.shared import reasons
from auditor.checks.shared.rows import heads_and_parts, is_part
from auditor.checks.shared.structure import StructureWords
from auditor.checks.target import ASKED, PASSES
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.chinese.marks import DASHES
from auditor.expressions import expression
from auditor.model import Confidence, Evidence, Form, Indicator, PassageField, RowRef
from auditor.model.words import row_words

_HEADER = frozenset({"project", "department", "budget", "issuer"})
_TOGETHER = frozenset({"name", "value"})  # blanks in many rows are told once
_SHOWN = 5  # rows of many that are quoted
_SIBLINGS = 2  # forms that have a field before its absence is a fault


class FieldsParams(Params):
    """``share`` of the sibling forms must have a field before one that lacks its label is told."""

    share: float = Field(default=0.75, description="同类表至少这么大比例有这一栏，才判缺栏的（0—1）")


@check_kind("required-fields", params=FieldsParams, provides={"label"}, faults={"blank", "absent"})
def judge_fields(unit: FormUnit, params: FieldsParams, context: Context) -> Judgement:
    """The header fields of a form are filled in."""
    form = unit.form
    words = context.lexicons.load("structure-words", StructureWords)
    required = words.fields.get(form.kind, ())
    if not required:
        return NOT_APPLICABLE
    siblings = [each for each in unit.submission.forms if each is not form and each.kind is form.kind]
    filled = [each for each in siblings if not each.empty]
    missing = (name for name in required if _lacks(form, name, filled, params.share))
    return failed(*(_field_hit(form, name, words) for name in missing))


def _lacks(form: Form, name: str, siblings: Sequence[Form], share: float) -> bool:
    if _has(form, name):
        return False
    having = sum(_has(each, name) for each in siblings)
    return name in form.missing_labels or (having >= _SIBLINGS and having >= share * len(siblings))


def _has(form: Form, name: str) -> bool:
    if name in _HEADER:
        return bool(getattr(form, name))
    return form.passage(PassageField(name)) is not None


def _field_hit(form: Form, name: str, words: StructureWords) -> Hit:
    """A label without its text is a fault; one that the form does not even print may not be asked for."""
    printed = name in form.missing_labels
    label = dict(form.unfilled).get(name, "").strip("*:： ") or words.labels.get(name, name)
    evidence = (Evidence(form.name, form.location),) if form.name else ()
    fault, confidence = ("blank", None) if printed else ("absent", Confidence.ASK)
    return Hit({"label": label}, evidence, field=name, fault=fault, confidence=confidence)


_NO_NAME = expression(rf"[\d.%/\\{DASHES}]+")
LONE_DASH = expression(rf"\s*[{DASHES}]+\s*")
_SIGNS = expression(r"[\s≥≤＞＜><=＝≧≦%％‰]+")


class CellsParams(Params):
    """``cells`` are the columns that every row has to fill where the form has them."""

    cells: tuple[Literal["name", "operator", "value", "weight"], ...] = Field(
        description="表里有这些列时，每条指标都要填"
    )
    many: int = Field(default=3, description="指标值空着的达到几行，合成一条意见")


def _filled(view: FormUnit, rows: Sequence[Indicator], params: CellsParams, _: Context) -> Iterator[int]:
    """Rows with a name and a figure, and with a sign and a weight where these are asked for."""
    asked = view.form.columns.intersection(params.cells)
    signed, weighed = "operator" in asked, "weight" in asked
    for row in rows:
        value = "value" not in asked or (row.value or "").isdecimal()
        sign = not signed or (row.operator_text or row.operator or "").strip()
        weight = not weighed or (row.weight_text or "").strip()
        named = value and sign and weight and row.name.strip()
        yield PASSES if named and not _NO_NAME.fullmatch(named) and "name" in asked else ASKED


@check_kind(
    "required-cells",
    params=CellsParams,
    provides={"cell", "count", "rows"},
    faults={"one", "many"},
    by_rows=_filled,
)
def judge_cells(unit: IndicatorUnit, params: CellsParams, context: Context) -> Judgement:
    """The cells of a row are filled in; a sign or a unit alone is no value, a part (其中) needs no weight
    and a row that only bears the weight of its parts no value."""
    row = unit.indicator
    columns = unit.form.columns
    asked = [cell for cell in params.cells if cell in columns]
    lacking = [cell for cell in asked if not _text(row, cell) or _says_nothing(row, cell, context)]
    if not lacking and "name" in asked:
        return PASSED
    due = set(_due(unit, asked, context))
    if not due:
        return NOT_APPLICABLE
    missing = [cell for cell in lacking if cell in due]
    blank = [cell for cell in missing if _is_blank(row, cell, context)]
    if not blank:
        words = context.lexicons.load("structure-words", StructureWords)
        unread = [words.columns[cell] for cell in missing]
        return Undetermined(reasons.unread(*unread)) if unread else PASSED
    hits = [hit for cell in blank if (hit := _cell_hit(unit, cell, params, context))]
    return failed(*hits) if hits else NOT_APPLICABLE  # told with the first of many rows


def _is_blank(row: Indicator, cell: str, context: Context) -> bool:
    return _text(row, cell) == "" or _says_nothing(row, cell, context)


def _text(row: Indicator, cell: str) -> str | None:
    text = _TEXTS[cell](row)
    return None if text is None else text.strip()


_TEXTS: Mapping[str, Callable[[Indicator], str | None]] = {
    "name": lambda row: row.name,
    "operator": lambda row: row.operator_text or row.operator or row.operator_text,
    "value": lambda row: row.value,
    "weight": lambda row: row.weight_text,
}


def _due(unit: IndicatorUnit, cells: Iterable[str], context: Context) -> Iterator[str]:
    """Those of the cells that a row has to fill."""
    row, words = unit.indicator, context.lexicons.load("structure-words", StructureWords)
    heads, parts = unit.reading.once(heads_and_parts)
    untargeted = row.row in heads or _is_line_of_execution(row, words)
    for cell in cells:
        if cell == "weight":
            due = row.row not in parts and not is_part(row) and unit.reading.once(_has_weights)
        elif cell == "operator":  # words and values with their unit may do without a sign
            due = not untargeted and words.needs_unit(row.value or "")
            due = due and row.row not in unit.reading.once(_without_sign_cells)
        elif cell == "value":
            sentence = row.value is None and cell not in row.unread  # it is name and target
            due = not (sentence or untargeted or _is_found(row, context))
        else:
            due = True
        if due:
            yield cell


def _is_found(row: Indicator, context: Context) -> bool:
    """Whether a row of a review only tells what was found of the management, without a target."""
    return bool(row.actual) and context.language.dimensions.asks_for_management(row.levels)


def _is_line_of_execution(row: Indicator, words: StructureWords) -> bool:
    """Whether a line below the indicators only says how many points the execution of the budget has."""
    if row.value or row.unit or row.actual or row.operator_text or row.weight is None:
        return False
    return any(word in row.name for word in words.execution)


def _without_sign_cells(form: Form) -> frozenset[int]:
    """The rows above or below all those with a sign in its own cell, where others beside them print it with
    the value: they stand under another header, without that column."""
    rows = form.indicators
    own = [at for at, row in enumerate(rows) if "operator" in row.locations]
    if not own:
        return frozenset()
    sides = (rows[: own[0]], rows[own[-1] + 1 :])
    return frozenset(row.row for side in sides if any(each.sign for each in side) for row in side)


def _has_weights(form: Form) -> bool:
    return any(row.weight is not None for row in form.indicators)


def _says_nothing(row: Indicator, cell: str, context: Context) -> bool:
    """A name that is a number or a dash, a value that is a dash, or only the sign or the unit of one (≥,
    万元)."""
    if cell == "name":
        return _NO_NAME.fullmatch(row.name.strip()) is not None
    if cell != "value":
        return False
    if (row.value or "").isdecimal():
        return False
    if LONE_DASH.fullmatch(row.value or ""):
        return True
    rest = _SIGNS.sub("", row.value or "")
    return (rest != row.value and not rest) or (not row.unit and bool(context.language.unit(rest).kinds))


def _cell_hit(unit: IndicatorUnit, cell: str, params: CellsParams, context: Context) -> Hit | None:
    """The blank cell of a row; where many rows lack their values, one hit for all, on the first of them."""
    row, words = unit.indicator, context.lexicons.load("structure-words", StructureWords)
    heads, _ = unit.reading.once(heads_and_parts)
    blank = (
        [
            each
            for each in unit.form.indicators
            if each.row not in heads and _is_blank(each, cell, context) and not _is_found(each, context)
        ]
        if cell in _TOGETHER
        else []
    )
    many = len(blank) >= params.many
    if many and row is not blank[0]:
        return None
    shown = blank if many else [row]
    return Hit(
        values={
            "cell": words.columns[cell],
            "count": str(len(shown)),
            "rows": "、".join(str(each.number) for each in shown),
        },
        evidence=tuple(
            Evidence(each.full_name or row_words(each.number), each.place("name")) for each in shown[:_SHOWN]
        ),
        related=tuple(RowRef(unit.form.index, each.row) for each in shown[1:]),
        field=cell,
        fault="many" if many else "one",
    )
