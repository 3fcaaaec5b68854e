"""Targets of the whole period beside those of the year."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.auditing import audit_document
from auditor.model import Confidence
from auditor.ruleset import load_ruleset

RULESET = load_ruleset()
HEAD = """# 项目支出绩效目标申报表

（2026年度）

| 项目名称 | 综合治理 | | | | | |
|---|---|---|---|---|---|---|
| | 中期目标 | | | 年度目标 | | |
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值 |
"""


def told(rows: str, rule: str, folder: Path) -> list[Confidence]:
    path = folder / "表.md"
    path.write_text(HEAD + rows, encoding="utf-8")
    return [each.confidence for each in audit_document(path, RULESET).findings if each.rule == rule]


def lower(name: str, longer: str, year: str, folder: Path) -> list[Confidence]:
    rows = f"""| 产出指标 | 数量指标 | {name} | {longer} | 数量指标 | {name} | {year} |
| | 质量指标 | 验收合格率 | ≥95% | 质量指标 | 验收合格率 | ≥95% |
"""
    return told(rows, "period-longer-target", folder)


@pytest.mark.parametrize(
    ("name", "longer", "year"),
    [
        ("治理流域面积", "≥30平方公里", "≥40平方公里"),
        ("种植油茶面积", "≥0.8万亩", "≥9000亩"),
        ("受助学生人数", "≥900人", "≥1200人"),
    ],
)
def test_a_count_of_several_years_is_no_lower(name: str, longer: str, year: str, tmp_path: Path) -> None:
    assert lower(name, longer, year, tmp_path) == [Confidence.LIKELY]
    assert lower(name, year, longer, tmp_path) == []


def test_a_share_is_asked_about(tmp_path: Path) -> None:
    assert lower("农田灌溉保证率", "≥80%", "≥90%", tmp_path) == [Confidence.ASK]


@pytest.mark.parametrize(
    ("name", "longer", "year"),
    [
        ("管网漏损率", "≤8%", "≤12%"),
        ("年均接待量", "≥20万人次", "≥25万人次"),
        ("财政收入增长率", "≥5%", "≥7%"),
        ("设备更新台数", "≥45台", "≥50套"),
        ("完成时间", "2028年12月", "2026年12月"),
    ],
)
def test_what_does_not_add_up_is_left_alone(name: str, longer: str, year: str, tmp_path: Path) -> None:
    assert lower(name, longer, year, tmp_path) == []


def test_a_blank_half_of_the_year_is_told(tmp_path: Path) -> None:
    blank = """| 产出指标 | 数量指标 | 保养船艇数量 | ≥12艘 | 数量指标 | | |
| | 质量指标 | 保养合格率 | ≥98% | 质量指标 | | |
| | 成本指标 | 保养总成本 | ≤60万元 | 成本指标 | | |
"""
    assert told(blank, "annual-half-blank", tmp_path) == [Confidence.LIKELY]
    filled = blank.replace("数量指标 | | |", "数量指标 | 保养船艇数量 | ≥4艘 |")
    assert told(filled, "annual-half-blank", tmp_path) == []


BLANK_LONG = """| 产出指标 | 数量指标 | | | 数量指标 | 疏浚航道长度 | ≥4公里 |
| | 质量指标 | | | 质量指标 | 航标完好率 | ≥95% |
| 效益指标 | 社会效益指标 | | | 社会效益指标 | 航道通航条件 | 明显改善 |
| 满意度指标 | 服务对象满意度指标 | | | 服务对象满意度指标 | 船民满意度 | ≥90% |
"""


def test_rows_beside_a_blank_half_are_read_and_the_half_is_asked_about(tmp_path: Path) -> None:
    assert told(BLANK_LONG, "long-half-blank", tmp_path) == [Confidence.ASK]
    document = audit_document(tmp_path / "表.md", RULESET)
    names = [row.name for row in document.submission.forms[0].indicators]
    assert names == ["疏浚航道长度", "航标完好率", "航道通航条件", "船民满意度"]


def test_a_row_whose_target_of_the_year_is_blank_is_told(tmp_path: Path) -> None:
    rows = """| 产出指标 | 数量指标 | 疏浚航道长度 | ≥9公里 | 数量指标 | 疏浚航道长度 | ≥4公里 |
| | 质量指标 | 航标完好率 | ≥95% | 质量指标 | 航标完好率 | ≥95% |
| | 时效指标 | 疏浚完成时间 | 2028年6月 | 时效指标 | | |
"""
    assert told(rows, "annual-value-blank", tmp_path) == [Confidence.LIKELY]
