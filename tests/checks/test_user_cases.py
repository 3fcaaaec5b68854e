"""Whole small files as users sent them: what is told of their money, rates and grades, and what is not."""

from __future__ import annotations

from pathlib import Path

from auditor.auditing import audit_document
from auditor.model import Confidence, Finding, Outcome, Severity, SubmissionReport
from auditor.ruleset import load_ruleset

RULESET = load_ruleset()

SPLIT_HEADS = """2024年项目绩效目标表
项目名称
绿道养护
项目资金申请
(万元)
资金总额: 60
一、预算资金:60
二、自有资金:0
三、其他:0
一级指标
二级指标
三级指标
指标值
产出指标
数量指标
养护绿道长度
≥36公里
质量指标
绿道完好率
≥97%
"""

SELF_REVIEW = """# 项目支出绩效自评表

(2023年度)

| 项目名称 | 阅览室设备更新 | | | | | | |
|---|---|---|---|---|---|---|---|
| 项目资金(万元) | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| | 年度资金总额 | 60 | 60 | 50.58 | 10 | {rate} | 8.4 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标 | 数量指标 | 更新设备数量 | ≥15台 | 15台 | 50 | 50 | |
| 效益指标 | 社会效益指标 | 阅览人数 | ≥800人 | 830人 | 30 | 30 | |
| 满意度指标 | 服务对象满意度指标 | 读者满意度 | ≥90% | 94% | 10 | 10 | |
"""

NARRATIVE = """雨水花园建设工程项目经费情况说明

六、年度预算安排

2026年度预算安排{amount}万元。

# 项目支出绩效目标申报表

（2026年度）

| 项目名称 | 雨水花园建设工程 | | |
|---|---|---|---|
| 实施单位 | 某区园林所 | | |
| 年度资金总额（元） | 760,000.00 | | |
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 建设雨水花园数量 | ≥14处 |
| | 质量指标 | 验收合格率 | =100% |
| 满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% |
"""

GRADE = """# 项目支出绩效自评表

(2023年度)

| 项目名称 | 农村饮水设施巡检 | | | | | |
|---|---|---|---|---|---|---|
| 实施单位 | 某县供水站 | | | | | |
| 自评总分 | {score} | 自评等级 | 优 | | | |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 巡检管网长度 | ≥60公里 | 61公里 | 60 | 60 |
| 满意度指标 | 服务对象满意度指标 | 用户满意度 | ≥90% | 92% | 40 | 40 |
"""


def report(text: str, folder: Path, name: str = "a.md") -> SubmissionReport:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return audit_document(path, RULESET)


def firm(text: str, folder: Path, *rules: str) -> list[Finding]:
    found = report(text, folder).findings
    return [each for each in found if each.rule in rules and each.confidence is not Confidence.ASK]


def test_a_form_without_units_breaks_no_rule_and_its_sources_are_no_mismatch(tmp_path: Path) -> None:
    audited = report(SPLIT_HEADS, tmp_path, "a.txt")
    assert [gap for gap in audited.gaps if gap.outcome is Outcome.ERROR] == []
    assert [each for each in audited.findings if each.category == "budget-mismatch"] == []


def test_a_rate_is_right_where_it_is_rounded_to_the_digits_that_it_shows(tmp_path: Path) -> None:
    for rate in ("84%", "84.3%", "0.84"):
        assert firm(SELF_REVIEW.format(rate=rate), tmp_path, "self-review-execution-rate") == []
    for rate in ("85%", "84.5%", "0"):
        assert len(firm(SELF_REVIEW.format(rate=rate), tmp_path, "self-review-execution-rate")) == 1


def test_the_narrative_and_the_form_state_one_budget(tmp_path: Path) -> None:
    (told,) = firm(NARRATIVE.format(amount=67), tmp_path, "budget-form-narrative")
    assert told.severity is Severity.ERROR
    assert "67万元" in told.message
    assert "76万元" in told.message
    assert firm(NARRATIVE.format(amount=76), tmp_path, "budget-form-narrative") == []


def test_a_grade_follows_from_the_score(tmp_path: Path) -> None:
    (told,) = firm(GRADE.format(score="83.8"), tmp_path, "self-review-grade")
    assert "应为“良”" in told.message
    assert firm(GRADE.format(score="93.8"), tmp_path, "self-review-grade") == []
