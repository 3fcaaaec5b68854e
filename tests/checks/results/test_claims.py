"""Accounts of what went wrong that say «nothing»."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, Failed, Judgement
from auditor.checks.results.claims import DeniedParams, judge_denied
from auditor.checks.units import FormUnit
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT

SHORT = {"name": "检修渡船艘数", "operator": "≥", "value": 12, "unit": "艘", "actual": "9艘"}
REACHED = {**SHORT, "actual": "12艘"}
LEFT = {"budget": 300, "executed": 150}


def judged(label: str, told: str, *rows: Mapping[str, object], **more: object) -> Judgement:
    raw = {"kind": "self_review", "other": told, "labels": {"other": label}, "indicators": rows, **more}
    form = FormCase.model_validate(raw).form()
    return judge_denied(FormUnit(submission(form), form), DeniedParams(), CONTEXT)


def fault(judgement: Judgement) -> str | None:
    return judgement.hits[0].fault if isinstance(judgement, Failed) else None


@every_case(
    ("label", "told", "denied"),
    [
        ("存在问题", "无。", True),
        ("未完成原因", "均已按期完成，无未完成指标", True),
        ("偏差原因分析", "不适用", True),
        ("存在的不足", "目前暂未发现明显问题。", True),
        ("存在问题", "没有完成年度目标", False),
        ("存在问题", "尚未全部完成", False),
        ("存在问题", "存在偏差", False),
        ("存在问题", "无专业人员", False),
        ("其他需要说明的问题", "无", False),
        ("目标完成情况", "全部完成", False),
    ],
)
def test_what_denies_a_shortfall(label: str, told: str, denied: bool) -> None:
    assert fault(judged(label, told, SHORT)) == ("rows" if denied else None)


def test_what_was_reached_or_explained_leaves_nothing_to_tell() -> None:
    assert fault(judged("存在问题", "无", REACHED)) is None
    assert fault(judged("存在问题", "无", {**SHORT, "reason": "三艘改由市里检修"})) is None
    assert fault(judged("存在问题", "无", REACHED, execution={**LEFT, "reason": "尾款下年支付"})) is None
    assert fault(judged("存在问题", "无", REACHED, execution={"budget": 300, "executed": 290})) is None
    assert fault(judged("存在问题", "无", REACHED, execution=LEFT)) == "spent"


def test_what_is_told_elsewhere_is_not_missed_but_in_a_list_of_targets() -> None:
    labels = ["存在的问题", "存在的不足", "未完成的目标"]
    told = judged("存在的问题", "船坞太小", SHORT, blank_labels=labels[1:2])
    assert told is NOT_APPLICABLE
    assert fault(judged("存在的问题", "无", SHORT, blank_labels=labels[1:])) == "rows"
    assert fault(judged("完成情况", "检修渡船9艘", SHORT, blank_labels=labels[1:])) == "blank-rows"
