"""Matters of style that cost nothing: half-width punctuation in Chinese text, glyphs that change."""

from __future__ import annotations

from collections import defaultdict

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.snippets import passage_snippet
from auditor.checks.texts.corrections import full_width
from auditor.checks.units import SubmissionUnit
from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.spans import excerpt, quote
from auditor.model import Edit, Evidence

_HALF_WIDTH = expression(rf"(?<=[{HAN}》”）])[,;?!](?=[{HAN}《“（\s]|$)")  # 指标1: marks a list
_FULL_WIDTH = expression("[，；？！]")
_FULL = {"=": "＝", ">": "＞", "<": "＜"}
_HALF = {full: half for half, full in _FULL.items()}
_QUOTED = 5
_TOLD = 2  # marks that the message shows, with so many characters on either side
_BESIDE = 6
_NEAR = 18  # characters quoted on either side of a mark, where no clause ends


class HalfWidthParams(Params):
    """Told from ``many`` marks on; from ``few`` on where most of the marks between clauses are half-width."""

    many: int = Field(default=10, description="半角标点达到几处就提示")
    few: int = Field(default=4, description="多数标点用了半角时，达到几处就提示")


@check_kind("half-width-punctuation", params=HalfWidthParams, provides={"count", "quote", "signs"})
def judge_half_width(unit: SubmissionUnit, params: HalfWidthParams, _context: Context) -> Judgement:
    """Chinese sentences use full-width punctuation: told once a submission, where half-width marks are many
    in texts that use full-width ones, too."""
    texts = [passage_snippet(each) for form in unit.submission.forms for each in form.passages]
    found = [(text, match) for text in texts for match in _HALF_WIDTH.finditer(text.text)]
    full = sum(len(_FULL_WIDTH.findall(text.text)) for text in texts)
    stops = any("。" in text.text for text in texts)
    many = len(found) >= params.many or (len(found) >= params.few and len(found) > full)
    if not many or not (full or stops):
        return PASSED
    quotes = [quote(text.text, *match.span(), _NEAR, _NEAR) for text, match in found]
    shown = [excerpt(text.text, *match.span(), _BESIDE, _BESIDE) for text, match in found]
    values = {
        "count": str(len(found)),
        "quote": "”“".join(list(dict.fromkeys(shown))[:_TOLD]),
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
