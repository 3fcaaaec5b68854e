"""The texts of a unit with their places, for checks that judge words wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.checks.base import Hit
from auditor.checks.shared.words import RUNNING_TEXT
from auditor.checks.units import FormUnit, IndicatorUnit, SubmissionUnit, TextUnit
from auditor.language.spans import excerpt, plain, quote, squeeze
from auditor.language.texts.joined import Joined
from auditor.model import Document, Edit, Evidence, Form, Indicator, Location, Paragraph, Passage, Submission
from auditor.model.words import FIELD_WORDS

ReadableUnit = SubmissionUnit | FormUnit | TextUnit | IndicatorUnit

_WHOLE = 40  # characters up to which a text is quoted whole
_RUNNING_TEXT = 8  # a shorter paragraph outside the forms is a heading or a cell


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text and where it stands. ``field`` is the name of an indicator's or a form's field, ``None`` outside
    the forms; ``label`` is what a reader calls it."""

    text: str
    location: Location
    field: str | None = None
    label: str = ""
    row: int | None = None

    def hit(
        self,
        start: int,
        end: int,
        *,
        before: int = 14,
        after: int = 14,
        edits: tuple[Edit, ...] = (),
        sure: bool = True,
        **values: str,
    ) -> Hit:
        """A hit on a span of this snippet; the words ``before`` and ``after`` it are the value ``quote``."""
        short = len(self.text) <= _WHOLE and "\n" not in self.text
        words = self.text.strip() if short else quote(self.text, start, end, before, after)
        shown = words if short else excerpt(self.text, start, end, before, after)
        return Hit(
            values={"label": self.label, "quote": shown, **values},
            evidence=(Evidence(words, self.location),),
            row=self.row,
            field=self.field,
            edits=edits,
            sure=sure,
        )

    def edit(self, start: int, end: int, new: str) -> Edit:
        """The replacement of a span of this snippet."""
        return Edit(self.location, self.text, start, self.text[start:end], new)


class Texts:
    """The texts of a unit in order, and all of them end to end, as they are written or without white space:
    what hardly any text has is looked for in all of them at once."""

    def __init__(self, snippets: Iterable[Snippet]) -> None:
        self.snippets = tuple(snippets)

    @cached_property
    def written(self) -> Joined:
        """The texts as they are."""
        return Joined([each.text for each in self.snippets])

    @cached_property
    def squeezed(self) -> Joined:
        """The texts without any white space."""
        return Joined([squeeze(each.text).text for each in self.snippets])

    def holding(self, expression: re.Pattern[str]) -> Iterator[Snippet]:
        """The texts in which an expression matches; see ``Joined.holding``."""
        return map(self.snippets.__getitem__, self.written.holding(expression))


def snippets(unit: ReadableUnit) -> tuple[Snippet, ...]:
    """The texts of a unit: a passage, an indicator, all of a form, or what stands outside every form."""
    return texts_of(unit).snippets


def texts_of(unit: ReadableUnit) -> Texts:
    """The same texts, to be searched together."""
    match unit:
        case TextUnit():
            return Texts((passage_snippet(unit.passage),))
        case IndicatorUnit():
            return Texts(_indicator(unit.indicator))
        case FormUnit():
            return unit.reading.once(_of_form)
        case SubmissionUnit():
            return unit.reading.once(_of_submission)


def _of_form(form: Form) -> Texts:
    return Texts(form_snippets(form))


def _of_submission(submission: Submission) -> Texts:
    return Texts(_outside(submission))


def form_snippets(form: Form) -> Iterator[Snippet]:
    """Every passage and every indicator of a form, and its name."""
    if form.project:
        yield Snippet(form.project, form.location, "project", FIELD_WORDS["project"])
    for passage in form.passages:
        yield passage_snippet(passage)
    for indicator in form.indicators:
        yield from _indicator(indicator)


def passage_snippet(passage: Passage) -> Snippet:
    """The text of a field of a form."""
    return Snippet(passage.text, passage.location, passage.field.value, passage.label)


def _indicator(indicator: Indicator) -> Iterator[Snippet]:
    texts = {
        "name": (indicator.full_name, FIELD_WORDS["name"]),
        "value": (indicator.value if indicator.qualitative else None, FIELD_WORDS["value"]),
        "reason": (indicator.reason, FIELD_WORDS["reason"]),
    }
    for field, (text, label) in texts.items():
        if text:
            yield Snippet(text, indicator.place(field), field, label, indicator.row)


def _outside(submission: Submission) -> Iterator[Snippet]:
    inside = "\n".join(_form_texts(submission))
    for text, location in _prose(submission.document):
        words = plain(text)
        if len(words) >= _RUNNING_TEXT and words not in inside:
            yield Snippet(text, location, None, RUNNING_TEXT)


def _prose(document: Document) -> Iterator[tuple[str, Location]]:
    """Paragraphs, and on a sheet the cells that stand alone in their row, as a paragraph does there."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text, block.location
            continue
        for row in block.rows() if block.location.sheet else ():
            filled = [cell for cell in row if cell.text.strip()]
            if len(filled) == 1:
                yield filled[0].text, filled[0].location


def _form_texts(submission: Submission) -> Iterator[str]:
    for form in submission.forms:
        yield plain(form.title)
        yield plain(form.note or "")
        for snippet in form_snippets(form):
            yield plain(snippet.text)
