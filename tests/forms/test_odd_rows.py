"""Rows and cells that look like something else: levels in brackets, labels again, sentences, odd widths."""

import pytest

from tests.cases import every_case
from tests.forms.building import Spec, one, sheet, target

HEADER = ["三级指标", "指标值", "计量单位", "备注"]
HEAD = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]


def test_levels_in_bands_of_which_the_second_stands_in_brackets():
    rows = [[("一、产出指标", 1, 4)], [("（数量指标）", 1, 4)], ["清淤长度", "≥30", "公里", ""]]
    rows += [[("（质量指标）", 1, 4)], ["工程合格率", "≥98", "%", ""], [("二、效益指标", 1, 4)]]
    rows += [[("【社会效益指标】", 1, 4)], ["受益居民", "≥5000", "人", ""]]
    assert [i.levels for i in one("项目支出绩效目标表", [HEADER, *rows]).indicators] == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
    ]


def test_a_row_beside_a_level_from_above_is_no_header():
    rows = [
        ["考核类别", "具体内容", "标准值", "取值说明"],
        ["产出-数量指标", "清淤长度", "≥30公里", "验收单"],
        ["产出-质量指标", "工程合格率", "≥98%", "抽检"],
        [("效益-生态效益指标", 2, 1), "污水直排户减少", "≥260户", "较上年"],
        ["改善河道环境", "良好", "长期"],
        ["满意度-服务对象满意度指标", "居民满意度", "≥90%", "问卷"],
    ]
    form = one("项目支出绩效目标表", rows)
    assert [(i.name, i.value) for i in form.indicators][3:] == [
        ("改善河道环境", "良好"),
        ("居民满意度", "90"),
    ]


def test_labels_that_are_printed_again_in_part_are_no_row():
    rows = [
        HEADER,
        ["清淤长度", "≥30", "公里", ""],
        ["三级指标", "指标值", "", ""],
        ["巡查次数", "≥12", "次", ""],
    ]
    assert [i.name for i in one("项目支出绩效目标表", rows).indicators] == ["清淤长度", "巡查次数"]


@every_case(
    ("line", "names"),
    [
        (["丙", "乙", "甲", "年度指标值", ""], []),
        (["口", "栏目", "同上", "目标值", ""], []),
        (["产出指标", "数量指标", "巡查次数", "目标值", ""], ["巡查次数"]),  # left as the template prints it
        (["", "", "巡查次数", "指标值", "10"], ["巡查次数"]),
        (["", "", "巡查次数", "达标", ""], ["巡查次数"]),
    ],
)
def test_a_line_with_the_label_of_targets_among_the_targets_is_of_the_header(line, names):
    rows = [HEAD, line, ["产出指标", "数量指标", "清淤长度", "≥30公里", "20"]]
    form = one("项目支出绩效目标表", rows)
    assert [row.name for row in form.indicators] == [*names, "清淤长度"]


@every_case(
    ("value", "read"),
    [
        ("至少全年完成2次宣传", (None, "至少全年完成2次宣传", None)),
        ("至少2次", ("≥", "2", "次")),
        ("不少于每年12次", ("≥", "12", "次")),
        ("≤３．６６万元", ("≤", "３.６６", "万元")),
        ("2026年10月底完成规划编制。", (None, "2026年10月底完成规划编制。", None)),
    ],
)
def test_values(value, read):
    form = one("项目支出绩效目标表", [["三级指标", "计算符号", "指标值"], ["河道工作", "", value]])
    assert target(form.indicators[0]) == read


def test_a_unit_with_brackets_at_the_end_of_a_name():
    form = one("项目支出绩效目标表", [["三级指标", "指标值"], ["购置水泵（台（套））", "≥21"]])
    assert target(form.indicators[0]) == ("≥", "21", "台（套）")


TEXT = "对码头12公里护栏进行更新，新装灯具60盏，使300户渔民受益，航道更加安全。"
LEVELLED = ["一级指标", "二级指标", "三级指标", "指标值"]
LIGHTS = [
    ["产出指标", "数量指标", "更新护栏长度", "≥12公里"],
    ["效益指标", "社会效益指标", "受益渔民", "≥300户"],
]


@pytest.mark.parametrize("label", ["年度总体目标", "总体情况"])
def test_a_text_between_header_and_rows_ends_no_table(label: str) -> None:
    form = one("码头护栏项目绩效目标表", [LEVELLED, [label, "", TEXT, ""], *LIGHTS])
    assert [row.name for row in form.indicators] == ["更新护栏长度", "受益渔民"]


def test_sentences_below_the_names_with_nothing_beside_them_are_no_indicator() -> None:
    form = one("码头护栏项目绩效目标表", [LEVELLED, *LIGHTS, ["", "", TEXT, ""]])
    assert [row.name for row in form.indicators] == ["更新护栏长度", "受益渔民"]
    levelled = one("码头护栏项目绩效目标表", [LEVELLED, *LIGHTS, ["", "生态效益指标", TEXT, ""]])
    assert len(levelled.indicators) == 3


def test_a_line_of_the_unit_and_its_money_alone_is_no_indicator() -> None:
    header = ["单位名称", "项目名称", "预算数", "二级指标", "三级指标", "指标值"]
    rows = [["801-某区园林处", "", "120", "", "", ""]]
    rows += [["801001-某区苗圃", "绿化养护", "120", "数量指标", "补植行道树", "≥300株"]]
    assert [row.name for row in one("项目绩效目标表", [header, *rows]).indicators] == ["补植行道树"]


def test_numbers_below_a_plain_label_of_names_are_the_names() -> None:
    rows: list[list[Spec]] = [
        [("年度绩效指标", 4, 1), "一级指标", "二级指标", "指标内容", "指标值", "备注"],
        [("产出指标", 2, 1), "数量指标", "80", "100", ""],
        ["质量指标", "20", "100", ""],
        ["效益指标", "社会效益指标", "20", "100", ""],
    ]
    form = one("2026年项目绩效目标表", rows)
    assert [(row.name, row.value, row.levels) for row in form.indicators] == [
        ("80", "100", ("产出指标", "数量指标")),
        ("20", "100", ("产出指标", "质量指标")),
        ("20", "100", ("效益指标", "社会效益指标")),
    ]


def test_texts_below_the_label_beside_all_rows_are_no_indicators() -> None:
    rows: list[list[Spec]] = [
        [("完成情况", 1, 2), ("年度目标基本完成。", 1, 4)],
        [("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "完成情况", "未完成原因"],
        ["产出指标", "数量指标", "补植行道树300株", "已完成", ""],
        ["满意度指标", "服务对象满意度指标", "提升居民满意度", "已完成", ""],
        [("下一步的改进措施", 1, 2), ("", 1, 4)],
        [("结果如何使用和公开", 1, 2), ("按规定公开", 1, 4)],
    ]
    form = one("2026年绿化项目绩效自评表", [["项目名称", ("城区绿化", 1, 5)], *rows])
    assert [row.name for row in form.indicators] == ["补植行道树300株", "提升居民满意度"]


def test_points_below_the_indicators_are_no_indicator() -> None:
    form = one(
        "绩效评价结果",
        [
            ["一级指标", "二级指标", "三级指标", "目标值", "完成值"],
            [("产出指标", 2, 1), "数量指标", "改造机房", "2间", "2间"],
            ["时效指标", "完工时间", "9月底", "9月"],
            ["效益指标", "社会效益指标", "服务用户数", "300人", "320人"],
            ["评价结果", "节点进度完成率", "10分", "采购节约率", "8分"],
        ],
    )
    assert [row.name for row in form.indicators] == ["改造机房", "完工时间", "服务用户数"]


def test_words_for_the_level_above_go_on_with_it() -> None:
    rows = [
        HEAD,
        ["产出指标", "数量指标", "翻新长椅", "≥40张", "50"],
        ["同上", "〃", "添置垃圾桶", "≥60个", "30"],
        ["同上", "质量指标", "长椅完好率", "≥98%", "20"],
    ]
    form = one("2026年项目绩效目标表", rows)
    assert [i.levels for i in form.indicators] == [
        ("产出指标", "数量指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标"),
    ]  # fmt: skip


def test_a_sentence_below_the_rows_of_a_sheet_is_none() -> None:
    rows = [HEAD, ["产出指标", "数量指标", "翻新长椅", "≥40张", "50"], ["上述指标经主管部门审核。"]]
    form = one("2026年项目绩效目标表", sheet(rows))
    assert [i.name for i in form.indicators] == ["翻新长椅"]
    assert not form.cut


@pytest.mark.parametrize("label", ["本页小计", "承前页", "转下页"])
def test_sums_of_a_page_are_no_rows(label: str) -> None:
    rows = [HEAD, ["产出指标", "数量指标", "翻新长椅", "≥40张", "50"], [label, "", "", "", "50"]]
    assert [i.name for i in one("2026年项目绩效目标表", rows).indicators] == ["翻新长椅"]


def test_codes_before_all_names_are_no_part_of_them() -> None:
    rows = [HEAD, ["产出指标", "数量指标", "2026001-翻新长椅", "≥40张", "50"]]
    rows += [["产出指标", "质量指标", "2026002-长椅完好率", "≥98%", "50"]]
    assert [i.name for i in one("2026年项目绩效目标表", rows).indicators] == ["翻新长椅", "长椅完好率"]
