"""The execution of the budget in one line, each figure beside its label: 全年预算 | 36 | 全年支出 | 30."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from auditor.expressions import expression
from auditor.forms.labels.label_file import ExecutionColumn
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.text import label_key, squeeze

_FIGURE = expression(r"-?[\d,]+(?:\.\d+)?(?:%|分|万元|元)?")
_BEHIND = expression(r"(.{2,20}?)[:：](-?[\d,]+(?:\.\d+)?(?:%|分|万元|元)?)")
_WORTH = expression(r"[(（][^()（）\d]*(\d+)分?[)）]$")  # 得分（满分10）
_GRANTED = frozenset({"budget", "adjusted"})


def execution_abreast(line: Line, labels: Labels) -> dict[ExecutionColumn, Slot]:
    """The figures of a line that tells what was granted and what was spent; none of any other line."""
    if line.paragraph:
        return {}
    found = dict(_pairs([slot for slot in line.filled if slot.fresh], labels))
    return found if "executed" in found and not _GRANTED.isdisjoint(found) else {}


def _pairs(slots: list[Slot], labels: Labels) -> Iterator[tuple[ExecutionColumn, Slot]]:
    for slot, following in zip_longest(slots, slots[1:]):
        behind = _BEHIND.fullmatch(squeeze(slot.text))
        label = behind[1] if behind else squeeze(slot.text)
        column = labels.execution.get(label_key(label))
        if column is None:
            continue
        if behind:
            yield column, _saying(slot, behind[2])
        elif following is not None and _FIGURE.fullmatch(squeeze(following.text)):
            yield column, following
        else:
            continue
        if column == "score" and (worth := _WORTH.search(label)):
            yield "points", _saying(slot, worth[1])


def _saying(slot: Slot, figure: str) -> Slot:
    return replace(slot, cell=replace(slot.cell, text=figure))
