"""Forms of the centre, of transfers and of whole departments."""

from decimal import Decimal

import pytest

from auditor.model import FormKind, PassageField
from tests.forms.building import one, read, target

CENTRAL_HEAD = [
    ["项目名称", ("高标准农田建设补助", 1, 4)],
    ["主管部门及代码", "农业农村部", "实施单位", ("某县农业农村局", 1, 2)],
    ["项目属性", "延续项目", "项目期", ("3年", 1, 2)],
    [("项目资金\n（万元）", 3, 1), "年度资金总额：", ("1,200", 1, 3)],
    ["其中：财政拨款", ("1,000", 1, 3)],
    ["其他资金", ("200", 1, 3)],
]


def test_central_project_form_with_merged_levels():
    form = one(
        "项目支出绩效目标申报表",
        "（2025年度）",
        [
            *CENTRAL_HEAD,
            [("总体目标", 2, 1), ("中期目标（2024年-2026年）", 1, 2), ("年度目标", 1, 2)],
            [("三年建成高标准农田3万亩。", 1, 2), ("建成高标准农田1万亩。", 1, 2)],
            [("绩效指标", 5, 1), "一级指标", "二级指标", "三级指标", "指标值"],
            [("产出指标", 3, 1), ("数量指标", 2, 1), "★新建高标准农田面积", "≥1万亩"],
            ["新修机耕路长度", "≥ 12公里"],
            ["时效指标", "项目完工时间", "2025年12月底前"],
            [("满意度指标", 1, 1), "服务对象满意度指标", "受益农户满意度", "90%以上"],
        ],
    )
    assert form.budget
    assert (form.budget.value, form.budget.unit, form.budget.label) == (Decimal(1200), "万元", "年度资金总额")
    assert [(a.label, a.unit) for a in form.amounts[1:]] == [("其中：财政拨款", "万元"), ("其他资金", "万元")]
    assert [(p.field, p.text) for p in form.passages] == [
        (PassageField.LONG_TERM_GOAL, "三年建成高标准农田3万亩。"),
        (PassageField.GOAL, "建成高标准农田1万亩。"),
    ]
    assert [(i.levels, i.name) for i in form.indicators] == [
        (("产出指标", "数量指标"), "新建高标准农田面积"),
        (("产出指标", "数量指标"), "新修机耕路长度"),
        (("产出指标", "时效指标"), "项目完工时间"),
        (("满意度指标", "服务对象满意度指标"), "受益农户满意度"),
    ]
    assert [target(i) for i in form.indicators] == [
        ("≥", "1", "万亩"),
        ("≥", "12", "公里"),
        ("≤", "2025年12月底", None),
        ("≥", "90", "%"),
    ]
    assert [i.core for i in form.indicators] == [True, False, False, False]
    assert form.layout == "levels"
    assert form.missing_labels == frozenset()
    assert form.year == 2025


def test_central_form_with_goals_side_by_side_keeps_both_periods():
    form = one(
        "项目支出绩效目标表",
        [
            ["项目名称", ("文物保护经费", 1, 6)],
            ["一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "修缮文物建筑数", "≥9处", "数量指标", "修缮文物建筑数", "≥3处"],
        ],
    )
    assert [(i.levels, i.name, *target(i), i.period) for i in form.indicators] == [
        (("产出指标", "数量指标"), "修缮文物建筑数", "≥", "9", "处", "mid_term"),
        (("产出指标", "数量指标"), "修缮文物建筑数", "≥", "3", "处", "annual"),
    ]


def test_value_column_split_into_medium_term_and_annual():
    form = one(
        "项目绩效目标申报表",
        [
            ["项目名称", ("幼儿园建设", 1, 4)],
            [("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("指标值", 1, 2)],
            ["中期", "年度"],
            ["产出指标", "数量指标", "新建幼儿园数", "6所", "2所"],
        ],
    )
    assert [(*target(i), i.period) for i in form.indicators] == [
        (None, "2", "所", "annual"),
        (None, "6", "所", "mid_term"),
    ]


def test_transfer_payment_form():
    form = one(
        "中央对地方转移支付区域绩效目标表",
        "（2024年度）",
        [
            ["专项（项目）名称", ("困难群众救助补助资金", 1, 3)],
            [("资金情况（万元）", 2, 1), "年度资金总额", ("5000", 1, 2)],
            ["其中：中央补助", ("4000", 1, 2)],
            ["年度目标", ("保障困难群众基本生活。", 1, 3)],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "★低保对象保障覆盖率", "应保尽保"],
            ["", "成本指标", "城市低保标准", "不低于上年"],
        ],
    )
    assert form.kind is FormKind.TRANSFER
    assert form.project == "困难群众救助补助资金"
    assert form.budget
    assert form.budget.unit == "万元"
    assert target(form.indicators[0]) == ("定性", "应保尽保", None)
    assert form.indicators[1].levels == ("产出指标", "成本指标")


def test_department_form_of_the_centre():
    form = one(
        "部门整体支出绩效目标申报表",
        [
            ["部门（单位）名称", ("某市档案馆", 1, 4)],
            [("年度主要任务", 2, 1), "任务名称", "主要内容", ("预算金额（万元）", 1, 2)],
            ["档案数字化", "扫描馆藏档案", ("120", 1, 2)],
            ["年度总体目标", ("完成馆藏档案数字化。", 1, 4)],
            ["", "一级指标", "二级指标", "三级指标", "指标值"],
            ["", "产出指标", "数量指标", "档案数字化页数", "≥200万页"],
        ],
    )
    assert form.kind is FormKind.DEPARTMENT
    assert form.issuer == "某市档案馆"
    assert form.indicators[0].name == "档案数字化页数"


def test_import_sheet_without_title():
    form = one(
        [
            [
                "*一级指标",
                "*二级指标",
                "*三级指标名称",
                "*计算符号",
                "*年度指标值",
                "*计量单位",
                "*当前完成值",
            ],
            ["产出指标", "数量指标", "新建充电桩数量", "1", "50", "个", "20"],
            ["产出指标", "时效指标", "建设周期", "5", "6", "个月", "3"],
            ["效益指标", "社会效益指标", "出行便利程度", "6", "明显提升", "", "部分达成"],
        ]
    )
    assert [target(i) for i in form.indicators] == [
        ("≥", "50", "个"),
        ("≤", "6", "个月"),
        ("定性", "明显提升", ""),
    ]
    assert form.title == ""


def test_table_whose_rows_name_their_projects():
    submission = read(
        "2025年部门预算项目支出绩效目标汇总表",
        "单位：万元",
        [
            [
                "单位名称",
                "项目名称",
                "预算数",
                "年度目标",
                "一级指标",
                "二级指标",
                "三级指标",
                "指标性质",
                "指标值",
                "度量单位",
                "权重",
            ],
            [
                ("某局", 3, 1),
                ("疫苗采购", 2, 1),
                ("300", 2, 1),
                ("采购疫苗。", 2, 1),
                "产出指标",
                "数量指标",
                "采购疫苗数",
                "≥",
                "5000",
                "支",
                "40",
            ],
            ["满意度指标", "服务对象满意度指标", "接种群众满意度", "≥", "90", "%", "10"],
            ["血站运行", "80", "保障采血。", "产出指标", "数量指标", "采血量", "≥", "3", "吨", "50"],
        ],
    )
    first, second = submission.forms
    assert (first.project, first.issuer, first.year, len(first.indicators)) == ("疫苗采购", "某局", 2025, 2)
    assert (second.project, [i.name for i in second.indicators], second.indicators[0].row) == (
        "血站运行",
        ["采血量"],
        1,
    )
    assert first.budget
    assert second.budget
    assert [(f.budget.value, f.budget.unit) for f in (first, second) if f.budget] == [
        (300, "万元"),
        (80, "万元"),
    ]
    assert [p.text for p in first.passages] == ["采购疫苗。"]
    assert first.columns >= {"name", "level1", "weight"}
    assert "project" not in first.columns


def test_long_term_targets_in_a_table_of_their_own_stay_in_the_form():
    table = [["一级指标", "二级指标", "指标内容", "指标值"], ["产出指标", "数量指标", "扶持户数"]]
    form = one(
        "项目绩效目标申报表",
        [
            ["项目名称", ("庭院经济", 1, 4)],
            [("长期绩效指标", 2, 1), *table[0]],
            [*table[1], "3000户"],
            [("年度绩效指标", 2, 1), *table[0]],
            [*table[1], "1000户"],
            ["其他说明的问题", ("无", 1, 4)],
        ],
    )
    assert [(i.name, i.value, i.period) for i in form.indicators] == [
        ("扶持户数", "3000", "mid_term"),
        ("扶持户数", "1000", "annual"),
    ]


@pytest.mark.parametrize("heading", ["二、中长期绩效指标", "实施期绩效指标"])
def test_a_heading_tells_the_period_of_the_table_below(heading: str):
    table = [["一级指标", "二级指标", "指标内容", "指标值"], ["产出指标", "数量指标", "扶持户数"]]
    form = one(
        "项目绩效目标申报表",
        [["项目名称", "庭院经济"]],
        heading,
        [table[0], [*table[1], "3000户"]],
        "三、年度绩效指标",
        [table[0], [*table[1], "1000户"]],
    )
    assert [(i.value, i.period) for i in form.indicators] == [("3000", "mid_term"), ("1000", "annual")]


def test_labels_of_blank_cells_are_kept_as_printed():
    form = one(
        "项目支出绩效目标申报表",
        "（2025年度）",
        [
            ["项目名称", ("渠道清淤", 1, 4)],
            ["项目负责人", "", "联系电话", ("", 1, 2)],
            ["项目期", "1年", "实施单位", ("某镇水务站", 1, 2)],
            [("年度目标", 1, 1), ("清淤渠道12公里。", 1, 4)],
            [("绩效指标", 2, 1), "一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "清淤渠道长度", "≥12公里"],
        ],
    )
    assert form.blank_labels == ("项目负责人", "联系电话")


def test_a_blank_execution_rate_is_a_blank_label() -> None:
    form = one(
        "项目支出绩效自评表",
        "（2025年度）",
        [
            ["项目名称", ("渠道清淤", 1, 5)],
            [("项目资金（万元）", 2, 1), "", "全年预算数（A）", "全年执行数（B）", "执行率（B/A）", "得分"],
            ["年度资金总额", "60", "15", "", "2"],
            [("年度目标", 1, 1), ("清淤渠道12公里。", 1, 5)],
            [("绩效指标", 2, 1), "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"],
            ["产出指标", "数量指标", "清淤渠道长度", "≥12公里", "12公里"],
        ],
    )
    assert form.blank_labels == ("执行率（B/A）",)


def test_money_that_is_not_stated_beside_what_was_spent_is_a_blank_label() -> None:
    whole, source = "年度资金总额", "其中：财政拨款"
    said = {
        ("年初预算数",): [[whole, "", "36", "34", "10", "94%"], [source, "", "36", "34", "", ""]],
        (whole, "年初预算数", "全年预算数", "全年执行数"): [[whole, "", "", "", "10", "94%"]],
        (): [[whole, "0", "36", "34", "10", "94%"]],
    }
    said_elsewhere = [[whole, "—", "36", "34", "10", "94%"]], [[whole, "36", "", "34", "10", "94%"]]
    sources = [[whole, "", "36", "34", "10", "94%"], [source, "30", "36", "34", "", ""]]
    columns = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率"]
    for blank, rows in (*said.items(), *(((), rows) for rows in (*said_elsewhere, sources))):
        form = one(
            "项目支出绩效自评表",
            "（2025年度）",
            [
                ["项目名称", ("渠道清淤", 1, 6)],
                [("项目资金（万元）", len(rows) + 1, 1), "", *columns],
                *rows,
                [("年度目标", 1, 1), ("清淤渠道12公里。", 1, 6)],
                [("绩效指标", 2, 1), "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值"],
                ["产出指标", "数量指标", "清淤渠道长度", "≥12公里", "12公里", "10"],
            ],
        )
        assert form.blank_labels == blank, rows
