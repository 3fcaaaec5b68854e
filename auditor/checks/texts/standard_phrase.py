"""Phrases of the field that are written with one character too few or with a wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor.checks.base import Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.written import written
from auditor.checks.units import FormUnit
from auditor.language.layers.standard_phrases import StandardPhrases
from auditor.language.texts.confusions import Confusions
from auditor.model import Confidence


@check_kind("standard-phrase", params=NoParams, provides={"label", "quote", "wrong", "right"})
def judge_standard_phrases(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """No phrase of lexicons/standard-phrases.yaml lacks a character or has a wrong one."""
    return failed(*_hits(unit, context))


def _hits(unit: FormUnit, context: Context) -> Iterator[Hit]:
    lexicon = context.lexicons.load("standard-phrases", StandardPhrases)
    confusions = context.lexicons.load("confusions", Confusions)
    told: set[str] = set()
    texts = written(unit)
    whole = texts.written.joined
    for snippet in texts.snippets:
        found = lexicon.slips(
            snippet.text, context.language.segment, confusions.easily_taken, whole.__contains__
        )
        for slip in found:
            known = any(
                each.start < slip.end and slip.start < each.end for each in confusions.find(snippet.text)
            )
            if slip.wrong not in told and not known:
                told.add(slip.wrong)
                edit = snippet.edit(slip.start, slip.end, slip.right)
                hit = snippet.hit(slip.start, slip.end, edits=(edit,), wrong=slip.wrong, right=slip.right)
                yield hit if slip.sure else replace(hit, confidence=Confidence.ASK)
