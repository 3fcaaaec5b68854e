"""Slips of the pen, wherever they stand: confused and doubled words, unpaired signs, stray punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.snippets import ReadableUnit, Snippet, snippets, texts_of
from auditor.checks.shared.written import everything, told_once
from auditor.checks.texts.corrections import doubled_sign, inner_title, one_separator
from auditor.checks.units import FormUnit, IndicatorUnit, TextUnit
from auditor.expressions import expression
from auditor.language.texts.brackets import PAIRED, BracketFault, BracketHit, bracket_faults
from auditor.language.texts.confusions import Confusions
from auditor.language.texts.doubling import Doubling
from auditor.model import Confidence, Edit

WithinForm = FormUnit | TextUnit | IndicatorUnit

_NEAR, _FAR = 16, 40  # characters quoted around a sign; more on the side where its partner is missing
_STRAY = expression(
    r"(?P<signs>[，,][；;。、：:，,]|[；;][，,。、；;：:]|[、][，,。；;、：:]|[。][，,；;、：:]|。。(?!。)|[：:][，,；;、：:]|！，|？，|[！？][。；;]|[。；;][！？])"
)
_CITED = expression(r"《[^》]*》")
_LEADING = expression(r"^\s*(?P<signs>[，。；、,;])")


@check_kind(
    "confusable-word",
    params=NoParams,
    provides={"label", "quote", "wrong", "right"},
    faults={"written", "cited"},
)
def judge_confusions(unit: ReadableUnit, _params: NoParams, context: Context) -> Judgement:
    """No expression of lexicons/confusions.yaml stands in the text."""
    lexicon = context.lexicons.load("confusions", Confusions)
    texts = everything(unit)
    if not texts.snippets:
        return NOT_APPLICABLE
    suspects = (texts.snippets[number] for number in lexicon.suspects(texts.squeezed))
    return failed(*told_once(hit for text in suspects for hit in _confused(text, lexicon)))


def _confused(snippet: Snippet, lexicon: Confusions) -> Iterator[Hit]:
    for found in lexicon.find(snippet.text):
        edit = snippet.edit(found.start, found.end, found.right)
        hit = snippet.hit(found.start, found.end, edits=(edit,), wrong=found.wrong, right=found.right)
        cited = any(each.start() < found.start < each.end() for each in _CITED.finditer(snippet.text))
        told = replace(hit, fault="cited" if cited else "written")
        yield told if found.sure else replace(told, confidence=Confidence.ASK)


@check_kind("doubled-word", params=NoParams, provides={"label", "quote", "wrong", "right"})
def judge_doubled(unit: ReadableUnit, _params: NoParams, context: Context) -> Judgement:
    """No word stands twice in a row."""
    doubling = context.lexicons.load("doubling", Doubling)
    confusions = context.lexicons.load("confusions", Confusions)
    texts = everything(unit)
    suspects = (texts.snippets[number] for number in doubling.suspects(texts.written, texts.squeezed))
    hits = (hit for text in suspects for hit in _doubled(text, doubling, confusions, context))
    return failed(*told_once(hits)) if texts.snippets else NOT_APPLICABLE


def _doubled(snippet: Snippet, doubling: Doubling, confusions: Confusions, context: Context) -> Iterator[Hit]:
    language = context.language
    words = doubling.find(snippet.text, language.segment, language.lists.knows)
    characters = doubling.characters(snippet.text, language.segment)
    for found in (
        *words,
        *characters,
        *doubling.across_brackets(snippet.text),
        *doubling.around(snippet.text),
    ):
        if found.text in confusions.entries:
            continue  # told by confusable-word, with the right word
        if snippet.field is None and snippet.text.strip() == snippet.text[found.start : found.end]:
            continue  # a cell with its label printed twice
        if snippet.field is None and _are_lines(snippet.text, found.start, found.end, found.right):
            continue  # a list in a cell, whose lines say the same
        edit = snippet.edit(found.start, found.end, found.right)
        hit = snippet.hit(found.start, found.end, edits=(edit,), wrong=found.text, right=found.right)
        yield hit if found.sure else replace(hit, confidence=Confidence.ASK)


def _are_lines(text: str, start: int, end: int, word: str) -> bool:
    """Whether a word that stands twice makes up a line each time."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    lines = text[first : last if last >= 0 else len(text)].split("\n")
    return len(lines) > 1 and {line.strip() for line in lines} == {word}


class BracketParams(Params):
    """``faults`` are judged; ``called`` are signs that are told by name, as they cannot be quoted."""

    faults: tuple[BracketFault, ...] = Field(description="判哪几种括号、引号差错")
    called: Mapping[str, str] = Field(default={}, description="放在引号里看不清的标点，用名称来说")


@check_kind(
    "paired-signs",
    params=BracketParams,
    provides={"label", "quote", "sign", "partner"},
    faults={"shown", "called"},
)
def judge_brackets(unit: WithinForm, params: BracketParams, _context: Context) -> Judgement:
    """Every bracket and quotation mark has its partner, of the same width and at its level."""
    texts = texts_of(unit)
    hits = (hit for text in texts.holding(PAIRED) for hit in _unpaired(text, params))
    return failed(*hits) if texts.snippets else NOT_APPLICABLE


def _unpaired(snippet: Snippet, params: BracketParams) -> Iterator[Hit]:
    found = [fault for fault in bracket_faults(snippet.text) if fault.fault in params.faults]
    for fault in found:
        if _part_of_number(snippet.text, fault):
            continue
        before, after = (_FAR, _NEAR) if fault.fault is BracketFault.UNOPENED else (_NEAR, _FAR)
        edits = tuple(_pairing(snippet, fault))
        hit = snippet.hit(
            fault.position,
            fault.position + 1,
            before=before,
            after=after,
            edits=edits,
            sure=bool(edits),
            sign=params.called.get(fault.sign, fault.sign),
            partner=params.called.get(fault.partner, fault.partner),
        )
        yield replace(hit, fault="called" if fault.sign in params.called else "shown")


def _pairing(snippet: Snippet, fault: BracketHit) -> Iterator[Edit]:
    """What mends a faulty sign where there is one way only."""
    start, end = fault.position, fault.position + 1
    if fault.fault is BracketFault.UNEVEN:
        yield snippet.edit(start, end, fault.partner)
    elif doubled_sign(snippet.text, fault):
        yield snippet.edit(start, end, "")
    elif fault.fault is BracketFault.NESTED and (close := inner_title(snippet.text, start)) is not None:
        yield snippet.edit(start, end, fault.partner)
        yield snippet.edit(close, close + 1, "〉")


def _part_of_number(text: str, fault: BracketHit) -> bool:
    """A bracket of a document number's year is the matter of document-number."""
    near = text[max(0, fault.position - 6) : fault.position + 7]
    return fault.sign in "〔〕[]【】" and re.search(r"\d{4}\s*\d*\s*号|\d{4}[〕\]】]", near) is not None


@check_kind(
    "stray-punctuation",
    params=NoParams,
    provides={"label", "quote", "signs"},
    faults={"met", "leading"},
)
def judge_punctuation(unit: WithinForm, _params: NoParams, _context: Context) -> Judgement:
    """No two separators meet, and no text begins with one."""
    texts = snippets(unit)
    return failed(*(hit for text in texts for hit in _stray(text))) if texts else NOT_APPLICABLE


def _stray(snippet: Snippet) -> Iterator[Hit]:
    text = snippet.text
    leading = _LEADING.match(text)
    if leading:
        first = snippet.hit(*leading.span("signs"), sure=False, signs=leading["signs"])
        yield replace(first, fault="leading")
    for match in _STRAY.finditer(text):
        one = one_separator(match["signs"])
        edits = (snippet.edit(*match.span(), one),) if one else ()
        hit = snippet.hit(*match.span(), edits=edits, sure=bool(edits), signs=match["signs"])
        yield replace(hit, fault="met")
