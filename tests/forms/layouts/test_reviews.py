"""Self-reviews and monitoring forms."""

from decimal import Decimal

import pytest

from auditor.model import FormKind, PassageField
from tests.forms.building import one, target


def test_self_review_with_budget_execution_block():
    form = one(
        "2023年度项目支出绩效自评表",
        [
            ["项目名称", ("学生营养改善", 1, 8)],
            ["主管部门", ("某县教育局", 1, 3), "实施单位", ("某县教育局", 1, 4)],
            [
                ("项目资金（万元）", 3, 1),
                ("", 1, 2),
                "年初预算数",
                "全年预算数",
                "全年执行数",
                "分值",
                "执行率",
                "得分",
            ],
            [("年度资金总额", 1, 2), "100", "100", "98", "10", "98%", "9.8"],
            [("其中：财政拨款", 1, 2), "100", "100", "98", "-", "98%", "-"],
            [("年度总体目标", 2, 1), ("预期目标", 1, 4), ("实际完成情况", 1, 4)],
            [("为1200名学生供餐。", 1, 4), ("已为1200名学生供餐。", 1, 4)],
            [
                "绩效指标",
                "一级指标",
                "二级指标",
                "三级指标",
                "年度指标值(A)",
                "实际完成值(B)",
                "分值",
                "得分",
                "偏差原因分析及改进措施",
            ],
            ["", "产出指标(50分)", "数量指标", "受益学生人数", "≥1200人", "1200人", "50", "50", ""],
            [
                "",
                "效益指标(30分)",
                "社会效益指标",
                "学生体质合格率",
                "≥95%",
                "90%",
                "30",
                "28.4",
                "抽测样本偏少",
            ],
            [("总分", 1, 6), "90", "88.2", ""],
        ],
    )
    assert form.kind is FormKind.SELF_REVIEW
    assert form.year == 2023
    assert form.budget
    assert form.budget.value == 100
    assert {(a.label, a.value) for a in form.amounts} >= {("年度资金总额·全年执行数", Decimal(98))}
    assert [(p.field, p.text) for p in form.passages] == [
        (PassageField.GOAL, "为1200名学生供餐。"),
        (PassageField.OTHER, "已为1200名学生供餐。"),
    ]
    first, second = form.indicators
    assert (first.levels, first.weight, first.score, first.actual) == (
        ("产出指标", "数量指标"),
        50,
        50,
        "1200人",
    )
    assert target(second) == ("≥", "95", "%")
    assert (second.actual, second.score, second.reason) == ("90%", Decimal("28.4"), "抽测样本偏少")
    assert {"actual", "score", "reason", "level1", "level2"} <= form.columns


@pytest.mark.parametrize("actual", ["完成值", "实际完成值", "全年完成值"])
def test_self_review_with_operator_and_unit_columns(actual: str):
    form = one(
        "部门预算项目支出绩效自评表",
        [
            ["项目名称", "公路养护"],
            [
                "一级指标",
                "二级指标",
                "三级指标",
                "指标性质",
                "指标值",
                "度量单位",
                actual,
                "权重",
                "得分",
                "未完成原因分析",
            ],
            ["产出指标", "数量指标", "养护里程", "≥", "320", "公里", "325", "20", "20", ""],
            ["成本指标", "经济成本指标", "公里养护成本", "≤", "1.2", "万元/公里", "1.1", "10", "10", ""],
        ],
    )
    assert [target(i) for i in form.indicators] == [("≥", "320", "公里"), ("≤", "1.2", "万元/公里")]
    assert [i.actual for i in form.indicators] == ["325", "1.1"]


def test_monitoring_form():
    form = one(
        "项目支出绩效目标运行监控表",
        [
            ["项目名称", "河长制工作经费"],
            [
                "一级指标",
                "二级指标",
                "三级指标",
                "年度指标值",
                "1-7月执行情况",
                "全年预计完成情况",
                "偏差原因分析",
                "完成目标可能性",
            ],
            ["产出指标", "数量指标", "巡河次数", "≥24次", "14次", "24次", "", "确定能"],
        ],
    )
    assert form.kind is FormKind.MONITORING
    assert (form.indicators[0].actual, *target(form.indicators[0])) == ("14次", "≥", "24", "次")


def test_self_review_of_sichuan_whose_merged_cells_were_lost():
    form = one(
        [
            ["部门预算项目支出绩效自评表（2023年度）"],
            ["项目名称", "51000021R000000019951-校舍维修"],
            ["主管部门", "219-某县教育局", "实施单位（盖章）", "某县教育局"],
            ["项目基本情况", "1.项目年度目标完成情况", "项目年度目标", "年度目标完成情况"],
            ["维修校舍8栋。", "已维修8栋。"],
            ["2.项目实施内容及过程概述", "按计划施工。"],
            [
                "预算执行情况（10分）",
                "年度预算数（万元）",
                "年初预算",
                "调整后预算数",
                "预算执行数",
                "预算执行率",
                "权重",
                "得分",
            ],
            ["总额", "238.93", "251.89", "251.89", "100.00%", "10", ""],
            ["其中：财政资金", "238.93", "251.89", "251.89", "100.00%", "/", "/"],
            ["其他资金", "", "", "", "", "/", "/"],
            [
                "绩效指标（90分）",
                "一级指标",
                "二级指标",
                "三级指标",
                "指标性质",
                "指标值",
                "度量单位",
                "完成值",
                "权重",
            ],
            ["产出指标", "数量指标", "维修校舍栋数", "=", "8", "栋", "8", "60"],
            ["质量指标", "验收合格率", "≥", "98", "%", "100", "20"],
            ["效益指标", "社会效益指标", "受益学生数", "≥", "900", "人", "", "30"],
            ["合计", "100"],
            ["评价结论", "完成年初目标。"],
            ["项目负责人：张某", "财务负责人：李某"],
        ]
    )
    assert (form.project, form.department, form.year) == ("校舍维修", "某县教育局", 2023)
    assert form.budget
    assert (form.budget.value, form.budget.unit, form.budget.label) == (
        Decimal("238.93"),
        "万元",
        "总额·年初预算",
    )
    assert [(p.field, p.text) for p in form.passages] == [
        (PassageField.GOAL, "维修校舍8栋。"),
        (PassageField.OTHER, "已维修8栋。"),
        (PassageField.OTHER, "按计划施工。"),
        (PassageField.OTHER, "完成年初目标。"),
    ]
    assert [(i.levels, i.name, i.weight, i.actual) for i in form.indicators] == [
        (("产出指标", "数量指标"), "维修校舍栋数", 60, "8"),
        (("产出指标", "质量指标"), "验收合格率", 20, "100"),
        (("效益指标", "社会效益指标"), "受益学生数", 30, ""),
    ]
    assert [target(i) for i in form.indicators] == [("=", "8", "栋"), ("≥", "98", "%"), ("≥", "900", "人")]
