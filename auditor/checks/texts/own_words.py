"""Words that a form itself writes otherwise: 不良应 beside 不良反应."""

from __future__ import annotations

from dataclasses import replace

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.snippets import Snippet, texts_of
from auditor.checks.units import FormUnit
from auditor.language.layers.own_words import OwnSlip, own_slips
from auditor.language.texts.confusions import Confusions
from auditor.model import Confidence


@check_kind("own-word", params=NoParams, provides={"label", "quote", "wrong", "right"})
def judge_own_words(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """No word differs by a character, dropped or confused, from what the form writes elsewhere."""
    texts = list({each.text: each for each in texts_of(unit).snippets}.values())
    if len(texts) < 2:
        return NOT_APPLICABLE
    lexicon = context.lexicons.load("confusions", Confusions)
    words = [each.text for each in texts]
    slips = own_slips(words, unit.form.project or "", context.language.segment, lexicon)
    return failed(*(_hit(texts[slip.text], slip) for slip in slips))


def _hit(snippet: Snippet, slip: OwnSlip) -> Hit:
    edit = snippet.edit(slip.start, slip.end, slip.right)
    hit = snippet.hit(slip.start, slip.end, edits=(edit,), wrong=slip.wrong, right=slip.right)
    return hit if slip.sure else replace(hit, confidence=Confidence.ASK)
