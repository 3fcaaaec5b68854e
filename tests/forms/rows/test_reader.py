"""Rows whose cells stand in other columns than the header says."""

from tests.forms.building import one, read, target

FLAT = ["绩效指标", "指标名称", "指标权重", "指标性质", "指标值", "计量单位", "是否核心"]
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
