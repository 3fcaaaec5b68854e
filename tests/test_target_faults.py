"""Whole tables as text: incomplete targets, and signs and units that clash with their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor import audit
from auditor.model import Confidence

BLANKS = """# 绩效目标表

(2025年度)

| 项目名称 | 古树名木保护 | | | | | |
|---|---|---|---|---|---|---|
| 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 |
| 产出指标 | 数量指标 | 复壮古树株数 | | 40 | | 30 |
| | 质量指标 | 复壮成活率 | | 95 | | 30 |
| 效益指标 | 社会效益指标 | 科普受众人数 | | 6000 | | 30 |
| 满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥ | 90 | % | 10 |
"""
SIGNS = """# 项目支出绩效目标申报表

(2025年度)

| 项目名称 | 窗口服务 | | |
|---|---|---|---|
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 成本指标 | 经济成本指标 | 人均差旅经费 | ≤2万元 |
| | | 每期培训经费 | ≤3万元 |
| | | 单台终端投入 | ≤0.4万元 |
| 产出指标 | 质量指标 | 逾期办理率 | ≥100% |
| | | 未按期归档率 | ≥95% |
| | | 录入差错率 | =100% |
| | | 返修率 | ≥4% |
| | | 超时未结事项数 | ≥8件 |
| | 时效指标 | 材料初审及时率 | ≤3工作日 |
| | | 补正通知及时性 | ≤2天 |
| 效益指标 | 社会效益指标 | 来电投诉受理件数 | ≥900件 |
| 满意度指标 | 服务对象满意度指标 | 办事群众满意度 | ≥90% |
"""


def told(text: str, folder: Path, *rules: str) -> set[tuple[str, int | None]]:
    """The firm findings of some rules with their rows."""
    path = folder / "表.md"
    path.write_text(text, encoding="utf-8")
    return {
        (finding.rule, finding.row)
        for finding in audit(path).findings
        if finding.rule in rules and finding.confidence is not Confidence.ASK
    }


def test_a_blank_unit_is_told_where_the_sign_is_blank_too(tmp_path: Path) -> None:
    findings = told(BLANKS, tmp_path, "missing-unit", "missing-cell")
    assert findings == {(rule, row) for rule in ("missing-unit", "missing-cell") for row in (1, 2, 3)}


@pytest.mark.parametrize(
    ("rule", "rows"),
    [("operator-inverted", {4, 5, 6, 7, 8}), ("time-as-share", {9, 10}), ("unit-measure", set())],
)
def test_signs_against_names_and_times_under_rates(rule: str, rows: set[int], tmp_path: Path) -> None:
    assert told(SIGNS, tmp_path, rule) == {(rule, row) for row in rows}
