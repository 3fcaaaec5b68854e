"""The points of a letter under their forms; findings that ask for the same are one point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from auditor.model import Finding
from auditor.model.words import ADVICE, WHOLE_FILE
from auditor.reports.view.located import Located
from auditor.reports.view.places import column_of, form_label, row_place
from auditor.reports.view.wording import OBVIOUS, basis_of

if TYPE_CHECKING:
    from auditor.reports.letter.template import Fields

_NUMERALS = "零一二三四五六七八九十"
_TOLD = 12  # characters of a name that a message opens with


def forms_of(findings: Sequence[Located]) -> list[Fields]:
    """The findings of a group under their forms; points are numbered through the group."""
    by_form: dict[str, list[Fields]] = {}
    told: dict[str, int] = {}
    for number, alike in enumerate(_alike(findings), 1):
        form = alike[0].form
        basis = _basis(alike[0].finding, number, told)
        point = _point(alike, number) | {"basis": basis}
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


def _alike(findings: Iterable[Located]) -> list[list[Located]]:
    """Findings of one form by one rule with the same advice stand together, in the place of the first."""
    groups: dict[tuple[object, ...], list[Located]] = {}
    for each in findings:
        finding = each.finding
        advice = finding.suggestion.text if finding.suggestion else each.number
        key = (finding.form, finding.rule, finding.field, finding.row is None, advice)
        groups.setdefault(key, []).append(each)
    return list(groups.values())


def _basis(finding: Finding, number: int, told: dict[str, int]) -> str:
    """The basis in full where a point cites it first, then that point's number; ``told`` keeps them."""
    basis = "；".join(basis_of(finding))
    if not basis or basis == OBVIOUS:
        return f"（{basis}）" if basis else ""
    first = told.setdefault(basis, number)
    return f"依据：{sentence(basis)}" if first == number else f"依据同第{first}点。"


def _point(alike: Sequence[Located], number: int) -> dict[str, str]:
    first, *others = alike
    finding = first.finding
    advice = finding.suggestion.text if finding.suggestion else ""
    return {
        "number": str(number),
        "id": "、".join(each.number for each in alike),
        "place": _place(first),
        "message": f"{sentence(finding.message)}{_others(others)}",
        "advice": f"{ADVICE}：{sentence(advice)}" if advice else "",
        "rule": finding.rule,
    }


def _others(others: Sequence[Located]) -> str:
    """«另有2行同样：第5行“…”（编号2-4）、第7行“…”（编号2-6）。»; texts say what each of them is about."""
    rows = [each.indicator for each in others if each.indicator is not None]
    if rows and len(rows) == len(others):
        places = (
            f"{row_place(row.row, row.name)}（编号{each.number}）"
            for row, each in zip(rows, others, strict=True)
        )
        return f"另有{len(rows)}行同样：{'、'.join(places)}。"
    return "".join(f"{each.finding.message.rstrip('。；，')}（编号{each.number}）。" for each in others)


def _place(located: Located) -> str:
    """«第3行“培训人次”的“指标值”一栏（编号2-1，第4页）。»; no name where the message opens with it."""
    inside = located.in_table or located.finding.title
    row, form = located.indicator, located.form
    if row is not None and form is not None and located.finding.message.startswith(f"“{row.name[:_TOLD]}"):
        inside = row_place(row.row, "", column_of(form, row, located.finding.field))
    return f"{inside}（编号{located.number}{f'，{located.in_file}' if located.in_file else ''}）。"
