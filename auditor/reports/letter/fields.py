"""What the letter says, field by field; the template decides where and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.model import RuleChange, Scorecard, Submission, SubmissionReport, as_written, submission_money
from auditor.model.words import Urgency
from auditor.reports.letter.points import chinese_number, forms_of
from auditor.reports.view.alike import Alike, alike, by_urgency
from auditor.reports.view.lifts import by_lines, lift_note, lift_words
from auditor.reports.view.located import in_document_order, located
from auditor.reports.view.scorecard import dimensions
from auditor.reports.view.summaries import files_apart
from auditor.reports.view.verdict import PASSED, UNVERIFIED, gate_brief, machine_words, score_words
from auditor.reports.view.wording import category_name, change_words, percent, subject_of, wan
from auditor.reports.view.wording import points as score_text

if TYPE_CHECKING:
    from auditor.reports.letter.template import Fields

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
_DECIDED_NOTE = (
    "注：本意见书按审核人员在工作底稿中的处理结果生成，只列采纳的问题和待核实的事项。"
    "规则未能判断的内容不在其列，不等于没有问题。"
)
_BEFORE = "得分、等级和建议是审核人员处理前的机审结果。"
_GIVEN = "得分、等级和建议含审核人员评定的分值；规则给出的分值是审核人员处理前的机审结果。"
_AGREEING = {  # what has to say the same once a form was mended
    "绩效目标": "项目概况、绩效目标、指标值和预算金额",
    "绩效自评": "绩效目标、完成情况、得分和资金执行数",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What reviewers decided in a worklist, by fingerprint: ``adopted`` findings are said, ``asked`` ones are
    put as questions, all others are left out. ``points_given`` says that the scorecards hold points of
    theirs."""

    adopted: frozenset[str]
    asked: frozenset[str]
    refused: frozenset[str] = frozenset()
    points_given: bool = False

    @property
    def marks(self) -> frozenset[str]:
        """All that were decided."""
        return self.adopted | self.asked | self.refused


def letter_fields(
    reports: Sequence[SubmissionReport],
    generated_at: datetime,
    *,
    changes: Sequence[RuleChange] = (),
    decided: Decided | None = None,
) -> Fields:
    """Every field and list that a template can name, for the submissions of one unit: ``files`` repeats what
    is said of each, and for a single one its fields stand outside too."""
    said = [_said(each, decided) for each in reports]
    called = files_apart([each.submission.source for each in reports], endings=False)
    files = [
        _file(number, name, each, points, decided)
        for number, (name, each, points) in enumerate(zip(called, reports, said, strict=True), 1)
    ]
    names = [f"《{each['file']}》" for each in files]
    lines: list[Fields] = [{"line": f"{change_words(each)}。"} for each in changes]
    again = [
        name
        for name, each, points in zip(names, reports, said, strict=True)
        if _demanded(each.scorecard, points, decided)
    ]
    return {
        **(files[0] if len(files) == 1 else {}),
        **_of_unit([each.submission for each in reports]),
        "received": "".join(names) + (f"等{len(names)}份材料" if len(names) > 1 else ""),
        "files": files,
        "several": [{}] if len(files) > 1 else [],
        "changed": [{}] if lines else [],
        "changes": lines,
        "resubmit": [{}] if again else [],
        "again": "".join(again) if len(names) > 1 else "",
        "date": f"{generated_at.year}年{generated_at.month}月{generated_at.day}日",
        "note": _NOTE if decided is None else _DECIDED_NOTE,
    }


def _of_unit(submissions: Sequence[Submission]) -> Fields:
    """The unit, and what it has handed in."""
    years = {each.year for each in submissions}
    issuer = submissions[0].issuer or "　　　　　　　　"
    forms = [form for each in submissions for form in each.forms]
    budgets = [money for each in submissions if (money := submission_money(each)) is not None]
    return {
        "issuer": issuer,
        "addressee": issuer,
        "year": f"{submissions[0].year}年度" if len(years) == 1 and submissions[0].year else "",
        "subject": subject_of(forms),
        "forms": str(len(forms)),
        "rows": str(sum(form.lines for form in forms)),
        "money": f"，涉及预算资金{wan(sum(budgets, Decimal(0)))}" if budgets else "",
    }


def _said(report: SubmissionReport, decided: Decided | None) -> list[Alike]:
    """The points that the letter tells, by the numbers that they have in every output; what is asked is no
    point with what was adopted."""
    found = in_document_order(each for each in located(report) if each.finding.open)
    if decided is None:
        return alike(found)
    adopted = [each for each in found if each.finding.fingerprint in decided.adopted]
    asked = [
        replace(each, urgency=Urgency.VERIFY) for each in found if each.finding.fingerprint in decided.asked
    ]
    return [*alike(adopted), *alike(asked)]


def _file(
    number: int, name: str, report: SubmissionReport, points: Sequence[Alike], decided: Decided | None
) -> Fields:
    """What the letter says of one submission, whose file is called ``name``."""
    card = report.scorecard
    groups = _groups(points)
    steps = lift_words(by_lines(report), len(report.form_scorecards))
    told = (*steps, *filter(None, [lift_note(report.submission) if steps else ""]))
    lifts: list[Fields] = [{"line": f"{line}。"} for line in told]
    return {
        "file_number": str(number),
        "file": name,
        "evaluation": _evaluation(card, points, decided),
        "scored": [{}] if card.items and card.score is not None else [],
        "items": _items(report),
        "judged": machine_words(card),
        "full_points": as_written(card.full_points),
        "score": score_text(card.score) if card.score is not None else "未评",
        "grade": card.grade or "",
        "total": f"等级“{card.grade}”，建议{card.decision}；{UNVERIFIED}" if card.grade else "",
        "lifted": [{}] if lifts else [],
        "lifts": lifts,
        "groups": groups,
        "demand_number": chinese_number(2 + len(groups)),
        "demand_title": "修改要求" if _demanded(card, points, decided) else "后续事项",
        "demand": _demand(report, points, decided),
    }


def _evaluation(card: Scorecard, points: Sequence[Alike], decided: Decided | None) -> str:
    before = ""
    if decided is not None and card.score is not None:
        before = _GIVEN if decided.points_given else _BEFORE
    return f"{_scored(card)}{before}{_found(points, decided)}"


def _scored(card: Scorecard) -> str:
    if card.score is None:
        return f"{card.formula}（判定覆盖率{percent(card.coverage)}），本次不评分。"
    gate = gate_brief(card)
    return (
        f"对照绩效目标审核的八项内容评分，得分{score_words(card)}（{machine_words(card)}），"
        f"判定覆盖率{percent(card.coverage)}。{gate}{'。' if gate else ''}"
    )


def _found(points: Sequence[Alike], decided: Decided | None) -> str:
    groups = by_urgency(points)
    counts = [f"{heading}{len(groups[each])}条" for each, heading in _HEADINGS.items() if groups[each]]
    if not counts:
        return (
            "已判定的内容中没有发现需要修改或核实的问题。"
            if decided is None
            else "经审核人员复核，没有需要修改或核实的问题。"
        )
    common = Counter(
        category_name(each.first.finding.category) for key in _HEADINGS for each in groups[key]
    ).most_common(_COMMONEST)
    mainly = "、".join(f"{name}（{count}条）" for name, count in common)
    return f"共有{'、'.join(counts)}，主要是{mainly}。"


def _items(report: SubmissionReport) -> list[Fields]:
    """The rows of the score table, with what cost points over the file and all its forms."""
    lost: dict[str, dict[str, None]] = {}
    for card in (report.scorecard, *report.form_scorecards.values()):
        for scored in card.items:
            own = lost.setdefault(scored.title, {})
            own |= dict.fromkeys(name for each in scored.deductions for name in each.label.split("、"))
    found: list[Fields] = []
    for view in dimensions(report.scorecard):
        for item in view.items:
            told = "、".join(lost.get(item.title, ()))
            remark = "；扣分：".join(filter(None, (item.formula, told))) if item.score else item.remark
            found.append({
                "dimension": view.title,
                "title": item.title,
                "full": item.full,
                "score": item.score or "未评",
                "remark": remark,
            })  # fmt: skip
    return found


def _groups(points: Sequence[Alike]) -> list[Fields]:
    groups = by_urgency(points)
    found: list[Fields] = []
    for each, title in _HEADINGS.items():
        if groups[each]:
            found.append({
                "number": chinese_number(2 + len(found)),
                "title": title,
                "count": str(len(groups[each])),
                "forms": forms_of(groups[each]),
            })  # fmt: skip
    return found


def _demanded(card: Scorecard, points: Iterable[Alike], decided: Decided | None) -> bool:
    """Whether the unit has to send its form again: something is to be mended, weighed or answered, or the
    score alone does not let it pass."""
    groups = by_urgency(points)
    passed = decided is not None or card.decision == PASSED
    return not passed or any(groups[each] for each in (Urgency.MUST, Urgency.SHOULD, Urgency.VERIFY))


def _demand(report: SubmissionReport, points: Sequence[Alike], decided: Decided | None) -> str:
    card, groups = report.scorecard, by_urgency(points)
    parts = []
    if groups[Urgency.MUST]:
        parts.append(f"“{Urgency.MUST.word}”的问题应当逐条改正")
    if groups[Urgency.SHOULD]:
        parts.append(f"“{Urgency.SHOULD.word}”的问题请研究完善，不采纳的说明理由")
    if groups[Urgency.VERIFY]:
        parts.append("请核实的事项，情况属实的附说明，填写有误的予以更正")
    writing = len(groups[Urgency.WRITING])
    more = f"另有书写格式{writing}条，请一并检查。" if writing else ""
    if parts:
        agreeing = _AGREEING.get(subject_of(report.submission.forms), _AGREEING["绩效目标"])
        return f"{'；'.join(parts)}。{more}修改时请保持{agreeing}前后一致。"
    if not _demanded(card, points, decided):
        return f"本次没有需要修改和核实的问题，不必重新报送，请按规定程序报送正式材料。{more}"
    if card.score is None:
        return f"材料中没有能够评分的内容，请核对报送的文件是否完整。{more}"
    return f"没有逐条列出的问题，但得分尚未达到“{PASSED}”，请按“提高得分的办法”完善后再报。{more}"
