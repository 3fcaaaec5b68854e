"""Each layout of forms that provinces use, built small."""

from decimal import Decimal

import pytest

from auditor.model import FormKind, Operator, PassageField
from tests.forms.building import one, read, target

FLAT = ["绩效指标", "指标名称", "指标权重", "指标性质", "指标值", "计量单位", "是否核心"]


def test_department_form_of_chongqing():
    form = one(
        "部门(单位)整体绩效目标表",
        "单位：万元",
        [
            ["部门(单位)名称", "312-某区水利局", "部门支出预算数", "8,120.50", "", "", ""],
            ["当年整体绩效目标", "保障供水安全。", "", "", "", "", ""],
            FLAT,
            ["", "农村自来水普及率", "20", "≥", "92", "%", "是"],
            ["", "河道清淤长度", "10", "≥", "35.6", "公里", "否"],
        ],
    )
    assert form.kind is FormKind.DEPARTMENT
    assert form.title == "部门(单位)整体绩效目标表"
    assert form.issuer == "某区水利局"
    assert form.budget
    assert (form.budget.value, form.budget.unit, form.budget.label) == (
        Decimal("8120.50"),
        "万元",
        "部门支出预算数",
    )
    assert form.project is None
    assert [i.core for i in form.indicators] == [True, False]
    assert [target(i) for i in form.indicators] == [("≥", "92", "%"), ("≥", "35.6", "公里")]
    assert form.columns == {"name", "weight", "operator", "value", "unit", "core"}
    assert form.layout == "flat"


def test_project_form_of_chongqing_with_the_row_label_missing_and_a_shifted_cell():
    submission = read(
        "2025年一般性项目绩效目标表（一级项目）",
        "编制单位：205-某区体育局",
        "单位：万元",
        [
            ["项目名称", "全民健身经费", "", "主管部门", "205-某区体育局", "", ""],
            ["当年预算", "60.00", "", "", "", "", ""],
            ["项目概况", "建设健身步道。", "", "", "", "", ""],
            ["立项依据", "1.某区全民健身实施计划", "", "", "", "", ""],
            ["当年绩效目标", "建成健身步道3条。", "", "", "", "", ""],
            FLAT,
            ["", "健身步道建成条数", "30", "=", "3", "条", "是"],
            ["健身步道开放率", "20", "≥", "95", "%", "", "否"],
            ["", "带动群众健身", "10", "定性", "", "良好", "", "否"],
            ["全年健身活动场次", "10", "≥", "20", "场", "否", ""],
        ],
    )
    (form,) = submission.forms
    assert form.title == "2025年一般性项目绩效目标表（一级项目）"
    assert (form.project, form.issuer, form.department, form.year) == (
        "全民健身经费",
        "某区体育局",
        "某区体育局",
        2025,
    )
    assert [target(i) for i in form.indicators] == [
        ("=", "3", "条"),
        ("≥", "95", "%"),
        ("定性", "良好", ""),
        ("≥", "20", "场"),
    ]
    assert [i.weight for i in form.indicators] == [30, 20, 10, 10]
    assert [i.core for i in form.indicators] == [True, False, False, False]
    assert ["带动群众健身" in doubt.message for doubt in submission.doubts] == [True]
    assert [p.field for p in form.passages] == [PassageField.OVERVIEW, PassageField.BASIS, PassageField.GOAL]


def test_special_fund_form_with_level_prefixes_and_other_column_order():
    form = one(
        [
            ["部门专项绩效目标申报表"],
            ["编制单位：某街道", "", "", "", "", "", "单位：万元"],
            ["专项资金名称", "老旧小区改造", "业务主管部门", "建设科"],
            ["2024年预算", "12.5", "区级支出", "10.5"],
            ["", "", "补助街镇", "2"],
            ["项目概况", "改造楼栋外立面。"],
            ["当年绩效目标", "绩效目标：（1）成本-经济成本-12.5万元；（2）产出-数量-改造楼栋6栋。"],
            ["绩效指标", "指标", "指标权重", "计量单位", "指标性质", "指标值"],
            ["", "产出-数量-改造楼栋数", "40", "栋", "＝", "6"],
            ["", "效益-社会效益改善居住条件", "30", "", "定性", "良好"],
            ["", "满意度-满意度", "10", "%", "\n≥", "90"],
            ["", "产出指标—质量指标—工程验收合格率", "10", "%", "≥", "100"],
        ],
    )
    assert form.kind is FormKind.PROJECT
    assert (form.project, form.department, form.issuer, form.year) == (
        "老旧小区改造",
        "建设科",
        "某街道",
        2024,
    )
    assert [(a.value, a.unit, a.label) for a in form.amounts] == [
        (Decimal("12.5"), "万元", "2024年预算"),
        (Decimal("10.5"), "万元", "区级支出"),
        (Decimal("2"), "万元", "补助街镇"),
    ]
    goal = form.passage(PassageField.GOAL)
    assert goal
    assert goal.label == "当年绩效目标"
    assert goal.text.startswith("绩效目标：（1）")
    assert [(i.levels, i.name) for i in form.indicators] == [
        (("产出", "数量"), "改造楼栋数"),
        (("效益", "社会效益"), "改善居住条件"),
        (("满意度",), "满意度"),
        (("产出指标", "质量指标"), "工程验收合格率"),
    ]
    assert form.indicators[1].full_name == "效益-社会效益改善居住条件"
    assert form.indicators[0].operator is Operator.EQUAL
    assert form.layout == "prefixed"


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
        (None, "6", "所", "mid_term"),
        (None, "2", "所", "annual"),
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


def test_several_annual_goals_of_hubei():
    form = one(
        "2020年度某局项目绩效自评表",
        [
            ["项目名称", ("水库除险", 1, 6)],
            ["年度绩效目标1（40分）", ("完成除险加固。", 1, 6)],
            ["", "一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"],
            ["年度绩效目标1（40分）", "产出指标", "数量指标", "除险加固水库数", "4座", "4座", "20"],
            ["年度绩效目标2（40分）", ("完成监测设施建设。", 1, 6)],
            ["", "一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"],
            ["年度绩效目标2（40分）", "产出指标", "数量指标", "监测站点建设数", "10个", "10个", "20"],
        ],
    )
    assert [i.name for i in form.indicators] == ["除险加固水库数", "监测站点建设数"]
    assert [p.text for p in form.passages] == ["完成除险加固。", "完成监测设施建设。"]
    assert all(p.field is PassageField.GOAL for p in form.passages)


def test_project_form_of_hunan():
    form = one(
        "项目支出绩效目标表",
        [
            ["项目名称", "森林防火"],
            ["资金总额", "80万元"],
            ["长期目标", "建成防火体系。"],
            ["年度目标", "新建防火隔离带20公里。"],
            ["一级指标", "二级指标", "指标内容", "指标值", "备注"],
            ["产出指标", "数量指标", "新建防火隔离带", "20公里", ""],
        ],
    )
    assert form.budget
    assert (form.budget.value, form.budget.unit) == (Decimal(80), "万元")
    assert {p.field for p in form.passages} == {PassageField.LONG_TERM_GOAL, PassageField.GOAL}
    assert (form.indicators[0].name, *target(form.indicators[0])) == ("新建防火隔离带", None, "20", "公里")


def test_form_of_ezhou():
    form = one(
        "项目支出绩效目标申报表",
        [
            ["项目名称", ("社区矫正经费", 1, 3)],
            ["一级指标", "二级指标", "绩效标准", "当年预期实现值"],
            ["产出指标", "数量指标", "走访矫正对象", "不少于120人次"],
        ],
    )
    assert (form.indicators[0].name, *target(form.indicators[0])) == ("走访矫正对象", "≥", "120", "人次")


def test_project_form_of_shanghai_in_yuan():
    form = one(
        "财政项目支出绩效目标申报表",
        [
            ["项目名称", "公园维护", "项目类别", "特定目标类"],
            ["计划开始日期", "2025-01-01", "计划完成日期", "2025-12-31"],
            [("项目资金（元）", 3, 1), "项目资金总额", "3000000", "其中：财政资金", "3000000"],
            ["年度资金申请总额", "1000000", "其中：当年财政拨款", "900000"],
            ["上年结转资金", "100000", "其他资金", ""],
            ["项目总目标", ("三年完成绿地改造。", 1, 4)],
            ["年度总体目标", ("完成一期绿地改造。", 1, 4)],
            ["一级指标", "二级指标", "三级指标", "年度指标值"],
            ["产出", "数量", "绿地改造面积", "＝2000平方米"],
        ],
    )
    assert form.budget
    assert (form.budget.value, form.budget.unit, form.budget.label) == (
        Decimal(1000000),
        "元",
        "年度资金申请总额",
    )
    assert [(p.field, p.text) for p in form.passages] == [
        (PassageField.LONG_TERM_GOAL, "三年完成绿地改造。"),
        (PassageField.GOAL, "完成一期绿地改造。"),
    ]
    assert target(form.indicators[0]) == ("=", "2000", "平方米")


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


def test_rows_without_the_cells_merged_above_them():
    form = one(
        "项目支出绩效目标表",
        [
            ["项目名称", "公厕管护"],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "管护公厕数", "≥11座"],
            ["时效指标", "问题整改时限", "2日内"],
            ["厕纸补充及时性", "当日补充"],
        ],
    )
    assert [(i.levels, i.name, i.value) for i in form.indicators] == [
        (("产出指标", "数量指标"), "管护公厕数", "11"),
        (("产出指标", "时效指标"), "问题整改时限", "2"),
        (("产出指标", "时效指标"), "厕纸补充及时性", "当日补充"),
    ]


def test_columns_known_by_their_ending_and_a_unit_in_the_name():
    form = one(
        "2025年部门预算项目绩效目标表",
        [
            ["单位名称：某市科技局", "", "", "", "金额单位：万元", ""],
            ["项目名称", "科技创新券", "", "", "", ""],
            ["项目概况", "", "", "", "", ""],
            ["绩效目标", "支持企业创新。", "", "", "", ""],
            ["一级指标", "二级指标", "三级指标", "实施周期指标值", "当年度指标值", "备注"],
            ["产出指标", "数量指标", "支持企业数（家）", "300", "100", ""],
        ],
    )
    assert [(*target(i), i.period) for i in form.indicators] == [
        (None, "300", "家", "mid_term"),
        (None, "100", "家", "annual"),
    ]
    assert form.issuer == "某市科技局"
    assert form.missing_labels == {"overview"}
    assert [p.text for p in form.passages] == ["支持企业创新。"]


def test_a_number_that_is_part_of_a_name_is_no_code():
    form = one(
        "项目支出绩效目标表", [["项目名称", "12345热线运行"], ["三级指标", "指标值"], ["受理量", "≥3万件"]]
    )
    assert form.project == "12345热线运行"


def test_form_of_ezhou_whose_second_level_holds_the_names():
    form = one(
        "项目支出绩效目标表",
        [
            ["项目名称", ("办公大楼运行保障", 1, 4)],
            [("绩效指标", 4, 1), "一级指标", "二级指标", "绩效标准", "当年预期实现值"],
            ["数量指标", "安检巡查次数", "反映大楼安检情况", "≥200次"],
            ["质量指标", "维修验收合格率", "反映维修质量", "≥92%"],
            ["满意度指标", "来访人员满意度", "", "≥95%"],
        ],
    )
    assert [(row.levels, row.name, *target(row)) for row in form.indicators] == [
        (("数量指标",), "安检巡查次数", "≥", "200", "次"),
        (("质量指标",), "维修验收合格率", "≥", "92", "%"),
        (("满意度指标",), "来访人员满意度", "≥", "95", "%"),
    ]


def test_sign_and_nature_in_two_columns():
    form = one(
        "部门项目支出绩效目标表",
        [
            ["项目名称", ("营养改善计划", 1, 5)],
            ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "指标属性"],
            ["产出指标", "数量指标", "受益学生人数", ">=", "18652人", "定量指标"],
            ["效益指标", "社会效益指标", "学生营养状况", "=", "有所改善", "定性指标"],
        ],
    )
    assert [target(row) for row in form.indicators] == [("≥", "18652", "人"), ("定性", "有所改善", None)]


def test_sign_and_direction_in_two_columns():
    form = one(
        "部门预算项目绩效目标表",
        [
            ["项目名称", ("药品采购", 1, 4)],
            ["三级指标", "绩效指标性质", "绩效指标值", "绩效度量单位", "指标方向性"],
            ["就诊患者投诉率", "≥", "5", "%", "反向指标"],
            ["居民健康意识", "定性", "好", "", "正向指标"],
        ],
    )
    assert [row.operator for row in form.indicators] == [Operator.AT_LEAST, Operator.QUALITATIVE]


def test_a_direction_column_is_no_sign():
    form = one(
        "项目绩效目标表",
        [
            ["项目名称", ("药品采购", 1, 2)],
            ["三级指标", "指标方向性", "指标值"],
            ["就诊患者投诉率", "反向指标", "5%"],
            ["药品配送及时率", "正向指标", "95%"],
        ],
    )
    assert [row.operator for row in form.indicators] == [None, None]
    assert "operator" not in form.columns


def test_long_term_targets_in_a_table_of_their_own_are_not_the_years():
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
    assert [(i.name, i.value) for i in form.indicators] == [("扶持户数", "1000")]


def test_kind_of_target_beside_the_levels_is_no_level():
    form = one(
        "项目绩效目标表",
        [
            ["序号", "一级指标", "二级指标", "三级指标", "指标类型", "运算符号", "目标值", "计量单位"],
            ["1", "产出指标", "数量指标", "受益幼儿人数", "定量", "≥", "14000", "人"],
            ["2", "产出指标", "时效指标", "资金拨付及时性", "定性", "", "及时", ""],
        ],
    )
    assert {indicator.levels[0] for indicator in form.indicators} == {"产出指标"}
    assert form.indicators[1].operator is Operator.QUALITATIVE


def test_levels_in_one_column_and_below_the_row_label():
    paths = one(
        "项目绩效目标表",
        [
            ["指标类别", "具体指标", "目标值"],
            ["产出指标-数量指标", "培训人数", "≥300人"],
            ["满意度指标", "学员满意度", "≥90%"],
        ],
    )
    assert [i.levels for i in paths.indicators] == [("产出指标", "数量指标"), ("满意度指标",)]
    stub = one(
        "项目绩效目标表",
        [
            ["绩效指标", "指标名称", "上年度实际水平", "本年度计划水平"],
            ["产出指标", "建档人数", "5200人", "≥5600人"],
        ],
    )
    assert [(i.levels, *target(i)) for i in stub.indicators] == [(("产出指标",), "≥", "5600", "人")]


def test_an_unknown_column_beside_levels_and_names_is_taken_for_the_targets_with_a_doubt():
    submission = read(
        "项目绩效目标表",
        [["一级指标", "二级指标", "三级指标", "干到什么样子"], ["产出指标", "数量指标", "巡查次数", "≥12次"]],
    )
    assert target(submission.forms[0].indicators[0]) == ("≥", "12", "次")
    assert ["干到什么样子" in doubt.message for doubt in submission.doubts] == [True]


def test_value_and_unit_in_one_header():
    form = one(
        "项目绩效目标表",
        [
            ["一级指标", "二级指标", "三级指标", "指标值及单位", "绩效标准"],
            ["产出指标", "数量指标", "绿地", "120公顷", "计划标准"],
        ],
    )
    assert [target(i) for i in form.indicators] == [(None, "120", "公顷")]


def test_units_above_their_projects_are_no_rows():
    submission = read(
        "部门项目支出绩效目标表",
        [
            ["单位名称、项目名称", "项目年度绩效目标", "一级指标", "二级指标", "三级指标", "指标值"],
            ["某县水务局", "", "", "", "", ""],
            ["维修养护经费", "维修35处", "产出指标", "数量指标", "维修处数", "≥35处"],
        ],
    )
    assert [form.project for form in submission.forms] == ["维修养护经费"]


def test_a_label_as_a_name_below_merged_levels_ends_no_table():
    form = one(
        "项目支出绩效自评表",
        [
            ["一级指标", "二级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分"],
            [("决策", 3, 1), ("立项", 3, 1), "规范性", "4", "—", "程序完整", "4"],
            ["可行性", "3", "", "经过论证", "3"],
            ["立项依据", "3", "", "依据充分", "3"],
            [("产出指标", 2, 1), "数量指标", "更换路灯数量", "50", "120盏", "118盏", "48"],
            ["质量指标", "亮灯率", "40", "≥98%", "99%", "40"],
        ],
    )
    assert [each.name for each in form.indicators] == [
        "规范性",
        "可行性",
        "立项依据",
        "更换路灯数量",
        "亮灯率",
    ]


def test_a_row_that_slid_left_where_a_merged_cell_was_lost():
    form = one(
        "2026年项目绩效目标表",
        [
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "补种行道树数量", "≥400株"],
            ["质量指标", "苗木成活率", "95%", ""],
            ["满意度指标", "服务对象满意度指标", "沿街居民满意度", "≥90%"],
        ],
    )
    row = form.indicators[1]
    assert (row.name, target(row)) == ("苗木成活率", (None, "95", "%"))
