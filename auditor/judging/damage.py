"""Whether a finding rests on words that could not be read: then nothing is certain, and nothing is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from auditor.checks.units import SubmissionUnit, TextUnit, Unit, form_of, rows_of
from auditor.checks.wholeness import is_whole
from auditor.forms.damage import is_damaged
from auditor.language import Language
from auditor.model import Confidence, Finding, Form, Indicator, Location
from auditor.model.words import FIELD_WORDS

_WITHOUT_NAMES = (SubmissionUnit, TextUnit)
_REMARKS = frozenset({"note", "reason", "ignored"})  # columns that no rule on a whole form looks at
_BY_VALUE = frozenset({"operator", "unit"})  # judged beside the value
_BY_RESULT: Mapping[str, set[str | None]] = {  # judged beside target and result
    "actual": {"value"},
    "forecast": {"value"},
    "score": {"value", "actual", "weight"},
    "reason": {"value", "actual"},
    "possibility": {"value", "forecast"},
}
_ROW_DOUBTFUL = "这一行读得不确定，可能有单元格错位"
_NAME_UNREAD = "指标名称有缺字"
_WEIGHT: dict[str | None, int] = {_NAME_UNREAD: 0, _ROW_DOUBTFUL: 1}  # before what is said of a whole form
_OF_FORM = len(_WEIGHT)
_SUMS = frozenset({"weight-sum"})  # need every weight of the table
_NEEDS_ALL_ROWS = frozenset({"goal-not-covered"})
_TELLS_ABSENCE = frozenset({"missing-dimension", "goal-not-covered"})
_OF_HEAD = frozenset({"period-mismatch", "budget-mismatch", "text-text-mismatch", "basis"})
_TELLS_WHAT_A_ROW_IS = frozenset({"name", "level1", "level2"})


def unreadable(unit: Unit, findings: Iterable[Finding]) -> str | None:
    """Why these findings on a unit cannot be relied on, in Chinese; ``None`` where they can."""
    findings, form, scanned = tuple(findings), form_of(unit), unit.submission.document.uncertain
    rows = rows_of(unit)
    whole = form is not None and unit.reading.once(_is_read_well) and _are_read_well(rows)
    if not whole and (reason := _unread(unit, rows, findings)):
        return reason
    if any(is_damaged(quoted.text) for each in findings for quoted in each.evidence):
        return "原文有缺字"
    if scanned and _uncertain(unit, findings, rows or _named_in(unit, findings)):
        return "文字由扫描件识别得来，识别没有把握"
    if form is not None and any(each.category in _SUMS for each in findings):
        return _unsummed(form)
    return None


def _is_read_well(form: Form) -> bool:
    """Whether all cells of a form's rows were read, for sure and under columns that are sure."""
    return not (form.doubtful or form.misplaced) and _are_read_well(form.indicators)


def _are_read_well(rows: Iterable[Indicator]) -> bool:
    return not [row for row in rows if row.unread or row.doubtful]


def _unread(unit: Unit, rows: Sequence[Indicator], findings: Sequence[Finding]) -> str | None:
    """Which cells that findings rest on were not read for sure, in Chinese."""
    if any("name" in row.unread for row in rows):
        return _NAME_UNREAD
    if any(each.field in row.unread for each in findings for row in rows or _named(unit, each)):
        return "所需的单元格有缺字，没有读出来"
    return _doubtful_cells(unit, rows, findings) or _doubtful(unit, findings)


def _unsummed(form: Form) -> str | None:
    """Why the rows of a form cannot be added up: a line with no sure target may be none of them."""
    if form.cut:
        return "表格没有读完整"
    return "指标值的栏目没有读准，可能多算了行" if "value" in form.doubtful else None


def surest(unit: Unit, category: str, language: Language) -> Confidence:
    """How sure a finding of a category can be at most: that something is absent is no more than a question
    where a row that was left out, or whose name or level is doubtful, may be it, and that a goal has no row
    where the sheet may be cut."""
    form = form_of(unit)
    if category not in _TELLS_ABSENCE or form is None:
        return Confidence.CERTAIN
    told = unit.reading.once(_is_told_whole)
    if told and category in _NEEDS_ALL_ROWS:
        told = unit.reading.once(is_whole, language)
    return Confidence.CERTAIN if told else Confidence.ASK


def _is_told_whole(form: Form) -> bool:
    """Whether all rows of a form were read, and for sure what each of them is."""
    return not form.cut and all(row.doubtful.isdisjoint(_TELLS_WHAT_A_ROW_IS) for row in form.indicators)


def weightier(one: str | None, other: str | None) -> str | None:
    """Which of the reasons of two rows is told of their pair."""
    return min(one, other, key=lambda each: _WEIGHT.get(each, _OF_FORM if each else len(_WEIGHT) + 1))


def nameless(unit: Unit) -> str | None:
    """Why even a unit in which nothing was found is not judged: its names could not be read."""
    if names_are_read(unit):
        return None
    if any("name" in row.unread for row in rows_of(unit)):
        return _NAME_UNREAD
    if any("name" in row.doubtful for row in rows_of(unit)):
        return _ROW_DOUBTFUL
    return unit.reading.once(_doubtful_names)


def names_are_read(unit: Unit) -> bool:
    """Whether no name can be missed in a unit nor in the form that it belongs to; texts have none."""
    return isinstance(unit, _WITHOUT_NAMES) or unit.reading.once(_all_named)


def _all_named(form: Form) -> bool:
    if "name" in form.doubtful:
        return False
    suspect = [row for row in form.indicators if row.unread or row.doubtful]
    return not any("name" in row.unread or "name" in row.doubtful for row in suspect)


def _doubtful_names(form: Form) -> str | None:
    return _doubtful_columns(form.doubtful) if "name" in form.doubtful else None


def _uncertain(unit: Unit, findings: Iterable[Finding], rows: Iterable[Indicator]) -> bool:
    """Whether what is quoted, or the name or field that a finding is on, may be recognised wrongly."""
    findings, rows = tuple(findings), tuple(rows)
    places = {quoted.location for each in findings for quoted in each.evidence}
    places |= {
        row.place(field) for row in rows for each in findings for field in ("name", each.field or "name")
    }
    return not places.isdisjoint(unit.submission.document.uncertain)


def _named_in(unit: Unit, findings: Iterable[Finding]) -> list[Indicator]:
    return [row for each in findings for row in _named(unit, each)]


def _named(unit: Unit, finding: Finding) -> Sequence[Indicator]:
    """The row of the form that the finding of a rule on forms names."""
    if isinstance(unit, SubmissionUnit) or finding.row is None:
        return ()
    return unit.reading.once(_by_number).get(finding.row, ())


def _by_number(form: Form) -> dict[int, list[Indicator]]:
    rows: dict[int, list[Indicator]] = {}
    for row in form.indicators:
        rows.setdefault(row.row, []).append(row)
    return rows


def _doubtful_cells(unit: Unit, rows: Sequence[Indicator], findings: Iterable[Finding]) -> str | None:
    """Why findings rest on cells that may belong to another column or row."""
    if any("name" in row.doubtful for row in rows):
        return _ROW_DOUBTFUL
    form = form_of(unit)
    for each in findings:
        named = [*rows, *_named(unit, each)]
        needed = {*_needed(each.field), "name"}
        if any(row.doubtful & needed for row in named):
            return _ROW_DOUBTFUL
        if each.category in _SUMS and form and any("weight" in row.doubtful for row in form.indicators):
            return _ROW_DOUBTFUL
    return None


def _doubtful(unit: Unit, findings: Sequence[Finding]) -> str | None:
    """Why findings rest on columns of which it is doubtful what they are; a text is no column."""
    form = form_of(unit)
    if form is None or isinstance(unit, TextUnit):
        return None
    whole = form.doubtful
    doubtful = whole | form.misplaced
    if not doubtful:
        return None
    places = {form.location}  # where a finding stands that quotes nothing
    for row in form.indicators:
        places |= {row.location, row.place("name")}
    resting = [each for each in findings if not _is_of_head(each, places)]
    if findings and not resting:
        return None
    fields = [each.field for each in resting]
    needed = {name for field in fields if field for name in _needed(field)}
    rests = "name" in doubtful or not doubtful.isdisjoint(needed)
    if rests or (None in fields and whole - _REMARKS):
        return _doubtful_columns(doubtful)
    return None


def _is_of_head(finding: Finding, rows: Iterable[Location]) -> bool:
    """Whether a finding only quotes what stands beside the table's rows, whatever their columns are."""
    if finding.category not in _OF_HEAD or finding.row is not None or finding.related:
        return False
    lines = {(place.table, place.row, place.sheet) for place in rows}
    quoted = {(each.location.table, each.location.row, each.location.sheet) for each in finding.evidence}
    return bool(quoted) and all(row is not None for _, row, _ in quoted) and quoted.isdisjoint(lines)


def _doubtful_columns(doubtful: Iterable[str]) -> str:
    return "表的这几列读得不确定：" + "、".join(sorted(FIELD_WORDS.get(name, name) for name in doubtful))


def _needed(field: str | None) -> set[str | None]:
    """The fields that a finding on a field rests on."""
    if field == "levels":
        return {"level1", "level2"}
    beside: set[str | None] = {"value"} if field in _BY_VALUE else _BY_RESULT.get(field or "", set())
    return {field, *beside}
