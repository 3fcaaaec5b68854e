"""What the cells of a row say of its name, its target and its points."""

from __future__ import annotations

from tests.cases import every_case
from tests.forms.building import one, read, target


def test_numbers_are_codes_only_where_the_whole_column_is_made_of_them():
    header = ["三级指标", "计算符号", "指标值", "计量单位"]
    coded = one([header, ["指标甲", "1", "5", "个"], ["指标乙", "10", "无", ""], ["指标丙", "3", "2", "个"]])
    assert [i.operator and str(i.operator) for i in coded.indicators] == ["≥", None, "="]
    mixed = one([header, ["指标甲", "1", "5", "个"], ["指标乙", "≤", "2", "个"]])
    assert [i.operator and str(i.operator) for i in mixed.indicators] == [None, "≤"]
    assert mixed.indicators[0].operator_text == "1"


def test_a_row_without_a_name_or_a_readable_weight_is_kept():
    header = ["指标名称", "指标权重", "指标性质", "指标值", "计量单位"]
    submission = read(
        [header, ["", "10", "≥", "90", "%"], ["投诉办结率", "XX", "≥", "", "%"], ["", "", "", "", ""]]
    )
    first, second = submission.forms[0].indicators
    assert (first.name, first.weight, *target(first)) == ("", 10, "≥", "90", "%")
    assert (second.weight, second.weight_text, *target(second)) == (None, "XX", "≥", "", "%")
    assert "XX" in submission.doubts[0].message


def test_blank_and_absent_are_told_apart():
    (indicator,) = one([["指标名称", "指标性质", "指标值", "权重"], ["某指标", "", "3", ""]]).indicators
    assert (indicator.operator_text, indicator.weight, indicator.weight_text) == ("", None, "")
    assert indicator.unit is None
    assert indicator.actual is None


@every_case(
    ("name", "value", "sign"),
    [
        ("造林株数（≥**株）", "300", "≥"),
        ("监理费用(≤**万元)", "12", "≤"),
        ("造林株数（≥**株）", "", None),
        ("造林株数（≥**株）", "良好", "定性"),
        ("造林株数（含补植）", "300", None),
    ],
)
def test_the_sign_that_a_template_left_in_the_name(name: str, value: str, sign: str | None):
    (indicator,) = one([["指标名称", "指标值", "权重"], [name, value, "10"]]).indicators
    assert indicator.operator == sign


def test_several_points_in_one_cell_are_summed_up():
    form = one(
        [["三级指标", "指标值", "权重"], ["验收合格率", "≥95%", "10；5"], ["受益人数", "≥300人", "20"]]
    )
    assert [row.weight for row in form.indicators] == [15, 20]


def test_numbers_glued_to_all_names_are_left_out_and_those_of_some_are_kept() -> None:
    glued = ["指标1疏浚沟渠长度", "指标2新建涵闸", "指标12024年验收合格率"]
    names = [row.name for row in one([["三级指标", "指标值"], *([name, "≥12"] for name in glued)]).indicators]
    assert names == ["疏浚沟渠长度", "新建涵闸", "2024年验收合格率"]
    mixed = ["指标1疏浚沟渠长度", "新建涵闸"]
    kept = [row.name for row in one([["三级指标", "指标值"], *([name, "≥12"] for name in mixed)]).indicators]
    assert kept == mixed


def test_a_value_that_repeats_the_name() -> None:
    rows = [
        ["苗木成活率", "苗木成活率≥95%"],
        ["补植行道树", "补植行道树：不少于300株"],
        ["养护效果", "养护效果良好"],
    ]
    form = one("2026年绿化项目绩效目标表", [["三级指标", "指标值"], *rows])
    assert [target(row) for row in form.indicators] == [
        ("≥", "95", "%"),
        ("≥", "300", "株"),
        ("定性", "养护效果良好", None),
    ]
