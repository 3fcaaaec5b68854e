"""What the letter says, field by field; the template decides where and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from auditor.model import Scorecard, SubmissionReport, submission_money
from auditor.model.words import ADVICE, URGENCY_WORDS, WHOLE_FILE, Urgency
from auditor.reports.view.lifts import lift_words
from auditor.reports.view.located import Located, by_urgency, in_document_order, located
from auditor.reports.view.places import form_label
from auditor.reports.view.scorecard import dimensions
from auditor.reports.view.verdict import UNVERIFIED, gate_words, machine_words, score_words
from auditor.reports.view.wording import (
    OBVIOUS,
    basis_of,
    category_name,
    percent,
    plain,
    points,
    wan,
)

if TYPE_CHECKING:
    from auditor.reports.letter.template import Fields

_NUMERALS = "零一二三四五六七八九十"
_HEADINGS = {
    Urgency.MUST: "必须修改的问题",
    Urgency.SHOULD: "建议修改的问题",
    Urgency.VERIFY: "请核实说明的事项",
    Urgency.NOTE: "供完善时参考的提示",
}
_COMMONEST = 4
_NOTE = (
    "注：本意见书由审核程序按公开的规则生成初稿，应经审核人员复核后发出。"
    "规则未能判断的内容不在其列，不等于没有问题。"
)


def letter_fields(report: SubmissionReport, generated_at: datetime) -> Fields:
    """Every field and list that a template can name."""
    submission, card = report.submission, report.scorecard
    open_findings = [each for each in located(report) if each.finding.open]
    groups = _groups(open_findings)
    budget = submission_money(submission)
    lifts: list[Fields] = [{"line": f"{line}。"} for line in lift_words(card, len(report.form_scorecards))]
    year = f"{submission.year}年度" if submission.year else ""
    issuer = submission.issuer or "　　　　　　　　"
    return {
        "issuer": issuer,
        "year": year,
        "addressee": issuer,
        "file": PurePath(submission.source).stem,
        "forms": str(len(submission.forms)),
        "rows": str(sum(len(form.indicators) for form in submission.forms)),
        "money": f"，涉及预算资金{wan(budget)}" if budget is not None else "",
        "evaluation": _evaluation(card, open_findings),
        "scored": [{}] if card.items and card.score is not None else [],
        "items": _items(report),
        "judged": machine_words(card),
        "full_points": plain(card.full_points),
        "score": points(card.score) if card.score is not None else "未评",
        "grade": card.grade or "",
        "total": f"等级“{card.grade}”，建议{card.decision}；{UNVERIFIED}" if card.grade else "",
        "lifted": [{}] if lifts else [],
        "lifts": lifts,
        "groups": groups,
        "demand_number": chinese_number(2 + len(groups)),
        "demand": _demand(open_findings),
        "date": f"{generated_at.year}年{generated_at.month}月{generated_at.day}日",
        "note": _NOTE,
    }


def chinese_number(number: int) -> str:
    """一 to 九十九, as headings are numbered."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def _evaluation(card: Scorecard, findings: Sequence[Located]) -> str:
    groups = by_urgency(findings)
    if card.score is None:
        words = f"{card.formula}（判定覆盖率{percent(card.coverage)}），本次不评分。"
    else:
        words = (
            f"对照绩效目标审核的八项内容评分，得分{score_words(card)}（{machine_words(card)}），"
            f"判定覆盖率{percent(card.coverage)}。{gate_words(card)}{'。' if gate_words(card) else ''}"
        )
    counts = [f"{heading}{len(groups[each])}处" for each, heading in _HEADINGS.items() if groups[each]]
    if not counts:
        return f"{words}已判定的内容中没有发现需要修改或核实的问题。"
    common = Counter(
        category_name(each.finding.category) for key in _HEADINGS for each in groups[key]
    ).most_common(_COMMONEST)
    mainly = "、".join(f"{name}（{count}处）" for name, count in common)
    return f"{words}共有{'、'.join(counts)}，主要是{mainly}。"


def _items(report: SubmissionReport) -> list[Fields]:
    """The rows of the score table; what an item lost is counted over the file and all its forms."""
    lost: dict[str, Counter[str]] = {}
    for card in (report.scorecard, *report.form_scorecards.values()):
        for scored in card.items:
            for each in scored.deductions:
                lost.setdefault(scored.title, Counter())[each.label] += each.count
    found: list[Fields] = []
    for view in dimensions(report.scorecard):
        for item in view.items:
            told = "、".join(f"{label}{count}处" for label, count in lost.get(item.title, Counter()).items())
            remark = "；".join(filter(None, (item.formula, told))) if item.score else item.remark
            found.append({
                "dimension": view.title,
                "title": item.title,
                "full": item.full,
                "score": item.score or "未评",
                "remark": remark,
            })  # fmt: skip
    return found


def _groups(findings: Sequence[Located]) -> list[Fields]:
    groups = by_urgency(in_document_order(findings))
    found: list[Fields] = []
    for each, title in _HEADINGS.items():
        if groups[each]:
            found.append({
                "number": chinese_number(2 + len(found)),
                "title": title,
                "count": str(len(groups[each])),
                "forms": _forms(groups[each]),
            })  # fmt: skip
    return found


def _forms(findings: Sequence[Located]) -> list[Fields]:
    """The findings of a group under their forms; points are numbered through the group."""
    by_form: dict[str, list[Fields]] = {}
    for number, each in enumerate(findings, 1):
        title = form_label(each.form) if each.form else WHOLE_FILE
        by_form.setdefault(title, []).append(_point(each, number))
    return [
        {"number": chinese_number(number), "title": title, "points": own}
        for number, (title, own) in enumerate(by_form.items(), 1)
    ]


def _point(located: Located, number: int) -> Fields:
    finding = located.finding
    advice = finding.suggestion.text if finding.suggestion else ""
    basis = "；".join(basis_of(finding))
    return {
        "number": str(number),
        "id": located.number,
        "place": _place(located),
        "message": sentence(finding.message),
        "advice": f"{ADVICE}：{sentence(advice)}" if advice else "",
        "basis": f"（{basis}）" if basis == OBVIOUS else f"（依据：{basis}）" if basis else "",
        "rule": finding.rule,
    }


def _place(located: Located) -> str:
    """«第3行“培训人次”的“指标值”一栏（编号2-1，第4页）。»"""
    inside = located.in_table or located.finding.title
    return f"{inside}（编号{located.number}{f'，{located.in_file}' if located.in_file else ''}）。"


def sentence(text: str) -> str:
    """``text`` with a full stop at its end."""
    return text if text.endswith(("。", "？", "！", "?", "!")) else f"{text.rstrip('；，;,.')}。"


def _demand(findings: Iterable[Located]) -> str:
    groups = by_urgency(findings)
    parts = []
    if groups[Urgency.MUST]:
        parts.append(f"“{URGENCY_WORDS[Urgency.MUST]}”的问题应当逐条改正")
    if groups[Urgency.SHOULD]:
        parts.append(f"“{URGENCY_WORDS[Urgency.SHOULD]}”的问题请研究完善，不采纳的说明理由")
    if groups[Urgency.VERIFY]:
        parts.append("请核实的事项，情况属实的附说明，填写有误的予以更正")
    if not parts:
        return "请按规定程序报送正式材料。"
    writing = len(groups[Urgency.WRITING])
    more = f"另有书写格式{writing}处，请一并检查。" if writing else ""
    return f"{'；'.join(parts)}。{more}修改时请保持项目概况、绩效目标、指标值和预算金额前后一致。"
