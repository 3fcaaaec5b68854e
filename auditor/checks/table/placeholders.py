"""What was left of a template: marks to be replaced, instructions to be followed, error values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from auditor.checks.base import Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.snippets import Snippet, snippets
from auditor.checks.table.fields import LONE_DASH
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN, alternation
from auditor.chinese.stops import ITEM_ENDS
from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression
from auditor.model import Confidence, Document, Indicator, Paragraph, Submission
from auditor.model.words import FIELD_WORDS

_STAR = expression(r"[≥≤＞＜><=＝]?\s*[*＊][^\d*＊]{0,4}")  # ≥*座
_BOLD = expression(r"\*\*([^*\n]+)\*\*")
_BRACKETED = expression(r"[（(【\[][^（()）【】\[\]]*[)）】\]]")
_TRAILING = expression(r"[≥≤≧≦＞＜><=＝]\s*[*＊]+[^\d*＊]{0,6}$")  # 受益户数≥**户
_SIGNS = "≥≤≧≦＞＜><=＝*＊×Xx_＿ "
_NUMBER = expression(r"\d")
_LEGAL_VALUES = frozenset({"无", "0"})
_RESULT = "actual"
_BARE = 60  # characters of a text that holds no more than what to fill in
_RUN = expression(r"[*＊]{2,}")
_STARS = expression(r"[≥≤＞＜><=＝\s*＊]*[*＊]{2,}[≥≤＞＜><=＝\s*＊]*")
_CODE, _PLAIN = expression(r"[\dA-Za-z×*＊]+"), expression(r"[\dA-Za-z]")
_SIGNED = expression(rf"[:：]\s*[{HAN}]{{1,2}}[×＊*xX某]{{1,3}}(?=[\s{ITEM_ENDS}]|$)")  # 填表人：王××
_CODED = 6  # figures and letters that make a code: 51××××23T000007××
_MASKED = 3  # so many texts with runs of stars, one of them within a number or before a kind of place
_FAULTS = {
    "text",
    "masked",
    "untold",
    "instruction",
    "value",
    "name",
    "name-filled",
    "name-unit",
    "row-name",
    "doubtful",
}


class Placeholders(LexiconModel, lexicon="placeholders"):
    """lexicons/placeholders.yaml."""

    patterns: tuple[Expression, ...]
    instructions: tuple[Expression, ...]
    whole: tuple[str, ...]
    reasons: frozenset[str]
    errors: tuple[str, ...]
    samples: tuple[str, ...]
    doubtful: tuple[Expression, ...]
    scales: frozenset[str]
    signs: tuple[str, ...]
    named: tuple[str, ...]

    @cached_property
    def sure(self) -> re.Pattern[str]:
        return expression("|".join([*self.instructions, *self.patterns, *map(re.escape, self.samples)]))

    @cached_property
    def asked(self) -> re.Pattern[str]:
        return expression("|".join(self.instructions))

    @cached_property
    def unsure(self) -> re.Pattern[str]:
        return expression("|".join(self.doubtful))

    @cached_property
    def mask(self) -> re.Pattern[str]:
        """Stars within a number, or before a kind of place or body."""
        return expression(
            rf"[*＊]{{2,}}\d|\d[*＊]{{2,}}(?!年)|[*＊]{{2,}}{alternation(self.named)}(?![个数级])"
        )

    @cached_property
    def complete(self) -> frozenset[str]:
        return frozenset((*self.whole, *self.errors))

    @cached_property
    def unfilled(self) -> re.Pattern[str]:
        """A sign with what should be a unit behind it and no number, in brackets or at the end."""
        sign = "|".join(map(re.escape, self.signs))
        unit = r"\s*[*＊xX×＿_]?\s*(?P<{}>[^\d（()）【】\[\]*＊≥≤＞＜><=＝≧≦]{{0,10}})"
        return expression(
            rf"[（(【\[]\s*(?:{sign}){unit.format('inner')}[)）】\]]|[≥≤≧≦]{unit.format('last')}$"
        )


@check_kind(
    "placeholder",
    params=NoParams,
    provides={"label", "quote", "mark", "within", "name", "piece", "proper", "row", "unit"},
    faults=_FAULTS,
)
def judge_placeholders(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """No placeholder, error value or sample sentence of a template is left in a form."""
    lexicon = context.lexicons.load("placeholders", Placeholders)
    rows = {row.row: row for row in unit.form.indicators}
    texts = _cells(unit)
    hits = [hit for text in texts for hit in _hits(text, rows.get(text.row or 0), lexicon, context)]
    starred = [hit for hit in hits if _STARS.fullmatch(hit.values["mark"])]
    if not starred or not unit.whole.once(_masks, lexicon):
        return failed(*hits)
    others = [hit for hit in hits if hit not in starred]
    return failed(*others, replace(starred[0], fault="masked", confidence=Confidence.ASK))


def _masks(submission: Submission, lexicon: Placeholders) -> bool:
    """Whether who published a file put stars for names and figures throughout: nobody left those blank."""
    starred = {text for text in _printed(submission.document) if _RUN.search(text)}
    return len(starred) >= _MASKED and any(map(lexicon.mask.search, starred))


def _printed(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows() for cell in row)


def _hits(snippet: Snippet, row: Indicator | None, lexicon: Placeholders, context: Context) -> Iterator[Hit]:
    """What was left in a text; a field with nothing but instructions is told once."""
    for hit in _left_over(snippet, lexicon, context):
        told = _told(hit, snippet, row, lexicon, context)
        yield told
        if told.fault == "untold":
            return


def _cells(unit: FormUnit) -> Iterator[Snippet]:
    yield from snippets(unit)
    form = unit.form
    for field, name in (("issuer", form.issuer), ("department", form.department)):
        if name:
            yield Snippet(name, form.location, field, FIELD_WORDS[field])
    for row in form.indicators:
        for field, text in (("value", row.value), ("unit", row.unit)):
            if text and not (field == "value" and row.qualitative):
                yield Snippet(text, row.place(field), field, FIELD_WORDS[field], row.row)
        if row.actual:
            yield Snippet(row.actual, row.place("actual"), _RESULT, FIELD_WORDS[_RESULT], row.row)


def _left_over(snippet: Snippet, lexicon: Placeholders, context: Context) -> Iterator[Hit]:
    text = _BOLD.sub(lambda match: f"  {match[1]}  ", snippet.text)
    whole = text.strip()
    if snippet.field in {"name", "value"} and LONE_DASH.fullmatch(whole):
        return  # told as a blank by required-cells
    if snippet.field in {"value", _RESULT} and _STAR.fullmatch(whole):
        yield snippet.hit(0, len(snippet.text), mark=whole, within="")
        return
    if whole.rstrip("：:") in (lexicon.errors if snippet.field == _RESULT else lexicon.complete):
        answers = {"value": _LEGAL_VALUES, "unit": _LEGAL_VALUES, "reason": lexicon.reasons}
        if snippet.row is None and completion_words(context.lexicons).asks_for_shortfall(snippet.label):
            return  # that nothing went wrong
        if whole not in answers.get(snippet.field or "", ()):
            yield snippet.hit(0, len(snippet.text), mark=whole, within="")
        return
    if sure := list(lexicon.sure.finditer(text)):
        yield from _surely(snippet, text, sure)
    if snippet.field in {"name", "value"}:
        unfilled = (match for match in lexicon.unfilled.finditer(text) if _is_unit(match, context))
        yield from (_marked(snippet, match) for match in unfilled)
    for match in lexicon.unsure.finditer(text):
        yield replace(_marked(snippet, match), confidence=Confidence.ASK)


def _surely(snippet: Snippet, text: str, found: Iterable[re.Match[str]]) -> Iterator[Hit]:
    """The marks that nobody prints but in names that are signed so; figures of a code were hidden, which is
    told once."""
    codes = [span.span() for span in _CODE.finditer(text) if len(_PLAIN.findall(span[0])) >= _CODED]
    names = [span.span() for span in _SIGNED.finditer(text)]
    coded = False
    for match in found:
        if _lies_in(match, names):
            continue
        if not _lies_in(match, codes):
            yield _marked(snippet, match)
        elif not coded:
            coded = True
            yield replace(_marked(snippet, match), confidence=Confidence.ASK)


def _lies_in(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= match.start() and match.end() <= end for start, end in spans)


def _is_unit(match: re.Match[str], context: Context) -> bool:
    unit = (match["inner"] or match["last"] or "").strip()
    return not unit or bool(context.language.unit(unit).kinds)


def _marked(snippet: Snippet, match: re.Match[str]) -> Hit:
    """A mark, with the words around it where there are any."""
    hit = snippet.hit(match.start(), match.end(), mark=match[0].strip())
    quote = hit.values["quote"]
    return replace(hit, values={**hit.values, "within": "" if quote == match[0].strip() else f"“{quote}”"})


def _told(hit: Hit, snippet: Snippet, row: Indicator | None, lexicon: Placeholders, context: Context) -> Hit:
    """The hit with the fault that it is, and the words that the fault is told in."""
    mark = hit.values["mark"]
    if hit.confidence is Confidence.ASK:
        return replace(hit, fault="doubtful")
    if lexicon.asked.search(mark):
        bare = len(snippet.text) <= _BARE and not _NUMBER.search(lexicon.asked.sub("", snippet.text))
        return replace(hit, fault="untold" if bare else "instruction")
    if row is None:
        return replace(hit, fault="text")
    if snippet.field == "name":
        return _in_name(hit, snippet.text, row, lexicon, context)
    fault = "value" if snippet.field in {"value", "unit", _RESULT} else "text"
    return replace(hit, fault=fault, values={**hit.values, "name": row.name})


def _in_name(hit: Hit, text: str, row: Indicator, lexicon: Placeholders, context: Context) -> Hit:
    """A mark in a name; in brackets or at its end it stands for the target, which has a cell of its own. What
    holds the only unit of the target is not to go before it stands there."""
    mark = hit.values["mark"]
    if mark == text.strip():
        return replace(hit, fault="row-name", values={**hit.values, "row": str(row.number)})
    pieces = (*_BRACKETED.finditer(text), *_TRAILING.finditer(text))
    piece = next((match[0] for match in pieces if mark in match[0]), "")
    told = {"name": row.name.replace(piece, "") or row.name, "piece": piece or mark}
    filled = piece and row.value and row.value.strip() and not _unfilled(row.value, lexicon)
    if filled and (unit := _only_unit(piece, row, context)):
        return replace(hit, fault="name-unit", values={**hit.values, **told, "unit": unit})
    if filled:
        told["proper"] = text.replace(piece, "").strip()
    return replace(hit, fault="name-filled" if filled else "name", values={**hit.values, **told})


def _only_unit(piece: str, row: Indicator, context: Context) -> str:
    """The unit in brackets of a name where the target has none of its own, else «»."""
    if row.qualitative or ((row.unit or "").strip() and not row.named_unit):
        return ""
    unit = piece.strip(f"{_SIGNS}（）()【】[]")
    return unit if unit and context.language.unit(unit).kinds else ""


def _unfilled(value: str, lexicon: Placeholders) -> bool:
    text = value.strip()
    return text in lexicon.complete or bool(_STAR.fullmatch(text) or lexicon.sure.search(text))
