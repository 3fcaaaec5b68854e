"""Forms side by side on one sheet."""

from tests.forms.building import one, read, target

_HEADS = [
    [("项目绩效目标表", 1, 3), "", ("项目绩效目标表", 1, 3)],
    ["项目名称", ("渠道维修", 1, 2), "", "项目名称", ("堤坝加固", 1, 2)],
]
_HEADER = ["二级指标", "三级指标", "指标值"]
_ROWS = [
    ["数量指标", "维修渠道长度", "≥36公里", "", "数量指标", "加固堤坝长度", "≥4公里"],
    ["质量指标", "验收合格率", "≥95%", "", "质量指标", "渗漏点消除率", "≥98%"],
]


def test_each_with_a_head_of_its_own_is_a_form():
    forms = read([*_HEADS, [*_HEADER, "", *_HEADER], *_ROWS]).forms
    assert [form.project for form in forms] == ["渠道维修", "堤坝加固"]
    assert [(i.name, *target(i)) for i in forms[1].indicators] == [
        ("加固堤坝长度", "≥", "4", "公里"),
        ("渗漏点消除率", "≥", "98", "%"),
    ]
    assert forms[1].indicators[0].location.column == 6


def test_two_halves_below_one_head_are_one_form():
    header = [*_HEADER, *_HEADER]
    rows = [[*row[:3], *row[4:]] for row in _ROWS]
    form = one("项目绩效目标表", [["项目名称", ("渠道维修", 1, 5)], header, *rows])
    assert [i.name for i in form.indicators] == ["维修渠道长度", "加固堤坝长度", "验收合格率", "渗漏点消除率"]
