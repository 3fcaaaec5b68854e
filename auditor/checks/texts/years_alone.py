"""Years before a comma that open a sentence (2024年，对河道…), or of the work done (完成2024年度工作任务)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from auditor.chinese.dates import YEAR
from auditor.config.lexicons import LexiconModel
from auditor.language.texts.clauses import Clause, split_clauses

_NUMBERS = "0123456789.、．（）() 一二三四五六七八九十"


class PeriodWords(LexiconModel, lexicon="periods"):
    """lexicons/periods.yaml."""

    promise_after: tuple[str, ...]
    reference_before: tuple[str, ...]
    reference_after: tuple[str, ...]
    carried_over: tuple[str, ...]
    compared: tuple[str, ...]
    annual: tuple[str, ...]
    annual_plans: tuple[str, ...]
    annual_work: tuple[str, ...]
    based_on: tuple[str, ...]


def years_alone(text: str, year: int, words: PeriodWords) -> Iterator[tuple[Clause, str, bool]]:
    """The first such clause of another year; sure where the year is past and the text names no other."""
    alone = len({match["year"] for match in YEAR.finditer(text)}) == 1
    clauses = split_clauses(text)
    for clause, behind in zip_longest(clauses, clauses[1:]):
        match = YEAR.search(clause.text)
        if match is None or int(match["year"]) == year or _is_of_then(clause, words):
            continue
        opening = clause.text[: match.start()].strip(_NUMBERS)
        rest = clause.text[match.end() :].strip()
        if opening in words.promise_after and rest.endswith(words.annual_work):
            yield clause, match.group(), False
            return
        goes_on = behind is not None and behind.item == clause.item and not _is_of_then(behind, words)
        if behind and goes_on and not opening and not rest:
            whole = Clause(text[clause.start : behind.end], clause.start, behind.end, clause.item)
            yield whole, match.group(), int(match["year"]) < year and alone
            return


def _is_of_then(clause: Clause, words: PeriodWords) -> bool:
    """Whether a clause compares years or tells what came from an earlier one."""
    return any(word in clause.text for word in (*words.carried_over, *words.compared))
