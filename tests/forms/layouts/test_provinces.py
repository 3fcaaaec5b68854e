"""Forms of provinces and cities."""

from decimal import Decimal

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
