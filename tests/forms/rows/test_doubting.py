"""Cells that only look as if they were meant for another column."""

from __future__ import annotations

from tests.forms.building import Spec, one, read

HEADER: list[Spec] = ["指标", "指标权重", "计量单位", "指标性质", "指标值"]

TRADES = ("培训", "体检", "观摩", "演练", "讲座", "慰问", "走访", "献血", "普法", "竞赛")


def test_a_path_that_ends_in_a_level_is_no_level_that_slid() -> None:
    rows: list[list[Spec]] = [
        ["产出-数量-购置桌椅数量", "30", "套", "＝", "40"],
        ["产出-数量-维修教室数量", "30", "间", "＝", "6"],
        ["满意度-满意度", "20", "%", "≥", "95"],
        ["效益-社会效益-保障教学秩序", "20", "", "定性", "良好"],
    ]
    form = one("部门专项绩效目标申报表", [["专项资金名称", ("教学设备更新", 1, 4)], HEADER, *rows])
    assert [row.name for row in form.indicators][2] == "满意度"
    assert "name" not in form.indicators[2].unread
    assert "name" not in form.indicators[2].doubtful


def test_signs_under_one_that_said_qualitative_are_no_cells_of_another_column() -> None:
    header: list[Spec] = ["指标名称", "指标权重", "指标性质", "指标值", "计量单位", "是否核心"]
    form = one(
        "部门专项绩效目标申报表",
        [
            ["专项资金名称", ("平安建设", 1, 5)],
            header,
            ["群众安全感明显增强", "50", "定性", "持续提升", "", "否"],
        ],
        [["重点对象走访人数", "30", "≤", "15", "人", "是"]],
        [["巡查单位覆盖率", "20", "≥", "90", "%", "否"]],
    )
    assert [row.operator_text for row in form.indicators[1:]] == ["≤", "≥"]
    assert not any(row.doubtful for row in form.indicators)


def test_a_name_that_is_a_date_is_no_value_that_slid_where_the_row_is_complete() -> None:
    header: list[Spec] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
    rows: list[list[Spec]] = [
        ["产出指标", "数量指标", "清淤渠道长度", "12公里", "12公里"],
        ["产出指标", "质量指标", "工程验收合格率", "100%", "100%"],
        ["产出指标", "时效指标", "10月底之前完成", "100%", "100%"],
        ["满意度指标", "服务对象满意度指标", "村民满意度", "≥90%", "94%"],
    ]
    form = one("项目支出绩效自评表", [["项目名称", ("渠道清淤", 1, 4)], header, *rows])
    assert "name" not in form.indicators[2].doubtful


def test_a_row_of_words_below_signs_and_figures_is_doubtful() -> None:
    header: list[Spec] = ["三级指标", "符号", "指标值", "计量单位", "备注"]
    rows: list[list[Spec]] = [
        ["考恔亊项", "苻号", "目杯直", "计景単", "说朋"],
        ["移栽苗木株数", "≥", "1200", "株", ""],
        ["苗木成活率", "≥", "95", "%", ""],
        ["林农管护能力", "定性", "明显提高", "", ""],
    ]
    form = one("项目绩效目标表", [header, *rows])
    doubted = [row.name for row in form.indicators if "name" in row.doubtful]
    assert doubted == ["考恔亊项"]


def test_a_row_that_stands_below_another_header_than_its_own_is_doubtful_in_both_columns() -> None:
    header: list[Spec] = ["二级指标", "三级指标", "权重", "指标值"]
    rows: list[list[Spec]] = [
        ["数量指标", "移栽苗木株数", "20", "≥1200株"],
        ["质量指标", "苗木成活率", "30", "≥95%"],
        ["时效指标", "移栽完成时间", "10", "4月底前"],
        ["成本指标", "每株移栽费用", "≤40元", "20"],
        ["社会效益指标", "受益林农数", "20", "≥300人"],
    ]
    form = one("项目绩效目标表", [header, *rows])
    assert [sorted(row.doubtful) for row in form.indicators] == [[], [], [], ["value", "weight"], []]


def test_a_second_line_of_a_narrow_header_with_slips_is_doubtful() -> None:
    rows: list[list[Spec]] = [
        ["三级指际", "拍标值"],
        ["移栽苗木株数", "≥1200株"],
        ["苗木成活率", "≥95%"],
        ["受益林农数", "≥300人"],
    ]
    form = one("项目绩效目标表", [["考核内容", "应达目标"], *rows])
    assert [row.name for row in form.indicators if "name" not in row.doubtful] == [row[0] for row in rows[1:]]


def test_words_of_labels_in_a_row_further_down_are_no_header() -> None:
    counts: list[list[Spec]] = [
        [f"渔民{name}人次", f"{number}人次"] for number, name in enumerate(TRADES, 60)
    ]
    rows: list[list[Spec]] = [*counts, ["渔民体育活动参与率", "推动全市提高"], ["渔船检修艘数", "95艘"]]
    form = one("项目绩效目标表", [["三级指标", "年度指标值"], *rows])
    assert all("name" not in row.doubtful for row in form.indicators)


def test_a_target_in_words_beside_a_measure_is_no_line_of_a_header() -> None:
    rows: list[list[Spec]] = [
        ["移栽苗木株数", "≥1200株"],
        ["苗木成活率", "≥95%"],
        ["林农技能培训参与率", "推动全县提高"],
        ["受益林农数", "≥300人"],
    ]
    form = one("项目绩效目标表", [["三级指标", "指标值"], *rows])
    assert [row.name for row in form.indicators if row.doubtful] == []


def test_a_first_row_with_words_for_sign_and_figures_may_be_a_line_of_the_header() -> None:
    header: list[Spec] = [("绩效目标分解", 1, 2), "应达目标", ("各地目标", 1, 2), "应达目标"]
    rows: list[list[Spec]] = [
        ["", "其它", "约束方式", "柳溪镇", "东岭乡", "项"],
        ["数量", "厨余收运车数量", "≥", "18", "10", "辆"],
        ["", "督导员数量", "≥", "93", "16", "名"],
        ["", "新设投放亭数", "≥", "59", "95", "座"],
        ["质量", "收运车合格率", "≥", "95", "95", "%"],
        ["时效", "按期配置率", "≥", "98", "98", "%"],
        ["满意度", "住户满意度", "≥", "90", "90", "%"],
    ]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [row.name for row in form.indicators if "name" in row.doubtful] == ["其它"]


def test_a_first_row_named_like_a_label_beside_a_word_may_be_a_line_of_the_header() -> None:
    rows = [
        ["三级指标", "项"],
        ["清淤长度", "≥12公里"],
        ["护岸加固长度", "≥3公里"],
        ["工程验收合格率", "≥95%"],
    ]
    form = one("项目支出绩效目标表", [["指标体系", "指标目标"], *rows])
    assert [row.name for row in form.indicators if "name" in row.doubtful] == ["三级指标"]


def test_a_first_row_of_words_in_a_table_that_goes_on_without_a_header_is_doubted() -> None:
    first = [
        [("考核内容（必填）", 1, 3), "拟达标准"],
        ["产出指标", "数量指标", "1.全年清淤长度", "≥5公里"],
        ["产出指标", "质量指标", "2.工程一次验收合格率", "≥90%"],
        ["产出指标", "时效指标", "3.闸站检修完成时间", "12月20日前"],
        ["满意度指标", "服务对象满意度指标", "4.沿河居民满意度", "≥90%"],
    ]
    further = [
        [("", 1, 2), "考核细目（按实填写）", "预定目标值（可不填）"],
        ["产出", "数量", "1.苗圃改造面积", "≥7亩"],
        ["产出", "质量", "2.苗木验收合格率", "≥95%"],
        ["满意度", "服务对象满意度", "3.用苗单位满意度", "≥90%"],
    ]
    forms = read("项目支出绩效目标表", first, further).forms
    assert all(
        row.name != "考核细目（按实填写）" for form in forms for row in form.indicators if not row.doubtful
    )
