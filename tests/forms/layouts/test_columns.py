"""Columns and rows that stand otherwise than usual."""

from auditor.model import Operator
from tests.forms.building import one, read, target


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
            ["产出指标", "时效指标", "兑付天数（天）", "30", "20", ""],
        ],
    )
    years_first = [
        (1, None, "100", "家", "annual"),
        (2, None, "20", "天", "annual"),
        (3, None, "300", "家", "mid_term"),
        (4, None, "30", "天", "mid_term"),
    ]
    assert [(i.row, *target(i), i.period) for i in form.indicators] == years_first
    assert form.issuer == "某市科技局"
    assert form.missing_labels == {"overview"}
    assert [p.text for p in form.passages] == ["支持企业创新。"]


def test_a_number_that_is_part_of_a_name_is_no_code():
    form = one(
        "项目支出绩效目标表", [["项目名称", "12345热线运行"], ["三级指标", "指标值"], ["受理量", "≥3万件"]]
    )
    assert form.project == "12345热线运行"


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
