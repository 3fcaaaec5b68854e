"""What kind of form it is, which year it is for, and which layout it follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from auditor.chinese.dates import THIS_CENTURY
from auditor.expressions import expression
from auditor.forms.head.records import Head
from auditor.forms.labels.lexicon import Labels
from auditor.forms.layouts import Layout
from auditor.forms.periods import last_month, month_in
from auditor.forms.shapes.header import Header
from auditor.forms.text import squeeze
from auditor.model import Form, FormKind, Indicator

_YEAR = expression(rf"(?<!\d)({THIS_CENTURY})(?=年|\s*年|年度|$|[^\d.\-/])")
_YEAR_LABELS = ("budget", "goal", "goal_generic", "amount")
_SOME = 3  # rows
_RESULTS = (FormKind.SELF_REVIEW, FormKind.MONITORING)


def kind_of(
    title: str | None,
    head: Head,
    layout: Layout | None,
    labels: Labels,
    indicators: Sequence[Indicator] = (),
) -> FormKind:
    """From the title's words; where they say no more than 项目, from the layout and the labels that only one
    kind has, and where nobody knows it and no title names a plan, from the results in most rows."""
    printed = squeeze(title or "")
    titled = (
        kind for kind, words in labels.source.kinds.items() if any(squeeze(word) in printed for word in words)
    )
    kind = next(titled, FormKind.PROJECT)
    if kind is FormKind.PROJECT and layout and layout.kind in _RESULTS:
        return layout.kind
    planned = layout is not None or any(squeeze(word) in printed for word in labels.source.plans)
    if kind is FormKind.PROJECT and not planned and _tells_results(indicators, head, labels):
        return FormKind.SELF_REVIEW
    return _unless_department(kind, head, labels.source.of_departments)


def _tells_results(indicators: Sequence[Indicator], head: Head, labels: Labels) -> bool:
    """Whether most rows have a result, or some do in a form that asks what went wrong."""
    told = sum(bool((row.actual or "").strip()) for row in indicators)
    asked = any(labels.shortfall.fullmatch(hit.key) for hit in head.labels)
    return (told >= _SOME and told * 2 > len(indicators)) or (told > 0 and asked)


def _unless_department(kind: FormKind, head: Head, own_words: Iterable[str]) -> FormKind:
    if kind is not FormKind.PROJECT or any(hit.field == "project" for hit in head.labels):
        return kind
    department = any(word in hit.label for hit in head.labels for word in own_words)
    return FormKind.DEPARTMENT if department else kind


def year_of(title: str | None, head: Head) -> int | None:
    """The year that the title, a field 年度 or a label (2024年预算) states."""
    labels = (hit.label for hit in head.labels if hit.field in _YEAR_LABELS)
    texts = (title or "", head.values.get("year", ""), *labels)
    return next((year for text in texts if (year := _year_in(text))), None)


def through_month(title: str | None, head: Head, header: Header | None) -> int | None:
    """The last month that the figures of a monitoring form cover: from the column of the results, the money
    columns, a field 监控期间 or the title."""
    actual = header.get("actual") if header else None
    labels = [actual.label if actual else "", *head.matrix]
    stated = next((month for label in labels if (month := last_month(label))), None)
    return stated or month_in(head.values.get("period", "")) or last_month(title or "")


def _year_in(text: str) -> int | None:
    match = _YEAR.search(text)
    return int(match[1]) if match else None


def document_year(opening: Iterable[str], forms: Iterable[Form]) -> int | None:
    """The year most forms are for, else the one in the first lines that stand alone."""
    stated = Counter(form.year for form in forms if form.year)
    if stated:
        return max(stated, key=lambda year: (stated[year], year))
    return next((year for text in opening if (year := _year_in(text))), None)


def layout_of(header: Header | None, indicators: Iterable[Indicator]) -> str | None:
    """«levels» (columns of their own), «prefixed» (level names before the name) or «flat»."""
    if header is None:
        return None
    if header.grouped:
        return "grouped"
    if header.names & {"level1", "level2"}:
        return "levels"
    return "prefixed" if any(indicator.levels for indicator in indicators) else "flat"
