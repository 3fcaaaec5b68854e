"""The points of a letter under their forms; findings that ask for the same are one point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.model import Finding
from auditor.model.words import ADVICE, WHOLE_FILE
from auditor.reports.view.alike import Alike
from auditor.reports.view.places import form_label

if TYPE_CHECKING:
    from auditor.reports.letter.template import Fields

_NUMERALS = "零一二三四五六七八九十"


def forms_of(points: Sequence[Alike]) -> list[Fields]:
    """The points of a group under their forms, numbered through the group."""
    by_form: dict[str, list[Fields]] = {}
    told: dict[str, int] = {}
    for number, each in enumerate(points, 1):
        form = each.first.form
        basis = _basis(each.first.finding, number, told)
        point = _point(each, number) | {"basis": basis}
        by_form.setdefault(form_label(form) if form else WHOLE_FILE, []).append(point)
    return [
        {"number": chinese_number(number), "title": title, "points": own}
        for number, (title, own) in enumerate(by_form.items(), 1)
    ]


def chinese_number(number: int) -> str:
    """一 to 九十九, as headings are numbered."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def sentence(text: str) -> str:
    """``text`` with a full stop at its end."""
    return text if text.endswith(("。", "？", "！", "?", "!")) else f"{text.rstrip('；，,;.')}。"


def _basis(finding: Finding, number: int, told: dict[str, int]) -> str:
    """The basis in full where a point cites it first, then that point's number; ``told`` keeps them."""
    basis = "；".join(finding.basis)
    if not basis:
        return ""
    first = told.setdefault(basis, number)
    return f"依据：{sentence(basis)}" if first == number else f"依据同第{first}点。"


def _point(point: Alike, number: int) -> dict[str, str]:
    finding, advice = point.first.finding, point.advice
    return {
        "number": str(number),
        "id": "、".join(each.number for each in point.each),
        "place": _place(point),
        "message": f"{sentence(finding.message)}{_others(point)}{sentence(point.also) if point.also else ''}",
        "advice": f"{ADVICE}：{sentence(advice)}" if advice else "",
        "rule": finding.rule,
    }


def _others(point: Alike) -> str:
    """The rows of which the same is said; texts say what each of them is about."""
    if point.same_rows:
        return sentence(point.same_rows)
    return "".join(f"{each.finding.message.rstrip('。；，')}（编号{each.number}）。" for each in point.others)


def _place(point: Alike) -> str:
    """«第3行“培训人次”的“指标值”一栏（编号2-1，第4页）。», «第3至5行的“指标值”一栏（编号2-1至2-3）。»; no
    name where the message opens with it."""
    located = point.first
    inside = (point.in_table if point.same_rows else located.before_message) or located.finding.title
    told = point.numbers if point.same_rows or not point.others else located.number
    return f"{inside}（编号{told}{f'，{located.in_file}' if located.in_file else ''}）。"
