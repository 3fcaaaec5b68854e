"""What is left of a template in the place of an answer: marks, samples, signs without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from auditor.checks.base import Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.snippets import Snippet, form_snippets
from auditor.checks.units import FormUnit
from auditor.chinese.marks import DASHES
from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel
from auditor.model import Confidence, Form
from auditor.model.words import FIELD_WORDS


class Placeholders(LexiconModel, lexicon="placeholders"):
    """lexicons/placeholders.yaml."""

    patterns: tuple[Expression, ...]
    whole: tuple[str, ...]
    reasons: frozenset[str]
    errors: tuple[str, ...]
    samples: tuple[str, ...]
    doubtful: tuple[Expression, ...]
    scales: frozenset[str]
    signs: tuple[str, ...]

    @cached_property
    def sure(self) -> re.Pattern[str]:
        return re.compile("|".join([*self.patterns, *map(re.escape, self.samples)]))

    @cached_property
    def unsure(self) -> re.Pattern[str]:
        return re.compile("|".join(self.doubtful))

    @cached_property
    def complete(self) -> frozenset[str]:
        return frozenset((*self.whole, *self.errors))

    @cached_property
    def unfilled(self) -> re.Pattern[str]:
        """A sign with what should be a unit behind it and no number, in brackets or at the end."""
        sign = "|".join(map(re.escape, self.signs))
        unit = r"\s*[*＊xX×＿_]?\s*(?P<{}>[^\d（()）【】\[\]*＊≥≤＞＜><=＝≧≦]{{0,10}})"
        return re.compile(
            rf"[（(【\[]\s*(?:{sign}){unit.format('inner')}[)）】\]]|[≥≤≧≦]{unit.format('last')}$"
        )


_DASHES = re.compile(rf"\s*[{DASHES}]+\s*")
_STAR = re.compile(r"[≥≤＞＜><=＝]?\s*[*＊][^\d*＊]{0,4}")  # ≥*座
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_LEGAL_VALUES = frozenset({"无", "0"})


@check_kind("placeholder", params=NoParams, provides={"label", "quote", "mark", "within"})
def judge_placeholders(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """No placeholder, error value or sample sentence of a template is left in a form."""
    lexicon = context.lexicons.load("placeholders", Placeholders)
    return failed(*(hit for snippet in _cells(unit.form) for hit in _left_over(snippet, lexicon, context)))


def _cells(form: Form) -> Iterator[Snippet]:
    yield from form_snippets(form)
    for row in form.indicators:
        for field, text in (("value", row.value), ("unit", row.unit)):
            if text and not (field == "value" and row.qualitative):
                yield Snippet(text, row.place(field), field, FIELD_WORDS[field], row.row)


def _left_over(snippet: Snippet, lexicon: Placeholders, context: Context) -> Iterator[Hit]:
    text = _BOLD.sub(lambda match: f"  {match[1]}  ", snippet.text)
    whole = text.strip()
    if snippet.field in {"name", "value"} and _DASHES.fullmatch(whole):
        return  # told as a blank by required-cells
    if snippet.field == "value" and _STAR.fullmatch(whole):
        yield snippet.hit(0, len(snippet.text), mark=whole, within="")
        return
    if whole in lexicon.complete:
        answers = {"value": _LEGAL_VALUES, "unit": _LEGAL_VALUES, "reason": lexicon.reasons}
        if whole not in answers.get(snippet.field or "", ()):
            yield snippet.hit(0, len(snippet.text), mark=whole, within="")
        return
    for match in lexicon.sure.finditer(text):
        yield _marked(snippet, match)
    if snippet.field in {"name", "value"}:
        unfilled = (match for match in lexicon.unfilled.finditer(text) if _is_unit(match, context))
        yield from (_marked(snippet, match) for match in unfilled)
    for match in lexicon.unsure.finditer(text):
        yield replace(_marked(snippet, match), confidence=Confidence.ASK)


def _is_unit(match: re.Match[str], context: Context) -> bool:
    unit = (match["inner"] or match["last"] or "").strip()
    return not unit or bool(context.language.unit(unit).kinds)


def _marked(snippet: Snippet, match: re.Match[str]) -> Hit:
    """A mark, with the words around it where there are any."""
    hit = snippet.hit(match.start(), match.end(), mark=match[0].strip())
    quote = hit.values["quote"]
    return replace(hit, values={**hit.values, "within": "" if quote == match[0].strip() else f"“{quote}”"})
