"""Text that stands twice: in one sentence, as overview and goal, in two projects; goals told as results."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pydantic import Field
from rapidfuzz.fuzz import ratio

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import FormUnit, SubmissionUnit, TextUnit
from auditor.chinese.stops import CLAUSE, CLAUSE_END, SIGNS
from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression
from auditor.language.spans import plain
from auditor.model import Confidence, Evidence, Form, Passage, PassageField, RowRef

_ECHO_SHARE = 0.75  # of the shorter clause
_LEADS = (":", "：")
_LIST_NUMBER = expression(r"^\s*[（(]?\d{1,2}[)）.．、]\s*")


class EchoParams(Params):
    """``least`` is the length of the words that two clauses of one sentence share."""

    least: int = Field(default=12, description="两个分句至少有这么多字相同才提示")


@check_kind("echoed-clause", params=EchoParams, provides={"quote", "shared"})
def judge_echo(unit: TextUnit, params: EchoParams, _context: Context) -> Judgement:
    """No clause says again at length what the clause before it said."""
    clauses = [_LIST_NUMBER.sub("", match[0]).strip() for match in CLAUSE.finditer(unit.passage.text)]
    return failed(*_echoes(unit.passage, clauses, params.least))


def _echoes(passage: Passage, clauses: list[str], least: int) -> Iterator[Hit]:
    for before, clause in pairwise(clauses):
        if not _shares(before, clause, least):
            continue
        shared = _common(before, clause)
        if _are_items(before, clause, shared):
            continue
        if len(shared) >= _ECHO_SHARE * min(len(before), len(clause)):
            yield Hit(
                values={"quote": f"{before}，{clause}", "shared": shared},
                evidence=(Evidence(before, passage.location), Evidence(clause, passage.location)),
            )


def _are_items(before: str, clause: str, shared: str) -> bool:
    """Whether two clauses begin alike and each goes on in its own way: two payments for one building, not
    the same thing twice."""
    lead, _, tail = before.partition(shared)
    begins = clause.startswith(shared) and (not lead or lead.endswith(_LEADS))
    return begins and bool(tail) and clause != shared


def _shares(one: str, other: str, least: int) -> bool:
    """Whether two clauses share so many characters in a row."""
    return any(one[start : start + least] in other for start in range(len(one) - least + 1))


def _common(one: str, other: str) -> str:
    """The longest run of characters that two clauses share."""
    best, lengths = "", [0] * (len(other) + 1)
    for i, char in enumerate(one):
        previous = 0
        for j, candidate in enumerate(other, start=1):
            lengths[j], previous = (previous + 1 if char == candidate else 0), lengths[j]
            if lengths[j] > len(best):
                best = one[i + 1 - lengths[j] : i + 1]
    return best


class SameTextParams(Params):
    """``fields`` are compared; ``alike`` is the similarity (0…100) from which they are the same, ``least``
    the length below which a text is not judged."""

    fields: tuple[PassageField, PassageField] = Field(description="比较哪两段文字")
    alike: float = Field(default=90, description="相似到多少算相同（0—100）")
    least: int = Field(default=20, description="少于这么多字的不判")


@check_kind("same-text", params=SameTextParams, provides={"one", "other", "share", "quote"})
def judge_same(unit: FormUnit, params: SameTextParams, _context: Context) -> Judgement:
    """Two fields of a form do not hold the same text."""
    one, other = (unit.form.passage(field) for field in params.fields)
    if one is None or other is None or min(len(plain(one.text)), len(plain(other.text))) < params.least:
        return NOT_APPLICABLE
    likeness = ratio(plain(one.text), plain(other.text))
    if likeness < params.alike:
        return PASSED
    values = {
        "one": one.label,
        "other": other.label,
        "share": f"{likeness:.0f}",
        "quote": other.text.strip()[:40],
    }
    evidence = (Evidence(other.text, other.location), Evidence(one.text, one.location))
    return failed(Hit(values=values, evidence=evidence, field=other.field.value))


class CopyParams(Params):
    """``fields`` are compared between forms from ``least`` characters on."""

    fields: tuple[PassageField, ...] = Field(description="比较哪些文字")
    least: int = Field(default=30, description="少于这么多字的不比")


@check_kind(
    "copied-passage",
    params=CopyParams,
    provides={"label", "project", "other_project", "quote"},
)
def judge_copied(unit: SubmissionUnit, params: CopyParams, _context: Context) -> Judgement:
    """No two forms hold the same overview or goal."""
    texts: dict[tuple[PassageField, str], list[tuple[Form, Passage]]] = defaultdict(list)
    for form in unit.submission.forms:
        for passage in form.passages:
            if passage.field in params.fields and len(plain(passage.text)) >= params.least:
                texts[passage.field, plain(passage.text)].append((form, passage))
    if not texts:
        return NOT_APPLICABLE
    return failed(*(_copy_hit(found) for found in texts.values() if len({f.index for f, _ in found}) > 1))


def _copy_hit(found: list[tuple[Form, Passage]]) -> Hit:
    (form, passage), *others = found
    values = {
        "label": passage.label,
        "project": form.name,
        "other_project": "、".join(other.name for other, _ in others),
        "quote": passage.text.strip()[:40],
    }
    return Hit(
        values=values,
        evidence=tuple(Evidence(each.text, each.location) for _, each in found),
        related=tuple(RowRef(other.index) for other, _ in others),
        form=form.index,
        field=passage.field.value,
    )


_PASSING = "，,、"


class TenseWords(LexiconModel, lexicon="completed-tense"):
    """lexicons/completed-tense.yaml: verbs, the words that may stand before them, and those of the words with
    which a deed is past without 了, too."""

    verbs: tuple[Expression, ...]
    before: tuple[Expression, ...]
    past: tuple[str, ...]
    unless: tuple[str, ...]

    def pattern(self) -> re.Pattern[str]:
        before, verbs = "|".join(self.before), "|".join(self.verbs)
        return expression(
            rf"(?:^|[{SIGNS}\d.）)])\s*(?P<told>(?:{before})*(?:{verbs})(?P<done>了(?!解|结))?)"
        )


class TenseParams(Params):
    """Nothing to set: the lexicon decides."""


@check_kind(
    "completed-tense",
    params=TenseParams,
    provides={"told", "quote", "plain"},
    faults={"summary", "asked"},
)
def judge_tense(unit: TextUnit, _params: TenseParams, context: Context) -> Judgement:
    """A goal says what will be done, not what has been done; where most deeds are plans, one that opens a
    sentence with 了 is asked about, and an effect told in passing (，改善了…) and what stands so far (已完成
    立项) are let pass."""
    words = context.lexicons.load("completed-tense", TenseWords)
    text = unit.passage.text
    deeds = list(words.pattern().finditer(text))
    told = [deed for deed in deeds if _is_past(deed, words) and not _excused(text, deed.end(), words)]
    done = [deed for deed in told if deed["done"]]
    past = told if len(done) > 1 else done
    if 2 * len(past) > len(deeds):
        return failed(*(_tense_hit(unit.passage, match, "summary") for match in done))
    opening = [deed for deed in done if deed[0][0] not in _PASSING]
    return failed(*(_tense_hit(unit.passage, match, "asked") for match in opening))


def _is_past(deed: re.Match[str], words: TenseWords) -> bool:
    return bool(deed["done"]) or deed["told"].startswith(words.past)


def _excused(text: str, end: int, words: TenseWords) -> bool:
    return any(word in text[end : end + 12] for word in words.unless)


def _tense_hit(passage: Passage, match: re.Match[str], fault: str) -> Hit:
    clause = CLAUSE_END.split(passage.text[match.start("told") :], maxsplit=1)[0]
    values = {"told": match["told"], "quote": clause, "plain": match["told"].removesuffix("了")}
    confidence = Confidence.ASK if fault == "asked" else None
    return Hit(values, (Evidence(clause, passage.location),), confidence=confidence, fault=fault)
