"""Phrases of the field and words of every day that are written with a wrong character or one too few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from auditor.checks.base import Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.snippets import Texts
from auditor.checks.shared.written import written
from auditor.checks.units import FormUnit
from auditor.language.layers.standard_phrases import PhraseSlip, StandardPhrases
from auditor.language.spans import squeeze
from auditor.language.texts.confusions import Confusions, frequent_words_of, heard_phrases_of
from auditor.model import Confidence, Form

_WORD = 2  # characters of a word; phrases have more


@check_kind(
    "standard-phrase",
    params=NoParams,
    provides={"label", "quote", "wrong", "right"},
    faults={"phrase", "word"},
)
def judge_standard_phrases(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """No phrase of lexicons/standard-phrases.yaml lacks a character or has a wrong one, and no word of two
    characters of lexicons/confusions.yaml is written as none."""
    return failed(*_hits(unit, context))


def _hits(unit: FormUnit, context: Context) -> Iterator[Hit]:
    confusions = context.lexicons.load("confusions", Confusions)
    told: set[str] = set()
    here: dict[int, list[tuple[int, int]]] = {}  # what was told of each text, here or as a confused word
    texts = written(unit)
    slips = (_phrases(texts, context), _heard(texts, context), _measures(unit.form, texts, context))
    for number, slip in chain(*slips, _words(texts, context)):
        if slip.wrong in told:
            continue
        snippet = texts.snippets[number]
        if number not in here:
            here[number] = [(each.start, each.end) for each in confusions.find(snippet.text)]
        if not any(start < slip.end and slip.start < end for start, end in here[number]):
            told.add(slip.wrong)
            here[number].append((slip.start, slip.end))
            edit = snippet.edit(slip.start, slip.end, slip.right)
            hit = snippet.hit(slip.start, slip.end, edits=(edit,), wrong=slip.wrong, right=slip.right)
            fault = "word" if len(slip.right) == _WORD else "phrase"
            yield replace(hit, fault=fault, confidence=None if slip.sure else Confidence.ASK)


def _phrases(texts: Texts, context: Context) -> Iterator[tuple[int, PhraseSlip]]:
    """The slips in phrases with the number of their text."""
    alike = context.lexicons.load("confusions", Confusions).easily_taken
    lexicon = context.lexicons.load("standard-phrases", StandardPhrases)
    elsewhere = texts.written.joined.__contains__
    for number in lexicon.suspects(texts.written):
        for slip in lexicon.slips(texts.snippets[number].text, context.language.segment, alike, elsewhere):
            yield number, slip


def _heard(texts: Texts, context: Context) -> Iterator[tuple[int, PhraseSlip]]:
    """The slips in phrases that sound or look like what stands there; the longest of several first."""
    phrases = heard_phrases_of(context.lexicons)
    slips = phrases.slips(texts.squeezed.joined, context.language.segment)
    for slip in sorted(slips, key=lambda each: (not each.sure, -len(each.right), each.start)):
        yield _placed(texts, slip.wrong, slip.right, slip.start, sure=slip.sure)


def _measures(form: Form, texts: Texts, context: Context) -> Iterator[tuple[int, PhraseSlip]]:
    """The slips in measure words, which the units of their rows tell."""
    slips = context.language.measure_slips
    units = {row.row: context.language.unit(row.unit or "") for row in form.indicators}
    for number, snippet in enumerate(texts.snippets):
        unit = units.get(snippet.row) if snippet.field == "name" and snippet.row is not None else None
        if unit is None:
            continue
        slip = slips.slip(snippet.text, unit, context.language.segment)
        if slip is not None:
            end = slip.start + len(slip.wrong)
            sure = bool(unit.kinds)  # else it is the character alone that tells
            yield number, PhraseSlip(slip.wrong, slip.right, slip.start, end, sure=sure)


def _words(texts: Texts, context: Context) -> Iterator[tuple[int, PhraseSlip]]:
    """The slips in words, which may lie in phrases."""
    words = frequent_words_of(context.lexicons)
    for slip in words.slips(texts.squeezed.joined, context.language.segment):
        yield _placed(texts, slip.wrong, slip.right, slip.start, sure=False)


def _placed(texts: Texts, wrong: str, right: str, at: int, *, sure: bool) -> tuple[int, PhraseSlip]:
    """A slip in all texts without white space, in the text where it stands, on two lines perhaps."""
    number, place = texts.squeezed.place(at)
    start, end = squeeze(texts.snippets[number].text).span(place, place + len(wrong))
    return number, PhraseSlip(wrong, right, start, end, sure=sure)
