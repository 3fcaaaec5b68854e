"""Common indicators to insert: a well-formed row where its dimension stands in the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.errors import UsageError
from auditor.language.linking.library import Entry, LibraryReader
from auditor.model import as_written
from auditor.web.editor.auditing import opened
from auditor.web.editor.draft import Draft
from auditor.web.editor.editing import EditedForm, EditedRow
from auditor.web.work import ruleset

_MOST = 40
_FIRST = {"数量": "产出", "质量": "产出", "时效": "产出", "成本": "成本", "满意度": "满意度"}
_UNKNOWN = "…"  # for a target that practice knows no figure of


@dataclass(frozen=True, slots=True)
class Offer:
    """An indicator that a clerk may take."""

    field: str
    name: str
    dimension: str
    target: str


@dataclass(frozen=True, slots=True)
class Offers:
    """The indicators for a word, and the fields of work that have any."""

    fields: tuple[str, ...]
    found: tuple[Offer, ...]


def offers(word: str) -> Offers:
    """The indicators for a word, and the fields of work that there are."""
    reader = _reader()
    hits = reader.find(word)[:_MOST] if word else ()
    found = (Offer(hit.field, hit.entry.name, hit.entry.dimension, hit.entry.target) for hit in hits)
    return Offers(reader.fields, tuple(found))


def inserted(result: str, form: int, draft: Draft, field: str, name: str) -> tuple[str, Draft]:
    """The draft with a row for an indicator of the library, and what that is called among the steps. Raises
    UsageError for an unknown one."""
    hits = (hit for hit in _reader().find(field) if hit.field == field and hit.entry.name == name)
    hit = next(hits, None)
    if hit is None:
        raise UsageError("指标库里没有这条指标，请重新查找")
    edited = opened(result, form).with_draft(draft)
    if not edited.rows:
        raise UsageError("这张表没有指标行，不能插入，请在原文件里填写")
    above, alike = _place(edited, hit.entry)
    levels = alike.words.levels if alike else _levels(hit.entry, edited)
    texts = _texts(hit.entry, edited.columns, above, alike, levels)
    return f"插入{name}", draft.with_row(above.id, levels, texts)


@lru_cache(maxsize=1)
def _reader() -> LibraryReader:
    return LibraryReader(ruleset().lexicons)


def _place(edited: EditedForm, entry: Entry) -> tuple[EditedRow, EditedRow | None]:
    """The row to insert below, and the last row of the same dimension, if there is any."""
    pairs = zip(edited.rows, edited.form.indicators, strict=True)
    alike = [row for row, indicator in pairs if any(entry.dimension in level for level in indicator.levels)]
    return (alike[-1], alike[-1]) if alike else (edited.rows[-1], None)


def _levels(entry: Entry, edited: EditedForm) -> tuple[str, ...]:
    """The levels of a dimension that the form does not have yet, in the words of its other rows."""
    if not any(indicator.levels for indicator in edited.form.indicators):
        return ()
    first = next((word for key, word in _FIRST.items() if key in entry.dimension), "效益")
    return f"{first}指标", f"{entry.dimension}指标"


def _texts(
    entry: Entry, columns: Sequence[str], above: EditedRow, alike: EditedRow | None, levels: tuple[str, ...]
) -> dict[str, str]:
    """What each cell says. A sign or a unit without a column of its own stands beside the value, a level in
    front of the name where the row above has it there."""
    figure = _UNKNOWN if entry.typical is None else as_written(entry.typical)
    sign = "" if "operator" in columns else entry.operator
    unit = "" if "unit" in columns else entry.unit
    name = entry.name
    if alike is not None and alike.words.cells.get("name", "").endswith(own := _own_name(alike)):
        name = alike.words.cells["name"].removesuffix(own) + name
    texts = {"name": name, "operator": entry.operator, "value": f"{sign}{figure}{unit}", "unit": entry.unit}
    if alike is None:
        texts |= dict(zip(("level1", "level2"), levels, strict=False))
    else:
        texts |= {key: above.words.cells[key] for key in ("level1", "level2") if key in above.words.cells}
    return {key: text for key, text in texts.items() if key in columns}


def _own_name(row: EditedRow) -> str:
    return row.like.name if not row.new else row.words.cells.get("name", "")
