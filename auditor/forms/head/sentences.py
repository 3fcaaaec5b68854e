"""The execution of the budget in a sentence: «全年预算数36万元，全年执行数30万元，预算执行率83.3%。»"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor.chinese.stops import TITLE_ENDS
from auditor.expressions import expression
from auditor.forms.head.abreast import execution_abreast, granted, rate_alone
from auditor.forms.labels.label_file import ExecutionColumn
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.text import label_key, squeeze
from auditor.model import MONEY_UNIT

_SENTENCES = expression(f"[{TITLE_ENDS}]")
_CLAUSES = expression(r"[，、,](?!\d{3}(?:\D|$))")  # the comma of 1,200 parts no clauses
_CLAUSE = expression(rf"(.{{2,14}}?)(?:为|是|[:：])?(-?\d[\d,]*(?:\.\d+)?)(%|{MONEY_UNIT})")
_SHARE, _MONEY = "%", "元"
_FEWEST_SUMS = 2  # what was granted, and what was spent
_AMOUNT = "数"
_GRANTED = frozenset({"budget", "adjusted"})


def execution_in(line: Line, labels: Labels) -> dict[ExecutionColumn, Slot]:
    """The figures of a line that tells the execution, beside their labels or in a sentence."""
    found = execution_abreast(line, labels) or _in_sentence(line, labels)
    return found if "rate" in found else rate_alone(line, labels) | found


def _in_sentence(line: Line, labels: Labels) -> dict[ExecutionColumn, Slot]:
    """The figures of the first sentence of a line that tells what was granted and what was spent, in one
    unit; none of any other line."""
    for slot in line.filled:
        if not slot.fresh:
            continue
        for sentence in _SENTENCES.split(slot.text):
            if sentence.count(_MONEY) < _FEWEST_SUMS:
                continue
            clauses = list(_told(sentence, labels))
            found = {column: _saying(slot, figure) for column, _, figure in reversed(clauses)}
            units = {unit for _, unit, _ in clauses if unit != _SHARE}
            if "executed" in found and not _GRANTED.isdisjoint(found) and len(units) == 1:
                return found
    return {}


def _told(sentence: str, labels: Labels) -> Iterator[tuple[ExecutionColumn, str, str]]:
    """The columns of the execution that the clauses of a sentence name, with unit and figure."""
    for clause in _CLAUSES.split(squeeze(sentence)):
        match = _CLAUSE.fullmatch(clause)
        if match is None:
            continue
        key = label_key(match[1])
        column = labels.execution.get(key) or labels.execution.get(key + _AMOUNT) or granted(match[1], labels)
        if column is not None and (column == "rate") == (match[3] == _SHARE):
            yield column, match[3], match[2] + (_SHARE if match[3] == _SHARE else "")


def _saying(slot: Slot, figure: str) -> Slot:
    return replace(slot, cell=replace(slot.cell, text=figure))
