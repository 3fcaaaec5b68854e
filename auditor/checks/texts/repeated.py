"""Sentences that stand twice in one passage, and what else of it was pasted twice beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

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


class _Holding:
    """Texts, looked up by what they hold, which is ``least`` characters or more."""

    def __init__(self, least: int, texts: Iterable[str]) -> None:
        self.least = least
        self._by_part: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """One more text."""
        size = self.least
        for part in {text[at : at + size] for at in range(len(text) - size + 1)}:
            self._by_part[part].append(text)

    def count(self, words: str, most: int = 1) -> int:
        """How many texts hold some words that are long enough, ``most`` where there are more."""
        if len(words) < self.least:
            return 0
        holding = (each for each in self._by_part.get(words[: self.least], ()) if words in each)
        return sum(1 for _ in islice(holding, most))


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
    least = max(least, 1)
    told = {plain(words) for words in quotes}
    telling, every = _Holding(least, told), _Holding(least, map(plain, sentences))
    for sentence in sentences:
        run = "" if plain(sentence) in told else _longest_run(sentence, telling, every)
        words = plain(run)
        if run and not telling.count(words):
            telling.add(words)
            told.add(words)
            yield run


def _longest_run(sentence: str, telling: _Holding, every: _Holding) -> str:
    """The longest of a sentence and its parts of several clauses that stands twice or has been told; empty
    where none does. The parts of such a part do too, so that no clause is gone back from where the one before
    it came to."""
    clauses = list(CLAUSE.finditer(sentence))

    def part(first: int, last: int) -> str:
        return sentence[clauses[first].start() : clauses[last].end()].strip()

    def again(run: str) -> bool:
        return telling.count(plain(run)) > 0 or every.count(plain(run), 2) > 1

    def goes_on(run: str) -> bool:
        return len(plain(run)) < every.least or again(run)

    if again(sentence):
        return sentence
    runs, last = [], 0
    for first in range(len(clauses)):
        last = max(last, first)
        while last + 1 < len(clauses) and goes_on(part(first, last + 1)):
            last += 1
        if last > first and again(part(first, last)):
            runs.append(part(first, last))
    return min(runs, key=lambda run: (-len(run), sentence.index(run)), default="")
