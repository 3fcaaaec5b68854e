"""Labels of one or two characters, or with a gap behind them."""

from __future__ import annotations

from tests.forms.building import one, read


def test_a_gap_between_label_and_name_in_a_line_of_text() -> None:
    table = [["三级指标", "指标值"], ["疏浚沟渠长度", "≥12公里"]]
    (form,) = read("项 目 名 称        沟渠疏浚", "项目单位     县水利局", table).forms
    assert (form.project, form.issuer) == ("沟渠疏浚", "县水利局")


def test_a_second_head_with_short_labels_begins_another_form() -> None:
    rows = [
        ["表一 绩效目标", "", "", "", "", ""],
        ["项目", "河道清淤", "单位", "东岭镇政府", "", ""],
        ["绩效目标", "清理河道。", "", "", "", ""],
        ["维度", "类型", "三级指标", "方向", "指标值", "满分"],
        ["产出指标", "数量指标", "清淤长度", "不低于", "30公里", "60"],
        ["效益指标", "社会效益指标", "投诉次数", "不高于", "5次", "30"],
        ["表二 绩效目标", "", "", "", "", ""],
        ["项目", "校舍修缮", "单位", "大堰镇政府", "", ""],
        ["绩效目标", "修缮校舍。", "", "", "", ""],
        ["维度", "类型", "三级指标", "要求", "满分", ""],
        ["产出指标", "数量指标", "修缮校舍数", "8所", "50", ""],
        ["效益指标", "社会效益指标", "受益学生数", "不少于900人", "40", ""],
    ]
    first, second = read(rows).forms
    assert (first.project, first.issuer) == ("河道清淤", "东岭镇政府")
    assert (second.project, second.issuer) == ("校舍修缮", "大堰镇政府")
    assert [(row.name, row.operator_text) for row in second.indicators] == [
        ("修缮校舍数", None),
        ("受益学生数", "不少于"),
    ]


def test_short_labels_and_their_values_may_share_a_cell() -> None:
    head = "项目：河道清淤　　单位：东岭镇政府　　年度：2026　　资金总额：46万元"
    form = one(
        [[head], ["三级指标", "指标值", "分值"], ["清淤长度", "≥30公里", "60"], ["投诉次数", "≤5次", "30"]]
    )
    assert (form.project, form.issuer, form.year) == ("河道清淤", "东岭镇政府", 2026)


def test_short_words_over_columns_are_no_labels() -> None:
    rows = [
        ["项目", "指标", "单位", "指标值"],
        ["河道清淤", "清淤长度", "公里", "30"],
        ["河道清淤", "投诉次数", "次", "5"],
    ]
    assert [row.name for row in one("项目支出绩效目标表", rows).indicators] == ["清淤长度", "投诉次数"]


def test_a_short_word_for_money_beside_one_for_the_project() -> None:
    rows = [
        ["项目", "泊位检修", "金额", "85万元"],
        ["三级指标", "指标值", "分值"],
        ["检修泊位", "≥12个", "50"],
    ]
    form = one("渔港养护绩效目标表", rows)
    assert (form.project, form.budget and form.budget.value) == ("泊位检修", 85)
