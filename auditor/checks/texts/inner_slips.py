"""What slipped into a text: a stop or a sign in a word (仪.器, 二*级), letters (文明Q单位), signs in figures;
and a number lost before its per cent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import Field

from auditor.checks.base import Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.snippets import Snippet
from auditor.checks.shared.written import told_once, written
from auditor.checks.texts.stray_glyphs import glyphs_in_figures, kinds_behind_names
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.model import Confidence

_STOP = expression(rf"(?<=[{HAN}])[.．。*＊^_|~](?=[{HAN}])")
_LETTERS = expression(rf"(?<=[{HAN}])(?:[A-Za-z]|[A-Z]{{2,}}[,，.]?)(?=[{HAN}])")
_PRODUCT = expression(r"[\d=＝/÷（(]")  # what stands beside a star that multiplies (元/人*月)
_PERCENT = expression(rf"(?<=[{HAN}])[%％‰]")
_SPLIT = expression(r"(?<![\d.,=＝])(\d)[%％]([05])(?![\d.%％分个条项天次人])")  # 9%0, 8%5以上
_SUSPECT = expression("|".join(each.pattern for each in (_STOP, _LETTERS, _PERCENT, _SPLIT)))
_AROUND = 8
_ACRONYM = 3  # capitals of a name that is no slip (发表JCR二区论文)
_PASSAGES = frozenset({"overview", "goal", "long_term_goal", "other"})
_SENTENCES = _PASSAGES | {"actual", None}  # texts in which a full stop may end a sentence


class SlipParams(Params):
    """``after`` are words that a letter may stand before (B超, C类), ``systems`` such as several capitals are
    the name of (EHR系统), ``before`` such as it may stand behind,
    ``percent`` such as a per cent sign may stand behind without a number; ``known`` are groups of letters
    that are words of their own (GDP), ``kinds`` the kinds of targets, which do not belong to a name."""

    after: tuple[str, ...] = Field(description="字母后面接这些字的是正常写法")
    systems: tuple[str, ...] = Field(description="几个大写字母后面接这些词的，是系统、技术的名称")
    before: tuple[str, ...] = Field(description="字母前面是这些字的是正常写法")
    percent: tuple[str, ...] = Field(description="百分号前面是这些字的是正常写法")
    known: frozenset[str] = Field(description="夹在汉字之间也正常的字母缩写")
    kinds: tuple[str, ...] = Field(description="误接在指标名称末尾的指标性质")


@check_kind(
    "inner-slip",
    params=SlipParams,
    provides={"label", "quote", "wrong", "right"},
    faults={"stop", "letter", "number", "figure", "kind", "split"},
)
def judge_inner_slips(unit: FormUnit, params: SlipParams, context: Context) -> Judgement:
    """No stop and no stray letter stands inside a word, no per cent sign without a number, no sign in a
    figure and no kind of target behind a name."""
    kinds = kinds_behind_names(unit.form, params.kinds, context.language.segment)
    hits = [*glyphs_in_figures(unit.form), *kinds]
    for snippet in written(unit).holding(_SUSPECT):
        hits += _stops(snippet, context)
        hits += _letters(snippet, params)
        hits += _splits(snippet)
        if snippet.field in _PASSAGES:
            hits += _percents(snippet, params)
    return failed(*told_once(hits))


def _stops(snippet: Snippet, context: Context) -> Iterator[Hit]:
    """A stop that tears a word of the dictionary; a full one may end a sentence in a passage."""
    text = snippet.text
    for match in _STOP.finditer(text):
        at = match.start()
        if match[0] == "。" and snippet.field in _SENTENCES:
            continue
        listed = match[0] in text[max(0, at - 2) : at] + text[at + 1 : at + 3]  # 水.电.路
        if listed or (match[0] in "*＊" and _PRODUCT.search(text)):
            continue
        before, after = text[max(0, at - _AROUND) : at], text[at + 1 : at + 1 + _AROUND]
        alone = context.language.segment(before)
        if not alone or len(alone[-1].text) > 1:
            continue
        words = context.language.segment(f"{before}{after}")
        torn = next((each for each in words if each.start < len(before) < each.end), None)
        if torn is not None and len(torn.text) > 1 and torn.tag != "x":
            wrong = text[at - len(before) + torn.start : at + 1 + torn.end - len(before)]
            edit = snippet.edit(at, at + 1, "")
            yield replace(
                snippet.hit(at - 1, at + 2, edits=(edit,), wrong=wrong, right=torn.text), fault="stop"
            )


def _letters(snippet: Snippet, params: SlipParams) -> Iterator[Hit]:
    for match in _LETTERS.finditer(snippet.text):
        before, after = snippet.text[: match.start()], snippet.text[match.end() :]
        word = match[0].rstrip(",，.")
        known = word in params.known or (len(word) >= _ACRONYM and word.isalpha() and word.isupper())
        named = len(match[0]) > 1 and match[0].isalpha() and after.startswith(params.systems)
        if not (known or named or before.endswith(params.before) or after.startswith(params.after)):
            wrong = snippet.text[match.start() - 1 : match.end() + 1]
            hit = snippet.hit(match.start() - 1, match.end() + 1, wrong=wrong, right="")
            yield replace(hit, fault="letter", confidence=Confidence.ASK)


def _splits(snippet: Snippet) -> Iterator[Hit]:
    """A per cent sign that stands between the digits of its number."""
    for match in _SPLIT.finditer(snippet.text):
        right = f"{match[1]}{match[2]}%"
        edit = snippet.edit(match.start(), match.end(), right)
        hit = snippet.hit(match.start(), match.end(), edits=(edit,), wrong=match[0], right=right)
        yield replace(hit, fault="split")


def _percents(snippet: Snippet, params: SlipParams) -> Iterator[Hit]:
    for match in _PERCENT.finditer(snippet.text):
        before = snippet.text[: match.start()]
        if not before.endswith(params.percent):
            wrong = snippet.text[max(0, match.start() - 2) : match.end()]
            yield replace(
                snippet.hit(max(0, match.start() - 2), match.end(), wrong=wrong, right=""), fault="number"
            )
