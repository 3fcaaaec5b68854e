"""Matters of style that cost nothing: half-width punctuation in Chinese text, glyphs that change."""

from __future__ import annotations

import re
from collections import defaultdict

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.snippets import snippets
from auditor.checks.texts.corrections import full_width
from auditor.checks.units import FormUnit, SubmissionUnit
from auditor.chinese.marks import HAN
from auditor.language.spans import excerpt, quote
from auditor.model import Edit, Evidence

_HALF_WIDTH = re.compile(rf"(?<=[{HAN}》”）])[,;:?!](?=[{HAN}《“（\s]|$)")
_FULL = {"=": "＝", ">": "＞", "<": "＜"}
_HALF = {full: half for half, full in _FULL.items()}
_QUOTED = 5
_NEAR = 18  # characters quoted on either side of a mark, where no clause ends


@check_kind("half-width-punctuation", params=NoParams, provides={"count", "quote", "signs"})
def judge_half_width(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """Chinese text uses full-width punctuation."""
    found = [(text, match) for text in snippets(unit) for match in _HALF_WIDTH.finditer(text.text)]
    if not found:
        return PASSED
    quotes = [quote(text.text, *match.span(), _NEAR, _NEAR) for text, match in found]
    shown = [excerpt(text.text, *match.span(), _NEAR, _NEAR) for text, match in found]
    values = {
        "count": str(len(found)),
        "quote": "”“".join(list(dict.fromkeys(shown))[:_QUOTED]),
        "signs": "、".join(sorted({match[0] for _, match in found})),
    }
    places = zip(found[:_QUOTED], quotes, strict=False)
    edits = (text.edit(*match.span(), full_width(match[0])) for text, match in found)
    evidence = tuple(Evidence(words, text.location) for (text, _), words in places)
    return failed(Hit(values=values, evidence=evidence, edits=tuple(edits)))


@check_kind("mixed-operators", params=NoParams, provides={"full", "half", "count"})
def judge_mixed(unit: SubmissionUnit, _params: NoParams, _context: Context) -> Judgement:
    """A submission writes the same operator in the same glyph throughout."""
    glyphs: dict[str, list[Evidence]] = defaultdict(list)
    halved: dict[str, list[Edit]] = defaultdict(list)
    for form in unit.submission.forms:
        for row in form.indicators:
            text = (row.operator_text or "").strip()
            if text in {*_FULL, *_FULL.values()}:
                words = f"{row.full_name} {text} {row.value or ''}".strip()
                place = row.locations.get("operator") or row.place("value")
                glyphs[text].append(Evidence(words, place))
                halved[text].append(Edit(place, text, 0, text, _HALF.get(text, text)))
    if not glyphs:
        return NOT_APPLICABLE
    mixed = [(half, full) for half, full in _FULL.items() if half in glyphs and full in glyphs]
    return failed(
        *(
            Hit(
                values={"full": full, "half": half, "count": str(len(glyphs[full]))},
                evidence=tuple(glyphs[full][:_QUOTED]),
                edits=tuple(halved[full]),
                field="operator",
            )
            for half, full in mixed
        )
    )
