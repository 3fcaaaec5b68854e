"""What the words around the forms say of a project's money, and which form they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.chinese.dates import THIS_YEAR
from auditor.expressions import expression
from auditor.language.numbers.funding import Funding, FundingReader
from auditor.model import Form, Paragraph, Submission

_HEADING = 60  # characters that a heading has at most
_SHORT = 4  # a project's name must have so many characters to be told from other words
_SPACES = expression(r"\s+")
_OF_YEAR = expression(THIS_YEAR)


@dataclass(frozen=True, slots=True)
class Told:
    """A whole amount that a paragraph outside the forms states for one of them."""

    form: Form
    funding: Funding
    paragraph: Paragraph


def told_money(submission: Submission, reader: FundingReader) -> Iterator[Told]:
    """The amounts that the text around the forms states for the year of a form. A paragraph speaks of the
    form whose project it or a heading above it names; with one form only, also below a heading that speaks
    of the project's money. What speaks of a department is left out."""
    forms = [form for form in submission.forms if not form.empty]
    about: Form | None = None
    for block in submission.document.blocks:
        if not isinstance(block, Paragraph):
            about = about if len(forms) == 1 else None
            continue
        about = _subject(block, about, forms, reader)
        if about is None or reader.beside.of_department(block.text):
            continue
        year = about.year or submission.year
        for found in reader.wholes(block.text):
            if found.named and _in_year(found, year):
                yield Told(about, found, block)


def _subject(block: Paragraph, about: Form | None, forms: list[Form], reader: FundingReader) -> Form | None:
    text = _SPACES.sub("", block.text)
    named = [form for form in forms if (name := _name(form)) and name in text]
    if named:
        return named[0] if len(named) == 1 else None
    if len(text) > _HEADING:
        return about
    if len(forms) == 1 and reader.beside.head_project(text):
        return forms[0]
    return None if reader.beside.of_department(text) else about


def _name(form: Form) -> str:
    name = _SPACES.sub("", form.project or "")
    return name if len(name) >= _SHORT else ""


def _in_year(found: Funding, year: int | None) -> bool:
    if found.year is not None:
        return found.year == year
    return _OF_YEAR.search(found.clause) is not None
