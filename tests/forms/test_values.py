"""Operators in every spelling, and targets written in one cell."""

import pytest

from auditor.forms.labels.lexicon import labels_of
from auditor.forms.labels.values import TargetReader
from auditor.model import Operator
from tests.cases import every_case
from tests.forms.building import LEXICONS, one, read, target

READER = TargetReader(labels_of(LEXICONS))


@every_case(
    ("sign", "text"),
    [("≥", t) for t in ["≥", ">=", "＞=", "≧", "=>", "大于等于", "不低于", "不少于", "不小于", " ≥ ", "\n≥"]]
    + [("≤", t) for t in ["≤", "<=", "＜=", "≦", "小于等于", "不超过", "不高于", "不大于"]]
    + [("=", t) for t in ["=", "＝", "等于", "=="]]
    + [(">", t) for t in [">", "＞", "大于", "超过"]]
    + [("<", t) for t in ["<", "＜", "小于", "低于"]]
    + [("定性", t) for t in ["定性", "定性指标", "定 性"]],
)
def test_operator_column(sign: str, text: str):
    assert READER.sign(text) == sign


@every_case(
    ("sign", "texts"),
    [
        ("≥", "以上 及以上 ≮ ≽ ⪰ GE ge >/="),
        ("≤", "以内 之内 以下 ≯ ≼ ⪯ LE 封顶 前 之前"),
        ("=", "EQ 恰好 持平 固定值 保持不变"),
        (">", "gt"),
        ("<", "LT"),
    ],
)
def test_signs_in_words_and_rare_marks(sign: str, texts: str):
    assert [text for text in texts.split() if READER.sign(text) != sign] == []


@pytest.mark.parametrize("cell", ["LED显示屏12块", "GEF项目3个", "内河航道2条"])
def test_a_word_of_the_sign_column_is_no_sign_in_a_value(cell: str):
    assert READER.read(None, cell, None).operator not in (Operator.AT_LEAST, Operator.AT_MOST)


@every_case("text", ["", "定量", "百分比", "N/A", "≥≤"])
def test_what_is_no_operator(text: str):
    assert READER.sign(text) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("≥95%", ("≥", "95", "%")),
        ("≥ 95 ％", ("≥", "95", "%")),
        ("═95%", ("=", "95", "%")),
        ("≧ %", ("≥", "", "%")),
        ("≥个", ("≥", "", "个")),
        (">═ 95%", ("≥", "95", "%")),
        ("≥*次", ("≥", "*", "次")),
        ("＝100%", ("=", "100", "%")),
        ("100人次", (None, "100", "人次")),
        ("12种以上", ("≥", "12", "种")),
        ("12种及以上", ("≥", "12", "种")),
        ("90%（含）以上", ("≥", "90", "%")),
        ("90%以上（含90%）", ("≥", "90", "%")),
        ("不少于3次", ("≥", "3", "次")),
        ("不低于1,500元/人·年", ("≥", "1,500", "元/人·年")),
        ("≤24小时", ("≤", "24", "小时")),
        ("5个工作日内", ("≤", "5", "个工作日")),
        ("30分钟以内", ("≤", "30", "分钟")),
        ("控制在50万元以内", ("≤", "50", "万元")),
        ("80元/盏以内", ("≤", "80", "元/盏")),
        ("80元/起", (None, "80", "元/起")),
        ("超过80家", (">", "80", "家")),
        ("低于3‰", ("<", "3", "‰")),
        ("2025年12月底前", ("≤", "2025年12月底", None)),
        ("2025年6月30日前完成", (None, "2025年6月30日前完成", None)),
        ("12月底前", ("≤", "12月底", None)),
        ("每月25日前", ("≤", "每月25日", None)),
        ("2日内", ("≤", "2", "日")),
        ("2025年内", ("≤", "2025年", None)),
        ("第三季度末前", ("≤", "第三季度末", None)),
        ("2025年12月", (None, "2025年12月", None)),
        ("12个月", (None, "12", "个月")),
        ("1年", (None, "1", "年")),
        ("2次/年", (None, "2", "次/年")),
        ("三次", (None, "三", "次")),
        ("80%-90%", (None, "80%-90", "%")),
        ("80%—90%", (None, "80%—90", "%")),
        ("2-3个乡镇", (None, "2-3", "个乡镇")),
        ("＞=95%", ("≥", "95", "%")),
        (">＝95%", ("≥", "95", "%")),
        ("＜ = 3天", ("≤", "3", "天")),
        ("14个自然村", (None, "14", "个自然村")),
        ("不少于4座泵房", ("≥", "4", "座泵房")),
        ("6家县属医院以上", ("≥", "6", "家县属医院")),
        ("七座泵房", (None, "七", "座泵房")),
        ("3个月完成", (None, "3", "个月")),
        ("4座泵房通过验收", (None, "4座泵房通过验收", None)),
        ("2个完成验收", (None, "2个完成验收", None)),
        ("2500顿", (None, "2500", "顿")),
        ("100%按期完成", (None, "100", "%")),
        ("约450户左右", (None, "450", "户")),
        ("60M", (None, "60", "M")),
        ("600元/人*月", (None, "600", "元/人*月")),
        ("350元/人、天", (None, "350", "元/人、天")),
        ("7元/人×天", (None, "7", "元/人×天")),
        ("七十五%", (None, "七十五", "%")),
        ("85分以上", ("≥", "85", "分")),
        ("3.5", (None, "3.5", None)),
        ("0", (None, "0", None)),
        ("-5%", (None, "-5", "%")),
        ("达到95%", (None, "95", "%")),
        ("优良中低差", ("定性", "优良中低差", None)),
        ("持续改善", ("定性", "持续改善", None)),
        ("定性：显著提升", ("定性", "显著提升", None)),
        ("最低生活保障应保尽保", ("定性", "最低生活保障应保尽保", None)),
        ("建成2个社区并通过验收", (None, "建成2个社区并通过验收", None)),
        ("1:1", (None, "1:1", None)),
        ("万亩", (None, "", "万亩")),
        ("公里", (None, "", "公里")),
        ("1.5亩", (None, "1.5", "亩")),
        ("—", (None, "—", None)),
        ("―", (None, "―", None)),
        ("一", (None, "一", None)),
        ("", (None, "", None)),
    ],
)
def test_target_in_one_cell(cell: str, expected: tuple[str | None, str | None, str | None]):
    form = one([["三级指标", "指标值", "权重"], ["某指标名称", cell, "10"]])
    assert target(form.indicators[0]) == expected


@every_case(
    ("operator", "value", "unit", "expected"),
    [
        ("≥", "95%", "%", ("≥", "95", "%")),
        ("≥", "≥95", "%", ("≥", "95", "%")),
        ("", "≥95", "%", ("≥", "95", "%")),
        ("≥", "1.5万", "元", ("≥", "1.5万", "元")),
        ("≥", "95%", "个", ("≥", "95%", "个")),
        ("", "95", "%", (None, "95", "%")),
        ("定量", "≤3", "天", ("≤", "3", "天")),
        ("定量", "3", "天", (None, "3", "天")),
        ("定性", "95", "%", ("定性", "95", "%")),
        ("≥", "5,000", "人", ("≥", "5,000", "人")),
        ("≥", "", "人", ("≥", "", "人")),
        ("=", "良好", "", ("=", "良好", "")),
        ("", "80", "元/盏以内", ("≤", "80", "元/盏")),
        ("", "90", "%及以上", ("≥", "90", "%")),
        ("≥", "90", "%以上", ("≥", "90", "%")),
        ("=", "90", "%以上", ("=", "90", "%以上")),
        ("≤", "3", "起", ("≤", "3", "起")),
    ],
)
def test_target_in_three_cells(operator: str, value: str, unit: str, expected: tuple[str | None, ...]):
    form = one(
        [["指标名称", "指标性质", "指标值", "计量单位", "权重"], ["某指标", operator, value, unit, "10"]]
    )
    assert target(form.indicators[0]) == expected


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


@every_case(
    "unit",
    [
        "千克标准煤/平方米",
        "例/10万人",
        "台（套）",
        "元/人·年",
        "台件",
        "吨标准煤/万元",
        "元/人*月",
        "元/人、天",
        "Wh/kg",
        "W/m²",
        "mAh",
    ],
)
def test_units_per_another_and_in_brackets_are_units(unit: str):
    reader = READER
    assert reader.is_unit(unit)
    found = reader.read(None, f"≤12{unit}", None)
    assert (found.operator, found.value, found.unit) == (Operator.AT_MOST, "12", unit)


@every_case("text", ["", "12", "3/4", "健全", "1/"])
def test_figures_and_words_are_no_units(text: str):
    assert not READER.is_unit(text)


def test_a_number_of_incidents_is_no_floor():
    assert READER.read(None, "0起", None).operator is None
    many = READER.read(None, "≥2万起", None)
    assert (many.operator, many.value, many.unit) == (Operator.AT_LEAST, "2", "万起")
    assert READER.read(None, "100元起", None).operator is Operator.AT_LEAST


def test_a_rate_per_hundred_thousand_is_a_unit():
    assert READER.is_unit("1/10万")


_SCALED = ["指标名称", "所属类别", "目标值", "优", "良", "中", "差"]
_GRADED = [
    ["开放天数", "产出", "不少于300天", "≥300天", "≥280天", "≥260天", "<260天"],
    ["开放率", "产出", "98.00%", "≥98%", "≥95%", "≥90%", "<90%"],
    ["投诉满意率", "满意度", "90分以上", "≥90", "≥80", "≥70", "<70"],
]


def test_the_target_stands_in_its_own_column_beside_a_scale_of_grades():
    form = one([_SCALED, *_GRADED])
    assert [target(row) for row in form.indicators] == [
        ("≥", "300", "天"),
        (None, "98.00", "%"),
        ("≥", "90", "分"),
    ]


def test_without_a_target_column_the_best_grade_is_the_target():
    form = one([_SCALED[:2] + _SCALED[3:], *[row[:2] + row[3:] for row in _GRADED]])
    assert [target(row) for row in form.indicators] == [
        ("≥", "300", "天"),
        ("≥", "98", "%"),
        ("≥", "90", None),
    ]


@every_case(
    ("cell", "expected"),
    [
        ("百分之九十五", (None, "九十五", "%")),
        ("不低于百分之九十", ("≥", "九十", "%")),
        ("百分之九十以上", ("≥", "九十", "%")),
        ("10000余人", (None, "10000", "人")),
        ("850元/生·年", (None, "850", "元/生·年")),
        ("≥**辆", ("≥", "**", "辆")),
        ("不低于【请填报】%", ("≥", "【请填报】", "%")),
        ("（待填写）公里", (None, "（待填写）", "公里")),
        ("第三季度", (None, "第三季度", None)),
        ("半年一次", (None, "半年一次", None)),
        ("十二公里", (None, "十二", "公里")),
        ("一千棵以上", ("≥", "一千", "棵")),
        ("不少于五公顷", ("≥", "五", "公顷")),
        ("二十元/人", (None, "二十", "元/人")),
        ("「一」", (None, "「一」", None)),
        ("一次性", ("定性", "一次性", None)),
        ("十一月", (None, "十一月", None)),
        ("二十级", (None, "二十级", None)),
        ("三级甲等", ("定性", "三级甲等", None)),
        ("一体化推进", ("定性", "一体化推进", None)),
    ],
)
def test_numbers_in_words_are_no_qualitative_targets(cell: str, expected: tuple[str | None, ...]):
    read = READER.read(None, cell, None)
    assert (read.operator and str(read.operator), read.value, read.unit) == expected


def test_several_points_in_one_cell_are_summed_up():
    form = one(
        [["三级指标", "指标值", "权重"], ["验收合格率", "≥95%", "10；5"], ["受益人数", "≥300人", "20"]]
    )
    assert [row.weight for row in form.indicators] == [15, 20]


@pytest.mark.parametrize(
    ("cell", "expected", "about"),
    [
        ("20天左右", (None, "20", "天"), ("", "左右")),
        ("约300人次", (None, "300", "人次"), ("约", "")),
        ("近20", (None, "20", None), ("近", "")),
        ("约定俗成", ("定性", "约定俗成", None), ("", "")),
    ],
)
def test_words_that_make_a_number_a_rough_one(
    cell: str, expected: tuple[str | None, str | None, str | None], about: tuple[str, str]
) -> None:
    (row,) = one([["三级指标", "指标值"], ["办结时间", cell]]).indicators
    assert target(row) == expected
    assert (row.about, row.figure) == (about, cell)


@every_case(
    ("name", "cell", "expected"),
    [
        ("事故起数", "下降3%以上", (None, "下降3%以上", None)),
        ("事故起数", "≥降低3%", ("≥", "降低3%", None)),
        ("事故下降率", "下降3%以上", ("≥", "3", "%")),
        ("事故发生率", "降至3%以下", ("≤", "3", "%")),
        ("发放金额", "提高到600元", (None, "600", "元")),
        ("漏损率", "降至百分之八以下", ("≤", "八", "%")),
    ],
)
def test_by_how_much_something_changes_is_no_target_of_its_own(
    name: str, cell: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    (row,) = one([["三级指标", "指标值"], [name, cell]]).indicators
    assert target(row) == expected


def test_the_unit_behind_a_sign_in_the_brackets_of_a_name() -> None:
    rows = one([["三级指标", "指标值"], ["购置水泵（≥台）", "2"], ["疏浚沟渠（≥**米）", "≥300"]]).indicators
    assert [target(row) for row in rows] == [("≥", "2", "台"), ("≥", "300", "米")]


def test_numbers_glued_to_all_names_are_left_out_and_those_of_some_are_kept() -> None:
    glued = ["指标1疏浚沟渠长度", "指标2新建涵闸", "指标12024年验收合格率"]
    names = [row.name for row in one([["三级指标", "指标值"], *([name, "≥12"] for name in glued)]).indicators]
    assert names == ["疏浚沟渠长度", "新建涵闸", "2024年验收合格率"]
    mixed = ["指标1疏浚沟渠长度", "新建涵闸"]
    kept = [row.name for row in one([["三级指标", "指标值"], *([name, "≥12"] for name in mixed)]).indicators]
    assert kept == mixed


def test_brackets_behind_a_stroke_are_part_of_the_unit():
    assert READER.without_gloss("mg/(m²·h)") == "mg/(m²·h)"
    assert READER.without_gloss("%（百分比）") == "%"
    assert READER.read("≤", "0.05毫克/（平方米·小时）", None).unit == "毫克/（平方米·小时）"


def test_a_sign_behind_how_often_is_read():
    for words, sign, value, unit in (
        ("每年不低于5万元", "≥", "5", "万元"), ("全年不少于12场", "≥", "12", "场"),
        ("每年≤3起", "≤", "3", "起"),
        ("每年12场", None, "12", "场"),
    ):  # fmt: skip
        found = READER.read(None, words, None)
        assert (found.operator and found.operator.value, found.value, found.unit) == (sign, value, unit), (
            words
        )


def test_however_many_is_no_number():
    for name, words in (
        ("配备课桌椅", "一批"), ("购置灭火器材", "一批。"), ("更新路灯", "一大批"), ("配发农机具", "一些"),
        ("制作展板", "一系列"), ("添置健身器材", "一小批"),
    ):  # fmt: skip
        (row,) = one([["三级指标", "指标值"], [name, words]]).indicators
        assert (row.operator, row.unit) == (Operator.QUALITATIVE, None), (name, words)
    counted = one([["三级指标", "指标值"], ["购置水泵", "一台"], ["购置苗木", "1批"]]).indicators
    assert [target(row)[1:] for row in counted] == [("一", "台"), ("1", "批")]


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


@every_case(
    ("value", "unit", "expected"),
    [
        ("≥96", "(%)", ("96", "%")),
        ("12", "（座）", ("12", "座")),
        ("300", "[万元]", ("300", "万元")),
        ("4", "（次）/年", ("4", "次/年")),
        ("=100.00(%)", None, ("100.00", "%")),
        ("≥80【人次】", None, ("80", "人次")),
        ("20", "件（套）", ("20", "件（套）")),
        ("20", "（待定）", ("20", "（待定）")),
    ],
)
def test_a_unit_is_read_without_its_brackets(value: str, unit: str | None, expected: tuple[str, str]):
    found = READER.read(None, value, unit)
    assert (found.value, found.unit) == expected
