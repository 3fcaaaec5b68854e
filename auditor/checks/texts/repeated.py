"""Sentences that stand twice in one passage, and what else of it was pasted twice beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import TextUnit
from auditor.chinese.stops import CLAUSE, SENTENCE
from auditor.expressions import expression
from auditor.language.spans import plain
from auditor.model import Evidence

_LIST_NUMBER = expression(r"^\s*[（(]?\d{1,2}[)）.．、]\s*")


class RepeatParams(Params):
    """``least`` is the length in characters from which a repeated sentence is told, ``beside`` the one from
    which shorter sentences and several clauses of one are told with it."""

    least: int = Field(default=25, description="重复的句子至少几个字才提示")
    beside: int = Field(
        default=16, description="已有重复的句子时，其余重复的短句、几个连着的分句至少几个字才一并算上"
    )


@check_kind("repeated-sentence", params=RepeatParams, provides={"quote", "count", "share"})
def judge_repeated(unit: TextUnit, params: RepeatParams, _context: Context) -> Judgement:
    """No longer sentence stands twice in a passage."""
    text = unit.passage.text
    sentences = [_LIST_NUMBER.sub("", match[0]).strip() for match in SENTENCE.finditer(text)]
    found: dict[str, list[str]] = defaultdict(list)
    for words in sentences:
        if len(plain(words)) >= params.least:
            found[plain(words)].append(words)
    if not found:
        return NOT_APPLICABLE
    quotes = [words[0] for words in found.values() if len(words) > 1]
    if not quotes:
        return PASSED
    quotes += _pasted_too(sentences, quotes, params.beside)
    values = {"quote": "；".join(quotes), "count": str(len(quotes)), "share": ""}
    return failed(
        Hit(values=values, evidence=tuple(Evidence(words, unit.passage.location) for words in quotes))
    )


def _pasted_too(sentences: Sequence[str], quotes: Sequence[str], least: int) -> Iterator[str]:
    """The longest parts of other sentences that stand twice, each once."""
    told = [plain(words) for words in quotes]
    every = [plain(words) for words in sentences]
    for sentence, own in zip(sentences, every, strict=True):
        if own in told:
            continue
        for run in _runs(sentence):
            words = plain(run)
            if len(words) < least:
                continue
            if any(words in each for each in told):
                break
            if sum(words in each for each in every) > 1:
                told.append(words)
                yield run
                break


def _runs(sentence: str) -> list[str]:
    """A sentence and its parts of several clauses, the longest first."""
    clauses = list(CLAUSE.finditer(sentence))
    parts = [
        sentence[first.start() : last.end()].strip()
        for index, first in enumerate(clauses)
        for last in clauses[index + 1 :]
    ]
    return sorted({sentence, *parts}, key=lambda part: (-len(part), sentence.index(part)))
