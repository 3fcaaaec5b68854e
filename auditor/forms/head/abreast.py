"""The execution of the budget in one line, each figure beside its label: 全年预算 | 36 | 全年支出 | 30."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from auditor.expressions import expression
from auditor.forms.head.amounts import unit_in_label
from auditor.forms.labels.label_file import ExecutionColumn
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.text import label_key, squeeze

_FIGURE = expression(r"-?[\d,]+(?:\.\d+)?(?:%|分|万元|元)?")
_BEHIND = expression(r"(.{2,20}?)[:：](-?[\d,]+(?:\.\d+)?(?:%|分|万元|元)?)")
_WORTH = expression(r"[(（][^()（）\d]*(\d+)分?[)）]$")  # 得分（满分10）
_RATE = expression(r"(\D{2,20}?)[:：]?(\d+(?:\.\d+)?[%％])")
_SHARE = expression(r"\d+(?:\.\d+)?[%％]")
_GRANTED = frozenset({"budget", "adjusted"})
_BUDGET, _DONE = "预算", "完成"


def execution_abreast(line: Line, labels: Labels) -> dict[ExecutionColumn, Slot]:
    """The figures of a line that tells what was granted and what was spent, in one unit; none of any other
    line."""
    slots = [slot for slot in line.filled if slot.fresh]
    if line.paragraph or len({unit for slot in slots if (unit := unit_in_label(slot.text))}) > 1:
        return {}
    found = dict(_pairs(slots, labels))
    return found if "executed" in found and not _GRANTED.isdisjoint(found) else {}


def rate_alone(line: Line, labels: Labels) -> dict[ExecutionColumn, Slot]:
    """The execution rate that a line prints beside its label or behind it, if that is its only share: an
    indicator has another as its target."""
    slots = [slot for slot in line.filled if slot.fresh and not line.paragraph]
    shares = [slot for slot in slots if "%" in squeeze(slot.text) and _SHARE.search(squeeze(slot.text))]
    if len(shares) != 1:
        return {}
    at = slots.index(shares[0])
    match = _RATE.fullmatch(squeeze(slots[at - 1].text + slots[at].text if at else slots[at].text))
    match = match or _RATE.fullmatch(squeeze(slots[at].text))
    key = label_key(match[1]) if match else ""
    if match is None or labels.execution.get(key) != "rate" or _DONE in key:
        return {}
    return {"rate": _saying(slots[at], match[2])}


def _pairs(slots: list[Slot], labels: Labels) -> Iterator[tuple[ExecutionColumn, Slot]]:
    for slot, following in zip_longest(slots, slots[1:]):
        behind = _BEHIND.fullmatch(squeeze(slot.text))
        label = behind[1] if behind else squeeze(slot.text)
        column = labels.execution.get(label_key(label)) or granted(label, labels)
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


def granted(label: str, labels: Labels) -> ExecutionColumn | None:
    """The year's budget, where a label names it by another word (年度预算金额)."""
    hit = labels.field(label)
    return "budget" if hit and hit.field == "budget" and _BUDGET in hit.key and not hit.value else None


def _saying(slot: Slot, figure: str) -> Slot:
    return replace(slot, cell=replace(slot.cell, text=figure))
