"""What slipped into a word: a stop (仪.器), a letter (文明Q单位); and a number lost before its per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pydantic import Field

from auditor.checks.base import Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.snippets import Snippet, form_snippets
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN
from auditor.model import Confidence

_STOP = re.compile(rf"(?<=[{HAN}])[.．。](?=[{HAN}])")
_LETTER = re.compile(rf"(?<=[{HAN}])[A-Za-z](?=[{HAN}])")
_PERCENT = re.compile(rf"(?<=[{HAN}])[%％‰]")
_AROUND = 8
_PASSAGES = frozenset({"overview", "goal", "long_term_goal", "other"})


class SlipParams(Params):
    """``after`` are words that a letter may stand before (B超, C类), ``before`` such as it may stand behind,
    ``percent`` such as a per cent sign may stand behind without a number."""

    after: tuple[str, ...] = Field(description="字母后面接这些字的是正常写法")
    before: tuple[str, ...] = Field(description="字母前面是这些字的是正常写法")
    percent: tuple[str, ...] = Field(description="百分号前面是这些字的是正常写法")


@check_kind(
    "inner-slip",
    params=SlipParams,
    provides={"label", "quote", "wrong", "right"},
    faults={"stop", "letter", "number"},
)
def judge_inner_slips(unit: FormUnit, params: SlipParams, context: Context) -> Judgement:
    """No stop and no stray letter stands inside a word, and no per cent sign without a number."""
    hits: list[Hit] = []
    for snippet in form_snippets(unit.form):
        hits += _stops(snippet, context)
        hits += _letters(snippet, params)
        if snippet.field in _PASSAGES:
            hits += _percents(snippet, params)
    return failed(*hits)


def _stops(snippet: Snippet, context: Context) -> Iterator[Hit]:
    """A stop that tears a word of the dictionary; a full one may end a sentence in a passage."""
    text = snippet.text
    for match in _STOP.finditer(text):
        at = match.start()
        listed = match[0] in text[max(0, at - 2) : at] + text[at + 1 : at + 3]  # 水.电.路
        if listed or (match[0] == "。" and snippet.field in _PASSAGES):
            continue
        before, after = text[max(0, at - _AROUND) : at], text[at + 1 : at + 1 + _AROUND]
        words = context.language.segment(f"{before}{after}")
        torn = next((each for each in words if each.start < len(before) < each.end), None)
        alone = {len(part[-1].text) for part in (context.language.segment(before),) if part}
        if torn is not None and 1 in alone and len(torn.text) > 1 and torn.tag != "x":
            wrong = text[at - len(before) + torn.start : at + 1 + torn.end - len(before)]
            edit = snippet.edit(at, at + 1, "")
            yield replace(
                snippet.hit(at - 1, at + 2, edits=(edit,), wrong=wrong, right=torn.text), fault="stop"
            )


def _letters(snippet: Snippet, params: SlipParams) -> Iterator[Hit]:
    for match in _LETTER.finditer(snippet.text):
        before, after = snippet.text[: match.start()], snippet.text[match.end() :]
        if not before.endswith(params.before) and not after.startswith(params.after):
            wrong = snippet.text[match.start() - 1 : match.end() + 1]
            hit = snippet.hit(match.start() - 1, match.end() + 1, wrong=wrong, right="")
            yield replace(hit, fault="letter", confidence=Confidence.ASK)


def _percents(snippet: Snippet, params: SlipParams) -> Iterator[Hit]:
    for match in _PERCENT.finditer(snippet.text):
        before = snippet.text[: match.start()]
        if not before.endswith(params.percent):
            wrong = snippet.text[max(0, match.start() - 2) : match.end()]
            yield replace(
                snippet.hit(max(0, match.start() - 2), match.end(), wrong=wrong, right=""), fault="number"
            )
