"""The department's own words around a finding: the rows and sentences it quotes, marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from auditor.chinese.marks import unspaced
from auditor.chinese.stops import last_end, next_end
from auditor.model import Evidence, Finding, Form, Indicator, Passage, Submission, as_written
from auditor.reports.view.located import Located
from auditor.reports.view.places import Places, form_label, form_of, indicator_of, numbered

ROW_FIELDS = ("name", "weight", "operator", "value", "unit")
_MOST_ROWS = 8
_LONGEST = 240  # characters of a cell or a stretch of a quotation
_AROUND = 40  # characters of context on each side of a quotation


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of quoted text; ``marked`` is what the finding is about."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class QuotedRow:
    """An indicator row as the form has it; ``cells`` follow ROW_FIELDS, ``main`` is the judged row."""

    label: str
    main: bool
    cells: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words from running text, with the field they stand in and their place in the file."""

    label: str
    place: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    """All that a finding quotes; ``omitted`` rows are left out to keep the report readable."""

    rows: tuple[QuotedRow, ...]
    quotations: tuple[Quotation, ...]
    omitted: int = 0


def quotes_of(submission: Submission, located: Located) -> Quotes:
    """Rows first (the judged one, the related ones, those that evidence points into), then sentences."""
    finding, home = located.finding, located.form
    involved = _involved(submission, located)
    forms = {form.index: form for form in (home, *(form for form, _ in involved)) if form}
    rest = _distinct(each for each in finding.evidence if not _shown(home, forms.values(), each))
    rows = [_quoted_row(form, indicator, finding, home) for form, indicator in involved[:_MOST_ROWS]]
    quotations = [_quotation(submission, home, each) for each in rest]
    return Quotes(tuple(rows), tuple(quotations), max(0, len(involved) - _MOST_ROWS))


def cell_text(indicator: Indicator, field: str) -> str:
    """What a field of a row says, as written; blank where the form has nothing."""
    match field:
        case "name":
            return indicator.full_name or indicator.name
        case "weight":
            return indicator.weight_text or (
                as_written(indicator.weight) if indicator.weight is not None else ""
            )
        case "operator":
            return indicator.operator_text or indicator.sign
        case "value":
            return indicator.value or ""
        case "unit":
            return indicator.unit or ""
        case "actual":
            return indicator.actual or ""
        case "forecast":
            return indicator.forecast or ""
        case "possibility":
            return indicator.possibility or ""
        case "reason":
            return indicator.reason or ""
        case "score":
            return as_written(indicator.score) if indicator.score is not None else ""
        case _:
            return ""


def shortened(text: str) -> str:
    """``text`` without the middle where it is so long that nobody reads it in a table."""
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half]}……（共{len(text)}字）……{text[-half:]}"


def mark(text: str, needle: str) -> tuple[Segment, ...]:
    """``text`` with the first occurrence of ``needle`` marked; unmarked where it does not occur."""
    start = text.find(needle) if needle else -1
    if start < 0:
        return (Segment(text),)
    end = start + len(needle)
    parts = (Segment(text[:start]), Segment(text[start:end], marked=True), Segment(text[end:]))
    return tuple(replace(part, text=shortened(part.text)) for part in parts if part.text)


def _shown(home: Form | None, forms: Iterable[Form], evidence: Evidence) -> bool:
    """Whether the quoted rows, or the heading of the form, show these words already."""
    if home is not None and (evidence.text, evidence.location) == (home.name, home.location):
        return True
    return any(_row_with(form, evidence) for form in forms)


def _involved(submission: Submission, located: Located) -> list[tuple[Form, Indicator]]:
    home = located.form
    found = [(home, located.indicator)] if home is not None and located.indicator is not None else []
    for ref in located.finding.related:
        form = form_of(submission, ref.form)
        indicator = indicator_of(form, ref.row)
        if form is not None and indicator is not None:
            found.append((form, indicator))
    for evidence in located.finding.evidence:
        indicator = _row_with(home, evidence)
        if home is not None and indicator is not None:
            found.append((home, indicator))
    return list({(form.index, indicator.row): (form, indicator) for form, indicator in found}.values())


def _row_with(form: Form | None, evidence: Evidence) -> Indicator | None:
    """The row that a quotation was taken from."""
    for indicator in form.indicators if form else ():
        places = (indicator.location, *indicator.locations.values())
        if evidence.location in places and (
            _field_with(indicator, evidence.text, None) or _is_row(indicator, evidence.text)
        ):
            return indicator
    return None


def _is_row(indicator: Indicator, text: str) -> bool:
    """Whether the words are several cells of the row in a line («name | 20 | ≥ | 98 | %», «name ≥98%»)."""
    cells = {field: cell_text(indicator, field) for field in ROW_FIELDS}
    whole = unspaced("".join(cells.values()))
    unweighted = unspaced("".join(text for field, text in cells.items() if field != "weight"))
    words = unspaced(text.replace("|", ""))
    return bool(words) and (words in whole or words in unweighted)


def _field_with(indicator: Indicator, text: str, preferred: str | None) -> str | None:
    fields = [field for field in (preferred, *ROW_FIELDS) if field]
    return next((field for field in fields if text and text in cell_text(indicator, field)), None)


def _quoted_row(form: Form, indicator: Indicator, finding: Finding, home: Form | None) -> QuotedRow:
    main = (form.index, indicator.row) == (finding.form, finding.row)
    same_form = home is not None and form.index == home.index
    label = numbered(indicator) if same_form else f"{form_label(form)}{numbered(indicator)}"
    needle = next((e.text for e in finding.evidence if _row_with(form, e) is indicator), "")
    preferred = finding.field if finding.field in ROW_FIELDS else None
    target = _field_with(indicator, needle, preferred) or (preferred if main else None)
    cells = (_cell(indicator, field, needle if field == target else None) for field in ROW_FIELDS)
    return QuotedRow(label, main, tuple(cells))


def _cell(indicator: Indicator, field: str, needle: str | None) -> tuple[Segment, ...]:
    """``needle`` is ``None`` for a cell that is not meant; a cell without the words is meant as a whole."""
    text = cell_text(indicator, field)
    if needle is None:
        return (Segment(shortened(text) or "—"),)
    if not text:
        return (Segment("（空）", marked=True),)
    return mark(text, needle if needle and needle in text else text)


def _quotation(submission: Submission, home: Form | None, evidence: Evidence) -> Quotation:
    passage = _passage_with(submission, home, evidence)
    if passage is None:
        words = Places(submission).words(evidence.location)
        return Quotation("", words, (Segment(shortened(evidence.text), marked=True),))
    place = "" if evidence.location.only_table else evidence.location.describe()
    return Quotation(passage.label, place, _in_context(passage.text, evidence.text))


def _passage_with(submission: Submission, home: Form | None, evidence: Evidence) -> Passage | None:
    forms = (home,) if home else submission.forms
    holding = [p for form in forms for p in form.passages if evidence.text and evidence.text in p.text]
    exact = (passage for passage in holding if passage.location == evidence.location)
    return next(exact, holding[0] if len(holding) == 1 else None)


def _in_context(text: str, needle: str) -> tuple[Segment, ...]:
    """The quotation with the rest of its sentence, shortened where that is long."""
    start = text.find(needle)
    end = start + len(needle)
    left, right = last_end(text, start) + 1, next_end(text, end) + 1
    before, after = text[left:start].lstrip(), text[end:right].rstrip()
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    parts = (Segment(before), Segment(shortened(needle), marked=True), Segment(after))
    return tuple(part for part in parts if part.text)


def _distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    return list(dict.fromkeys(evidence))
