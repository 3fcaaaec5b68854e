"""Columns of words beside a column that holds targets under an odd label."""

from __future__ import annotations

from tests.forms.building import Spec, one, target


def test_words_are_no_targets_beside_an_unread_column_of_some() -> None:
    header: list[Spec] = [("指标", 1, 1), "列1", ("指标", 1, 2), "名目"]
    data = [
        ("产出指标", "数量指标", "指标1：全年清淤长度", "≥12公里"),
        ("产出指标", "数量指标", "指标2：闸站改造数量", "=4座"),
        ("产出指标", "质量指标", "指标3：工程一次验收合格率", "≥95%"),
        ("效益指标", "生态效益指标", "指标4：群众投诉件数", "≤3件"),
        ("效益指标", "可持续影响指标", "指标5：河道管护水平", "持续改善"),
        ("满意度指标", "服务对象满意度指标", "指标6：沿河居民满意度", "≥90%"),
    ]
    sources = ("验收资料", "问卷调查", "统计报表", "工作台账")
    rows = [
        [first, sources[n % 4], second, name, value] for n, (first, second, name, value) in enumerate(data)
    ]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [target(row) for row in form.indicators][:2] == [("≥", "12", "公里"), ("=", "4", "座")]


def test_units_are_read_beside_bare_numbers_whatever_their_label_is() -> None:
    header: list[list[Spec]] = [
        [("指标内容", 2, 3), ("应达目标", 1, 3), ("A", 2, 1)],
        ["限定符", "年初批复数", "内容"],
    ]
    data = [
        ("产出", "数量", "河道清淤长度", "21", "公里"),
        ("产出", "数量", "闸站改造数量", "48", "座"),
        ("产出", "质量", "工程验收合格率", "98.5", "%"),
        ("产出", "时效", "护岸加固完成时间", "2026年12月31日", ""),
        ("产出", "成本", "每公里清淤成本", "0.85", "万元"),
        ("效益", "经济效益", "漏水起数", "0", "起"),
    ]
    rows: list[list[Spec]] = [[*row[:3], "≥", *row[3:], "15"] for row in data]
    form = one("项目支出绩效目标表", [*header, *rows, ["合计", "", "", "", "", "", "90"]])
    assert [row.unit or "" for row in form.indicators] == [unit for *_, unit in data]
