"""Document numbers in a 立项依据: malformed, in the wrong brackets, or of another year than the title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import Field
from rapidfuzz.fuzz import partial_ratio

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.snippets import passage_snippet
from auditor.checks.units import SubmissionUnit, TextUnit
from auditor.language.spans import plain
from auditor.language.texts.citing import DocumentLexicon
from auditor.language.texts.documents import (
    Citation,
    DocumentNumber,
    NumberFault,
    document_numbers,
    read_basis,
)
from auditor.model import Evidence, Form, Passage, PassageField, RowRef, Submission

_WRITTEN, _SOME_YEAR = "{code}〔{year}〕{number}号", "20××"
_CODE_ENDS = tuple("发办函字文规党委")
_LEAST_WORDS = 8  # a citation with fewer words names no title that could be compared


class NumberParams(Params):
    """``faults`` are judged; ``together`` makes one hit of all of a passage."""

    faults: tuple[NumberFault, ...] = Field(description="判哪几种文号差错")
    together: bool = Field(default=False, description="真：一段文字里的合成一条提示")


@check_kind("document-number", params=NumberParams, provides={"number", "proper", "count"})
def judge_number(unit: TextUnit, params: NumberParams, _context: Context) -> Judgement:
    """A document number is written as the form of official documents asks."""
    numbers = document_numbers(unit.passage.text)
    if not numbers:
        return NOT_APPLICABLE
    faulty = [number for number in numbers if number.fault in params.faults]
    if params.together and faulty:
        return failed(_number_hit(unit.passage, faulty))
    return failed(*(_number_hit(unit.passage, [number]) for number in faulty))


def _number_hit(passage: Passage, numbers: Sequence[DocumentNumber]) -> Hit:
    snippet = passage_snippet(passage)
    proper = {number.text: _proper(number) for number in numbers}  # one that is cited twice is told once
    values = {"number": "、".join(proper), "proper": "、".join(proper.values()), "count": str(len(proper))}
    return Hit(
        values=values,
        evidence=tuple(Evidence(number.text, passage.location) for number in numbers),
        edits=tuple(snippet.edit(each.start, each.end, _proper(each)) for each in numbers if each.number),
        sure=all(_one_reading(each) for each in numbers),
    )


def _one_reading(number: DocumentNumber) -> bool:
    """Brackets of another shape, or one lost beside a year of four digits, after what is a code for sure."""
    shape = number.fault in {NumberFault.BRACKET_STYLE, NumberFault.UNPAIRED}
    return shape and number.code.endswith(_CODE_ENDS)


def _proper(number: DocumentNumber) -> str:
    if number.fault is NumberFault.UNPAIRED:
        return _WRITTEN.format(code=number.code, year=number.year, number=number.number)
    return number.proper or _WRITTEN.format(code=number.code, year=_SOME_YEAR, number=number.number)


@check_kind("document-code", params=NoParams, provides={"number", "code"})
def judge_code(unit: TextUnit, _params: NoParams, context: Context) -> Judgement:
    """What stands before the year of a document number can be the code of an issuing office."""
    lexicon = context.lexicons.load("document-numbers", DocumentLexicon)
    numbers = document_numbers(unit.passage.text)
    if not numbers:
        return NOT_APPLICABLE
    strange = [number for number in numbers if any(word in number.code for word in lexicon.not_codes)]
    place = unit.passage.location
    return failed(
        *(
            Hit(values={"number": each.text, "code": each.code}, evidence=(Evidence(each.text, place),))
            for each in strange
        )
    )


class YearParams(Params):
    """``gap`` is how many years a yearly document's number may lie before its year."""

    gap: int = Field(default=1, description="年度文件的文号年份最多比所说年度早几年")


@check_kind(
    "document-year",
    params=YearParams,
    provides={"number", "title_year", "number_year"},
)
def judge_year(unit: TextUnit, params: YearParams, context: Context) -> Judgement:
    """The year of a yearly document agrees with the year of its number."""
    lexicon = context.lexicons.load("document-numbers", DocumentLexicon)
    citations = [c for item in read_basis(unit.passage.text) for c in item.citations if c.numbers]
    if not citations:
        return NOT_APPLICABLE
    return failed(*(hit for c in citations for hit in _year_hits(unit, c, params.gap, lexicon)))


def _year_hits(unit: TextUnit, citation: Citation, gap: int, lexicon: DocumentLexicon) -> Iterator[Hit]:
    title_year = lexicon.annual_year(citation)
    issued = [number for number in citation.numbers if number.year]
    if title_year is None or not issued:
        return
    nearest = min(issued, key=lambda number: abs(title_year - (number.year or 0)))
    if title_year - (nearest.year or 0) > gap:
        yield Hit(
            values={
                "number": nearest.text,
                "title_year": str(title_year),
                "number_year": str(nearest.year),
            },
            evidence=(Evidence(citation.text, unit.passage.location),),
        )


class SharedParams(Params):
    """``alike`` is the similarity (0…100) from which two titles count as the same document."""

    alike: int = Field(default=60, description="两个标题相似到多少算同一文件（0—100）")


class _Mention(NamedTuple):
    form: Form
    passage: Passage
    citation: Citation
    number: DocumentNumber


@check_kind(
    "document-shared-number",
    params=SharedParams,
    provides={"number", "one", "other", "other_form", "other_project"},
)
def judge_shared(unit: SubmissionUnit, params: SharedParams, _context: Context) -> Judgement:
    """One document number belongs to one document throughout a submission."""
    by_number: dict[tuple[str, int | None, str], list[_Mention]] = defaultdict(list)
    for mention in _mentions(unit.submission):
        if mention.number.number:
            by_number[mention.number.key].append(mention)
    if not by_number:
        return NOT_APPLICABLE
    return failed(*(hit for mentions in by_number.values() for hit in _shared(mentions, params.alike)))


def _mentions(submission: Submission) -> Iterator[_Mention]:
    for form in submission.forms:
        for passage in form.passages:
            if passage.field is PassageField.BASIS:
                for item in read_basis(passage.text):
                    for citation in item.citations:
                        for number in citation.numbers:
                            yield _Mention(form, passage, citation, number)


def _shared(mentions: Sequence[_Mention], alike: int) -> Iterator[Hit]:
    first = mentions[0]
    for other in mentions[1:]:
        one, two = plain(first.citation.wording), plain(other.citation.wording)
        if min(len(one), len(two)) < _LEAST_WORDS or partial_ratio(one, two) >= alike:
            continue
        yield Hit(
            values={
                "number": first.number.text,
                "one": first.citation.wording.strip(),
                "other": other.citation.wording.strip(),
                "other_form": str(other.form.index),
                "other_project": other.form.name,
            },
            evidence=(
                Evidence(first.citation.text, first.passage.location),
                Evidence(other.citation.text, other.passage.location),
            ),
            related=(RowRef(other.form.index),) if other.form is not first.form else (),
            form=first.form.index,
            field=PassageField.BASIS.value,
        )
        return
