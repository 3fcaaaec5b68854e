"""Rows whose cells stand in other columns than the header says."""

from tests.forms.building import Spec, one, read, sheet, target

FLAT = ["绩效指标", "指标名称", "指标权重", "指标性质", "指标值", "计量单位", "是否核心"]
TITLE = "项目支出绩效目标表"
HEADER = ["一级指标", "二级指标", "三级指标", "指标值"]
FIRST = ["产出指标", "数量指标", "疏浚沟渠长度", "≥12公里"]
SLID = [
    ["渠系防渗率", "20", "≥", "90", "%", "是", ""],
    ["灌区巡护次数", "20", "≥", "48", "次", "否", ""],
    ["水毁修复天数", "10", "≤", "15", "天", "否", ""],
    ["管护人员培训人数", "20", "≥", "60", "人", "否", ""],
    ["用水户满意度", "10", "≥", "92", "%", "否", ""],
]


def test_rows_that_slid_left_and_the_one_that_did_not():
    form = one("项目绩效目标表", [FLAT, ["", "清理渠道淤积长度", "20", "≥", "35", "公里", "是"], *SLID])
    assert [(row.name, *target(row), row.weight_text, row.core) for row in form.indicators[:2]] == [
        ("清理渠道淤积长度", "≥", "35", "公里", "20", True),
        ("渠系防渗率", "≥", "90", "%", "20", True),
    ]
    assert len(form.indicators) == 6
    assert "name" not in form.doubtful


def test_a_piece_of_the_header_alone_right_of_the_names_is_no_indicator():
    blank = [""] * 7
    forms = read(
        [
            ["甲项目绩效目标表", *blank[1:]],
            ["项目名称", "", *blank[2:]],
            [*FLAT[:6], ""],
            [*blank[:5], "是否核心", ""],
            ["乙项目绩效目标表", *blank[1:]],
            ["项目名称", "渠道清淤", *blank[2:]],
            FLAT,
            ["", "清理渠道淤积长度", "60", "≥", "35", "公里", "是"],
            ["", "用水户满意度", "40", "≥", "92", "%", "否"],
        ],
    ).forms
    assert [[row.name for row in form.indicators] for form in forms] == [
        [],
        ["清理渠道淤积长度", "用水户满意度"],
    ]


def test_the_unit_of_a_template_in_the_name():
    form = one(
        "项目绩效目标表",
        [
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "疏浚沟渠长度（≥**公里）", "30"],
        ],
    )
    assert target(form.indicators[0]) == ("≥", "30", "公里")


def test_one_cell_over_all_levels_moves_no_name_and_no_target() -> None:
    rows = [
        ["绩效指标", *HEADER],
        ["绩效指标", *FIRST],
        ["绩效指标", ("服务对象满意度指标", 1, 2), "群众满意度", "≥88%"],
    ]
    last = one(TITLE, rows).indicators[-1]
    assert (last.name, last.value, last.levels[-1]) == ("群众满意度", "88", "服务对象满意度指标")


def test_the_execution_of_the_budget_at_the_foot_is_no_indicator() -> None:
    foot = [("预算执行率", 1, 3), "", "100%"]
    rows = [[*HEADER, "实际完成值"], [*FIRST, "12公里"], foot]
    assert [row.name for row in one("项目支出绩效自评表", rows).indicators] == ["疏浚沟渠长度"]


def test_results_that_end_like_a_level_are_no_levels() -> None:
    result = "达成预期指标"
    rows = [
        [
            "产出指标",
            "数量指标",
            f"疏浚{n}号沟渠",
            "≥2公里",
            "2公里" if n == 1 else result,
            result if n < 3 else "",
        ]
        for n in range(1, 7)
    ]
    form = one("项目支出绩效自评表", [[*HEADER, "实际完成值", "未完成原因及改进措施"], *rows])
    assert [row.actual for row in form.indicators] == ["2公里", *[result] * 5]


def test_a_word_for_the_kind_of_target_is_no_sign_and_a_gloss_no_part_of_a_unit() -> None:
    header = ["三级指标", "指标性质", "指标值", "计量单位"]
    rows = [
        ["疏浚率", "定量指标", "90", "%（百分比）"],
        ["沟渠条数", "≥", "12", "条"],
        ["整洁程度", "定性指标", "良好", ""],
    ]
    read = one("项目支出绩效目标表", [header, *rows]).indicators
    assert [(row.sign, row.figure) for row in read] == [("", "90%"), ("≥", "12条"), ("定性", "良好")]


def test_a_sign_in_a_cell_apart_from_its_number() -> None:
    """The row has one cell more than the header; what stands behind the number keeps its column."""
    header = ["三级指标", "指标值", "单位", "权重"]
    first, last = ["疏浚沟渠长度", "≥12", "公里", "60"], ["灌区停水次数", "≤", "3", "次", "40"]
    form = one(TITLE, [header, first, last])
    assert [(row.name, *target(row), row.weight_text) for row in form.indicators] == [
        ("疏浚沟渠长度", "≥", "12", "公里", "60"),
        ("灌区停水次数", "≤", "3", "次", "40"),
    ]
    behind = one(TITLE, [["三级指标", "指标值"], ["疏浚沟渠长度", "≥12公里"], ["灌区停水次数", "≤", "3次"]])
    assert target(behind.indicators[1]) == ("≤", "3", "次")
    signed = one(TITLE, [["三级指标", "符号", "指标值"], ["疏浚沟渠长度", "≥", "12公里"]])
    assert target(signed.indicators[0]) == ("≥", "12", "公里")


def test_remarks_and_lines_to_be_signed_are_no_indicators() -> None:
    header = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]
    rows = [
        ["产出指标", "数量指标", "疏浚沟渠长度", "≥12公里", "60"],
        ["（转下页）"],
        ["产出指标", "质量指标", "疏浚达标率", "≥95%", "30"],
        ["复核", "", "", "", "无误"],
    ]
    signed: list[Spec] = [("考核组长（签字）：", 1, 3), ("日期：  年  月  日", 1, 2)]
    names = ["疏浚沟渠长度", "疏浚达标率"]
    assert [row.name for row in one(TITLE, sheet([header, *rows])).indicators] == names
    assert [row.name for row in one(TITLE, [header, rows[0], rows[2], signed]).indicators] == names
