"""Results in words that tell how far the work has come."""

from __future__ import annotations

from auditor.authoring.scopes import IndicatorExample
from auditor.checks.results.results import Result, result_of
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CONTEXT = load_files([]).context


def result(actual: str, value: str = "12", operator: str = "≥", name: str = "改造泵站数量") -> Result | None:
    raw = {"name": name, "operator": operator, "value": value, "unit": None, "actual": actual}
    row = IndicatorExample.model_validate(raw).build().indicator
    assert row is not None
    return result_of(row, actual, CONTEXT)


@every_case(
    "actual",
    [
        "规划尚未批复",
        "待验收",
        "未开展调查",
        "设备未到货",
        "已取消",
        "预计2025年完工",
        "合同已签订，设备未到货",
    ],
)
def test_what_has_not_been_done(actual: str) -> None:
    assert result(actual) == Result(False)


@every_case("actual", ["在建", "正在编制", "招标中", "已开工", "评审阶段", "主体封顶，正在装修"])
def test_what_goes_on(actual: str) -> None:
    assert result(actual) == Result(False, partly=True)


@every_case(
    "actual",
    [
        "未发现违规",
        "无未完成事项",
        "未收到投诉",
        "应用于教学实施过程中",
        "未整改问题为零",
        "已竣工，待审计",
        "居中",
    ],
)
def test_no_stage_of_work(actual: str) -> None:
    assert result(actual) is None


def test_what_goes_on_may_be_all_that_words_ask_for() -> None:
    assert result("正在开展", "持续开展", "定性") is None
    assert result("尚未开展", "持续开展", "定性") == Result(False)


def test_a_day_that_is_still_to_come_is_missed() -> None:
    assert result("正在施工", "2024年10月底前", "≤", "完工时间") == Result(False, partly=True)
