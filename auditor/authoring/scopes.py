"""An example of each scope, and the unit that it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.authoring.cases import FormCase, passage, submission
from auditor.authoring.rows import Case, IndicatorCase, Repeat
from auditor.checks.units import FormUnit, IndicatorUnit, PairUnit, Scope, SubmissionUnit, TextUnit
from auditor.model import Block, Cell, Location, Paragraph, PassageField, Table


class IndicatorExample(IndicatorCase):
    """Scope indicator: a row, with the form around it where that matters; ``table`` is its header and the row
    as the file prints them, the name first."""

    form: FormCase = FormCase()
    table: tuple[tuple[str, ...], ...] = ()

    def build(self) -> IndicatorUnit:
        form = self.form.form(judged=(self,))
        blocks: tuple[Block, ...] = (_table(self.table, 1),) if self.table else ()
        return IndicatorUnit(submission(form, blocks=blocks), form, form.indicators[0])


class PairExample(Case):
    """Scope pair: two rows of one form."""

    a: IndicatorCase
    b: IndicatorCase
    form: FormCase = FormCase()

    def build(self) -> PairUnit:
        form = self.form.form(judged=(self.a, self.b))
        return PairUnit(submission(form), form, form.indicators[0], form.indicators[1])


class FormExample(FormCase):
    """Scope form; ``table`` is the table around it as the file prints it."""

    table: tuple[tuple[str, ...], ...] = ()

    def build(self) -> FormUnit:
        form = self.form()
        blocks: tuple[Block, ...] = (_table(self.table, 1),) if self.table else ()
        return FormUnit(submission(form, blocks=blocks), form)


class TextExample(Case):
    """Scope text: one passage, ``repeat`` times its text; ``form`` is the form around it."""

    field: PassageField
    text: str
    repeat: Repeat = 1
    label: str | None = None
    project: str | None = None
    year: int | None = None
    form: FormCase = FormCase()

    def build(self) -> TextUnit:
        given = {name: value for name in ("project", "year") if (value := getattr(self, name)) is not None}
        text = self.text * self.repeat
        form = self.form.model_copy(update={**given, self.field.value: text}).form()
        judged = next(each for each in form.passages if each.field is self.field)
        if self.label is not None:
            judged = passage(self.field, text, self.label)
        return TextUnit(submission(form), form, judged)


class FormsCase(FormCase):
    """A form of a document; with ``repeat`` so many of them, ``{n}`` in the project being the number."""

    repeat: Repeat = 1

    def forms(self) -> Iterator[FormCase]:
        """The forms that this one stands for."""
        for number in range(1, self.repeat + 1):
            numbered = {"project": (self.project or "").replace("{n}", str(number))}
            yield self.model_copy(update=numbered) if self.repeat > 1 else self


class SubmissionExample(Case):
    """Scope submission: forms, running text and tables."""

    forms: tuple[FormsCase, ...] = ()
    paragraphs: tuple[str, ...] = ()
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    issuer: str | None = None
    year: int | None = None

    def build(self) -> SubmissionUnit:
        cases = (form for each in self.forms for form in each.forms())
        forms = tuple(form.form(index) for index, form in enumerate(cases, start=1))
        paragraphs = [
            Paragraph(text, Location(line=line)) for line, text in enumerate(self.paragraphs, start=1)
        ]
        tables = [_table(rows, number) for number, rows in enumerate(self.tables, start=1)]
        blocks: tuple[Block, ...] = (*paragraphs, *tables)
        return SubmissionUnit(submission(*forms, blocks=blocks, issuer=self.issuer, year=self.year))


Example = IndicatorExample | PairExample | FormExample | TextExample | SubmissionExample

EXAMPLE_MODELS: dict[Scope, type[Example]] = {
    Scope.INDICATOR: IndicatorExample,
    Scope.PAIR: PairExample,
    Scope.FORM: FormExample,
    Scope.TEXT: TextExample,
    Scope.SUBMISSION: SubmissionExample,
}


def _table(rows: tuple[tuple[str, ...], ...], number: int) -> Table:
    place = Location(table=number)
    cells = tuple(
        Cell(text, row, column, place.at(row=row, column=column))
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    )
    return Table(cells, place)
