"""Findings with all that follows from their report, resolved once and handed to every writer.

The number is the one by which people cite a finding, the same in every output: 2-3 is the third of form 2,
总-1 concerns the whole file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.errors import UsageError
from auditor.model import Finding, Form, Indicator, Location, SubmissionReport
from auditor.model.words import WHOLE_FILE, Urgency, row_words
from auditor.reports.view.grouping import grouped
from auditor.reports.view.numbering import rows_words
from auditor.reports.view.places import (
    column_of,
    form_label,
    in_column,
    numbered,
    numbers_of,
    passage_label,
    row_place,
)
from auditor.reports.view.wording import urgency

WHOLE = "总"
_NAMED = 4  # other rows that are named
_NESTED = str.maketrans("“”", "‘’")  # as quotation marks stand in a quotation
_TOLD = 12  # characters of a name that a message opens with


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its number, its form and row (``None`` where it concerns more), its place in the file
    and the other rows that take part, in words."""

    finding: Finding
    number: str
    urgency: Urgency
    form: Form | None
    indicator: Indicator | None
    location: Location | None
    related: tuple[str, ...]

    @property
    def in_form(self) -> str:
        """«表3 第2行“培训人次”的“指标值”一栏», «表3《群团工作经费》的“年度目标”», or «整份文件»."""
        if self.form is None:
            return WHOLE_FILE
        if self.finding.row is not None:
            return f"表{self.form.index} {self.in_table}"
        return f"{form_label(self.form)}的{self.in_table}" if self.in_table else form_label(self.form)

    @property
    def in_table(self) -> str:
        """«第2行“培训人次”的“指标值”一栏», «“年度目标”», blank for the form as a whole."""
        form, indicator, field = self.form, self.indicator, self.finding.field
        if form is None:
            return ""
        if len(rows := self.finding.rows) > 1:
            return in_column(rows_words(numbers_of(form, rows)), column_of(form, indicator, field))
        if indicator is not None:
            return row_place(indicator, column_of(form, indicator, field))
        if self.finding.row is not None:
            return row_words(self.finding.row)
        label = passage_label(form, field, [each.location for each in self.finding.evidence])
        return f"“{label}”" if label else ""

    @property
    def beside(self) -> str:
        """The other rows that take part by name; many of the same form by their numbers."""
        own = [each.row for each in self.finding.related if each.form == self.finding.form and each.row]
        if len(own) > _NAMED and len(own) == len(self.related):
            return rows_words(numbers_of(self.form, own))
        return "、".join(self.related)

    @property
    def opens_with_name(self) -> bool:
        """Whether the message begins with its row, or the name of it."""
        named = self.indicator.name[:_TOLD].translate(_NESTED) if self.indicator else ""
        row = row_words(self.indicator.number) if self.indicator else ""
        return bool(named) and self.finding.message.startswith((f"“{named}", f"{row}“", f"{row}与"))

    @property
    def before_message(self) -> str:
        """What of ``in_table`` stands before the message: of a row whose name opens it only the number."""
        opens = self.indicator is not None and self.opens_with_name
        return numbered(self.indicator) if opens and self.indicator else self.in_table

    @property
    def in_file(self) -> str:
        """«文本第481行», «工作表“整体”D12», «第3页»; blank where the file says no more than the form does."""
        if self.location is None or (self.form is not None and self.location.only_table):
            return ""
        words = self.location.describe()
        return "" if words == "全文" else words

    @property
    def brief(self) -> str:
        """What is said of it beside another: its clause, else what its rule is called."""
        return (self.finding.briefly or self.finding.title).rstrip("。；")

    @property
    def place(self) -> str:
        """«表3 第2行“…” · 文本第481行»: in the form, then in the file."""
        return f"{self.in_form} · {self.in_file}" if self.in_file else self.in_form


def located(report: SubmissionReport) -> tuple[Located, ...]:
    """The findings of a submission in the order of the report."""
    submission = report.submission
    forms = {form.index: form for form in submission.forms}
    rows = {(form.index, row.row): row for form in submission.forms for row in form.indicators}
    numbers = _numbers(report.findings, forms)
    return tuple(_located(each, numbers[id(each)], forms, rows) for each in report.findings)


def by_number(report: SubmissionReport) -> dict[str, Located]:
    """The findings by number, in the order in which the numbers are given out."""
    found = {id(each.finding): each for each in located(report)}
    forms = {form.index: form for form in report.submission.forms}
    return {number: found[key] for key, number in _numbers(report.findings, forms).items()}


def find(report: SubmissionReport, number: str) -> Located:
    """The finding that bears a number. Raises UsageError where none does."""
    found = by_number(report)
    wanted = number.strip().replace("－", "-").replace("—", "-")
    if wanted not in found:
        example = "、".join(list(found)[:3]) or "2-3（这份文件没有问题）"
        raise UsageError(
            f"{report.submission.source} 没有编号为“{number}”的问题。编号见报告中每条问题前，如 {example}"
        )
    return found[wanted]


def groups_of(findings: Sequence[Located]) -> list[list[Located]]:
    """The findings of a form as they are read together; the last, perhaps empty, is on writing."""
    own = {id(each.finding): each for each in findings}
    return [[own[id(each)] for each in group] for group in grouped(each.finding for each in findings)]


def in_document_order(findings: Iterable[Located]) -> list[Located]:
    """By form and row, what concerns the whole before its parts; ties keep the given order."""
    return sorted(findings, key=lambda each: (each.finding.form or 0, each.finding.row or 0))


def waived_of(findings: Iterable[Located]) -> list[Located]:
    """The findings that somebody answers for: shown with who and why, counted nowhere."""
    return [each for each in findings if not each.finding.open]


def _numbers(findings: Sequence[Finding], forms: dict[int, Form]) -> dict[int, str]:
    """The number of each finding object, by its identity: equal findings may stand twice."""
    own: dict[str, list[Finding]] = {WHOLE: [], **{str(index): [] for index in sorted(forms)}}
    for finding in findings:
        own.get(str(finding.form), own[WHOLE]).append(finding)
    return {
        id(finding): f"{prefix}-{number}"
        for prefix, group in own.items()
        for number, finding in enumerate((each for read in grouped(group) for each in read), 1)
    }


def _located(
    finding: Finding, number: str, forms: dict[int, Form], rows: dict[tuple[int, int], Indicator]
) -> Located:
    form = forms.get(finding.form) if finding.form is not None else None
    row = rows.get((form.index, finding.row)) if form and finding.row is not None else None
    location = _location(finding, form, row)
    related = tuple(_related(finding, forms, rows))
    return Located(finding, number, urgency(finding), form, row, location, related)


def _location(finding: Finding, form: Form | None, row: Indicator | None) -> Location | None:
    """The row's cell, else the first quotation, else the form."""
    if row is not None:
        return row.place(finding.field) if finding.field else row.location
    if finding.evidence:
        return finding.evidence[0].location
    return form.location if form else None


def _related(
    finding: Finding, forms: dict[int, Form], rows: dict[tuple[int, int], Indicator]
) -> Iterable[str]:
    """The other rows that take part; the form is named only where it is another, the period or place of the
    target where it stands in the same line of the table."""
    own = rows.get((finding.form or 0, finding.row or 0))
    for ref in finding.related:
        row = rows.get((ref.form, ref.row)) if ref.row is not None else None
        words = row_words(row.number if row else ref.row) if ref.row is not None else ""
        if ref.form == finding.form and row is not None:
            yield f"{words}“{row.name}”{target_of(row, own)}"
        elif ref.form == finding.form and words:
            yield words
        else:
            yield (form_label(forms[ref.form]) if ref.form in forms else WHOLE_FILE) + words


def target_of(row: Indicator, own: Indicator | None) -> str:
    """«（半年目标）» where the two share a line of the table."""
    shared = own is not None and row is not own and row.number == own.number
    return f"（{row.part}）" if shared and row.part else ""
