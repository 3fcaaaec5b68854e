"""Where the head of a form stands, and the places of what it says."""

from __future__ import annotations

from auditor.model import PassageField
from tests.forms.building import Spec, one, read, table

HEADER = ["指标名称", "指标权重", "指标性质", "指标值", "计量单位"]


def test_issuer_and_money_unit_above_the_title_belong_to_the_form_below():
    submission = read(
        "填报单位：某区文旅局",
        "金额单位：元",
        "项目支出绩效目标表",
        [
            ["项目名称", "图书采购", "", "", ""],
            ["年度预算", "50000", "", "", ""],
            HEADER,
            ["采购图书数", "10", "≥", "5", "册"],
        ],
        "填报单位：某区科协",
        "项目支出绩效目标表",
        [
            ["项目名称", "科普讲座", "", "", ""],
            ["年度预算", "3", "", "", ""],
            HEADER,
            ["讲座场次", "10", "≥", "5", "场"],
        ],
    )
    assert [f.issuer for f in submission.forms] == ["某区文旅局", "某区科协"]
    assert [f.budget.unit for f in submission.forms if f.budget] == ["元", ""]


def test_labels_spread_for_layout_and_values_in_the_same_cell():
    form = one(
        [
            ["项 目 支 出 绩 效 目 标 申 报 表"],
            ["（2025 年度）"],
            ["项目名称：河湖保洁    主管部门：水务局"],
            ["预 算 金 额：20万元"],
            ["绩 效 目 标", "保持河面清洁。"],
            ["三 级 指 标", "指 标 值"],
            ["保洁面积", "≥20万平方米"],
        ]
    )
    assert (form.title, form.project, form.department) == ("项目支出绩效目标申报表", "河湖保洁", "水务局")
    assert form.budget
    assert (form.budget.value, form.budget.unit) == (20, "万元")
    assert [p.text for p in form.passages] == ["保持河面清洁。"]


def test_an_unreadable_amount_is_a_doubt_and_no_zero():
    submission = read(
        "项目支出绩效目标表",
        [["项目名称", "维修"], ["当年预算", "约两百"], HEADER, ["维修次数", "10", "≥", "5", "次"]],
    )
    assert submission.forms[0].budget is None
    assert "约两百" in submission.doubts[0].message


def test_location_of_every_field_is_its_cell():
    form = one("项目支出绩效目标表", [["项目名称", "维修"], HEADER, ["维修次数", "10", "≥", "5", "次"]])
    places = form.indicators[0].locations
    assert {name: (place.row, place.column) for name, place in places.items()} == {
        "name": (3, 1),
        "weight": (3, 2),
        "operator": (3, 3),
        "value": (3, 4),
        "unit": (3, 5),
    }


def test_paragraph_style_forms_need_no_table_for_their_head():
    form = one(
        "项目支出绩效目标表",
        "项目名称：防汛物资储备",
        "项目概况：",
        "采购防汛沙袋。",
        "年度绩效目标：储备沙袋2万条。",
        table([HEADER, ["储备沙袋数量", "10", "≥", "2", "万条"]], 9),
    )
    assert form.project == "防汛物资储备"
    assert [(p.field, p.text) for p in form.passages] == [
        (PassageField.OVERVIEW, "采购防汛沙袋。"),
        (PassageField.GOAL, "储备沙袋2万条。"),
    ]


def test_the_head_of_a_form_may_stand_below_its_table():
    table = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "服务人次", "≥500人次"],
        ["产出指标", "质量指标", "培训合格率", "≥90%"],
    ]
    head = [["项目名称", ("社区助餐点建设", 1, 3)], ["预算金额（万元）", ("36", 1, 3)]]
    form = one("项目支出绩效目标申报表", [*table, *head])
    assert (form.project, len(form.indicators)) == ("社区助餐点建设", 2)
    assert form.budget
    following = [["项目名称", ("道路维修", 1, 3)], *table]
    forms = read("项目支出绩效目标申报表", [*table, *head], following).forms
    assert [form.project for form in forms] == ["社区助餐点建设", "道路维修"]


def test_a_title_and_labels_below_the_rows_are_their_head() -> None:
    rows: list[list[Spec]] = [
        [("1.“渔港照明”项目", 1, 4)],
        [("绩效目标", 3, 1), "序号", "指标名称", "目标值"],
        ["目标1", "更新灯塔", "6座"],
        ["目标2", "航标亮灯率", "98%"],
        [("项目支出绩效目标表\n(2027年度)", 1, 4)],
        ["项目名称", ("渔港照明", 1, 3)],
        ["年度目标", ("更新灯塔6座。", 1, 3)],
    ]
    (form,) = read("2027年部门项目情况", rows).forms
    assert (form.project, form.year, [row.name for row in form.indicators]) == (
        "渔港照明", 2027, ["更新灯塔", "航标亮灯率"],
    )  # fmt: skip


def test_totals_sections_and_repeated_headers_are_no_indicators():
    form = one(
        "项目支出绩效目标表",
        [
            ["项目名称", "道路修缮", "", "", ""],
            HEADER,
            [("一、产出指标（50分）", 1, 5)],
            ["修缮路段数", "10", "≥", "5", "段"],
            ["小计", "10", "", "", ""],
            HEADER,
            ["二、效益指标（30分）", "", "", "", ""],
            ["群众出行时间", "10", "≤", "20", "分钟"],
            ["合 计", "20", "", "", ""],
            ["填表说明：指标值据实填写。", "", "", "", ""],
        ],
    )
    assert [(i.levels, i.name) for i in form.indicators] == [
        (("产出指标",), "修缮路段数"),
        (("效益指标",), "群众出行时间"),
    ]
    assert form.note == "指标值据实填写。"
