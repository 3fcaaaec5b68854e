"""The list of a 立项依据: repeated, outdated or merged items, and items that are no document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

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
from auditor.checks.pairing import pairs_sharing
from auditor.checks.shared import reasons
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shortening import shorten
from auditor.checks.shared.snippets import passage_snippet
from auditor.checks.shared.words import ETC
from auditor.checks.texts.corrections import missing_semicolon
from auditor.checks.units import TextUnit
from auditor.language.spans import plain
from auditor.language.texts.citing import DocumentLexicon
from auditor.language.texts.documents import Citation, Item, document_keys, read_basis, same_document
from auditor.model import Confidence, Evidence, Passage

_SHORT = 12  # fewer characters are a heading or a fragment, not a statement of purpose
_QUOTED = 30
_LISTED = 2


@check_kind(
    "basis-repeated",
    params=NoParams,
    provides={"document", "one", "two"},
    faults={"items", "sole", "item", "text"},
)
def judge_repeated(unit: TextUnit, _params: NoParams, _context: Context) -> Judgement:
    """No document stands twice in a basis."""
    citations = _citations(unit.passage)
    if len(citations) < 2:
        return NOT_APPLICABLE
    pairs = ((one, two) for one, two in pairs_sharing(citations, document_keys) if same_document(one, two))
    reported: dict[tuple[str, str], Hit] = {}
    for one, two in pairs:
        if len(one.key) >= 6:
            places = (one.item or str(one.start), two.item or str(two.start))
            reported.setdefault(places, _repeat(unit, one, two, citations))
    return failed(*reported.values())


def _repeat(unit: TextUnit, one: Citation, two: Citation, citations: Sequence[Citation]) -> Hit:
    place = unit.passage.location
    return Hit(
        values={"document": one.text, "one": one.item or "", "two": two.item or ""},
        evidence=(Evidence(one.text, place), Evidence(two.text, place)),
        fault=_repeated(one, two, citations),
    )


def _repeated(one: Citation, two: Citation, citations: Sequence[Citation]) -> str:
    """In which places a document stands twice, and whether the second item has no other that is new."""
    if one.item and two.item and one.item != two.item:
        first, second = ([each for each in citations if each.item == item] for item in (one.item, two.item))
        again = all(any(same_document(each, other) for other in first) for each in second)
        return "sole" if again else "items"
    return "item" if one.item else "text"


class AgeParams(Params):
    """``lag`` is how many years before the budget year an annual document counts as outdated."""

    lag: int = Field(default=2, description="年度文件比预算年度早几年算过时")


@check_kind("basis-outdated", params=AgeParams, provides={"count", "documents", "year"})
def judge_outdated(unit: TextUnit, params: AgeParams, context: Context) -> Judgement:
    """The annual documents of a basis are those of the budget year or of the year before."""
    lexicon = context.lexicons.load("document-numbers", DocumentLexicon)
    dated = [(c, year) for c in _citations(unit.passage) if (year := _last_year(c, lexicon)) is not None]
    if not dated:
        return NOT_APPLICABLE
    budget_year = unit.form.year or unit.submission.year
    if budget_year is None:
        return Undetermined(reasons.NO_BUDGET_YEAR)
    old = list({c.key: c for c, year in dated if budget_year - year >= params.lag}.values())
    if not old:
        return PASSED
    values = {"count": str(len(old)), "documents": _listed(old), "year": str(budget_year)}
    return failed(Hit(values=values, evidence=tuple(Evidence(c.text, unit.passage.location) for c in old)))


def _listed(citations: Sequence[Citation]) -> str:
    """The first of them; the evidence quotes all."""
    more = ETC if len(citations) > _LISTED else ""
    return "；".join(citation.text for citation in citations[:_LISTED]) + more


def _last_year(citation: Citation, lexicon: DocumentLexicon) -> int | None:
    """The later of the year that an annual document is for and the year in which it was issued."""
    year = lexicon.annual_year(citation) or lexicon.event_year(citation)
    if year is None:
        return None
    return max([year, *(number.year for number in citation.numbers if number.year)])


@check_kind("basis-not-document", params=NoParams, provides={"item", "text"}, faults={"item", "text", "sole"})
def judge_not_document(unit: TextUnit, _params: NoParams, context: Context) -> Judgement:
    """Every item of a basis names a document, a contract or a decision."""
    lexicon = context.lexicons.load("document-numbers", DocumentLexicon)
    items = read_basis(unit.passage.text)
    if not items:
        return NOT_APPLICABLE
    named = context.language.documents.named
    strange = [i for i in items if len(plain(i.text)) >= _SHORT and not named(i)]
    listed = len(strange) < len(items)
    return failed(*(_strange(unit.passage, i, listed=listed, told=lexicon.purpose(i)) for i in strange))


def _strange(passage: Passage, item: Item, *, listed: bool, told: bool) -> Hit:
    """``listed`` where other items are documents: without any there would be no basis left to keep."""
    among = "item" if item.number else "text"
    return Hit(
        values={"item": item.number or "", "text": shorten(item.text)},
        evidence=(Evidence(item.text, passage.location),),
        confidence=None if listed and told else Confidence.ASK,
        fault=among if listed else "sole",
    )


@check_kind("basis-merged", params=NoParams, provides={"previous", "item", "text"})
def judge_merged(unit: TextUnit, _params: NoParams, _context: Context) -> Judgement:
    """Every item of a basis is closed by punctuation before the next one begins."""
    items = read_basis(unit.passage.text)
    if len(items) < 2:
        return NOT_APPLICABLE
    return failed(*_merged(unit.passage, items))


def _merged(passage: Passage, items: Sequence[Item]) -> Iterator[Hit]:
    for before, item in pairwise(items):
        if item.merged and before.number:
            closed = len(passage.text[: item.start].rstrip())
            words = passage.text[max(before.start, closed - _QUOTED) : item.start + 12].strip()
            start, end = missing_semicolon(passage.text, item.start)
            yield Hit(
                values={"previous": before.number, "item": item.number, "text": words},
                evidence=(Evidence(words, passage.location),),
                edits=(passage_snippet(passage).edit(start, end, "；"),),
            )


@check_kind("basis-unnumbered", params=NoParams, provides={"count", "documents"})
def judge_unnumbered(unit: TextUnit, _params: NoParams, _context: Context) -> Judgement:
    """Where most documents of a basis have a number, notices without one are told."""
    notices = [c for c in _citations(unit.passage) if c.numbers or "通知" in c.text]
    numbered = [c for c in notices if c.numbers]
    bare = [c for c in notices if not c.numbers and "令" not in c.text]
    if len(numbered) < 2 or len(numbered) <= len(bare):
        return NOT_APPLICABLE
    if not bare:
        return PASSED
    values = {"count": str(len(bare)), "documents": "；".join(c.text for c in bare)}
    return failed(Hit(values=values, evidence=tuple(Evidence(c.text, unit.passage.location) for c in bare)))


def _citations(passage: Passage) -> list[Citation]:
    return [citation for item in read_basis(passage.text) for citation in item.citations]
