"""Where a form begins and ends."""

from __future__ import annotations

from auditor.model import Location, Paragraph, PassageField
from tests.forms.building import Spec, one, paragraph, read, sheet

HEADER = ["指标名称", "指标权重", "指标性质", "指标值", "计量单位"]


def project(name: str, *indicators: str) -> list[list[str]]:
    rows = [["项目名称", name, "", "", ""], ["年度绩效目标", f"完成{name}。", "", "", ""], HEADER]
    return rows + [[indicator, "10", "≥", "5", "个"] for indicator in indicators]


def test_forms_follow_one_another_in_one_table():
    submission = read(
        [
            ["2025年项目支出绩效目标表", "", "", "", ""],
            *project("道路修缮", "修缮路段数", "新建站牌数"),
            ["2025年项目支出绩效目标表", "", "", "", ""],
            *project("路灯更换", "更换路灯数"),
        ]
    )
    assert [(f.index, f.project, len(f.indicators)) for f in submission.forms] == [
        (1, "道路修缮", 2),
        (2, "路灯更换", 1),
    ]
    assert submission.forms[1].location.row == 7


def test_a_new_project_name_begins_a_form_without_a_title():
    submission = read(
        "项目支出绩效目标表", [*project("道路修缮", "修缮路段数"), *project("路灯更换", "更换路灯数")]
    )
    assert [(f.project, f.title) for f in submission.forms] == [
        ("道路修缮", "项目支出绩效目标表"),
        ("路灯更换", "项目支出绩效目标表"),
    ]


def test_a_table_goes_on_after_a_page_break_with_and_without_its_header():
    form = one(
        "项目支出绩效目标表",
        project("道路修缮", "修缮路段数"),
        [["新建站牌数", "10", "≥", "5", "个"]],
        [HEADER, ["补种行道树数", "10", "≥", "5", "个"]],
        "项目支出绩效目标表（续表）",
        [["项目名称", "道路修缮", "", "", ""], HEADER, ["清淤管网长度", "10", "≥", "5", "公里"]],
    )
    assert [(i.row, i.name) for i in form.indicators] == [
        (1, "修缮路段数"),
        (2, "新建站牌数"),
        (3, "补种行道树数"),
        (4, "清淤管网长度"),
    ]


def test_another_sheet_that_goes_on_by_its_title() -> None:
    first, second = (project(name, f"{name}里程") for name in ("道路修缮", "路灯更换"))
    name = Paragraph("附页", Location(sheet="附页"), 1)
    for title, forms in (("项目支出绩效目标表（续）", 1), ("整体支出绩效目标表（续）", 2)):
        further = sheet([[title], *second[2:]], "附页")
        read_forms = read(sheet([["项目支出绩效目标表"], *first]), name, further).forms
        assert len(read_forms) == forms, title
        names = [i.name for form in read_forms for i in form.indicators]
        assert names == ["道路修缮里程", "路灯更换里程"]


def test_a_title_repeated_on_the_next_page_begins_no_form():
    form = one(
        "项目支出绩效目标表",
        project("道路修缮", "修缮路段数"),
        "项目支出绩效目标表",
        "单位：万元",
        [["新建站牌数", "10", "≥", "5", "个"]],
    )
    assert [i.name for i in form.indicators] == ["修缮路段数", "新建站牌数"]


def test_a_text_split_over_two_rows_is_joined():
    form = one(
        "项目支出绩效目标表",
        [["项目名称", "河道治理"], ["立项依据", "1.防洪法"], ["", ""]],
        [["立项依据", "2.河道管理条例"]],
        [["", "3.某市河道规划"], ["年度绩效目标", "治理河道。"]],
        [HEADER, ["治理河道长度", "10", "≥", "5", "公里"]],
    )
    basis = form.passage(PassageField.BASIS)
    assert basis
    assert basis.text == "1.防洪法\n2.河道管理条例\n3.某市河道规划"
    assert basis.location.row == 2


def test_a_budget_table_behind_the_last_form_is_not_part_of_it():
    form = one(
        "项目支出绩效目标表",
        project("道路修缮", "修缮路段数"),
        paragraph("政府采购预算表", 3, level=2),
        [["项目名称", "采购品目", "金额"], ["道路修缮", "工程", "20"]],
    )
    assert [i.name for i in form.indicators] == ["修缮路段数"]
    without_heading = one(
        "项目支出绩效目标表",
        project("道路修缮", "修缮路段数"),
        [["科目编码", "科目名称", "金额"], ["201", "一般公共服务支出", "20"]],
    )
    assert [i.name for i in without_heading.indicators] == ["修缮路段数"]


def test_projects_that_head_their_rows_in_one_table():
    header = [
        "单位名称、项目名称",
        "年度目标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
    ]
    forms = read(
        "项目绩效目标申报表（2026年度）",
        [
            header,
            ["市园林中心", "", "", "", "", "", "", ""],
            ["行道树养护", "养护行道树3000株。", "", "", "", "", "", ""],
            ["", "", "产出指标", "", "", "", "", ""],
            ["", "", "", "数量指标", "养护行道树数量", "≥", "3000", "株"],
            ["", "", "", "质量指标", "树木成活率", "≥", "95", "%"],
            ["河岸清理", "清理河岸8公里。", "", "", "", "", "", ""],
            ["", "", "产出指标", "", "", "", "", ""],
            ["", "", "", "数量指标", "清理河岸长度", "≥", "8", "公里"],
        ],
    ).forms
    assert [(form.project, [i.name for i in form.indicators]) for form in forms] == [
        ("行道树养护", ["养护行道树数量", "树木成活率"]),
        ("河岸清理", ["清理河岸长度"]),
    ]
    assert [form.passages[0].text for form in forms] == ["养护行道树3000株。", "清理河岸8公里。"]
    assert {form.issuer for form in forms} == {"市园林中心"}


def test_a_table_below_the_same_title_whose_header_has_other_words_is_another_form():
    first = [["二级指标", "三级指标", "指标值", "分值"], ["数量指标", "移栽苗木株数", "≥1200株", "50"]]
    rows = [["质量指标", "苗木成活率", "≥95%", "50"]]
    again = [["指标类别", "考核内容", "年度目标值", "权重"], *rows]
    assert len(read("项目绩效目标表", first, "项目绩效目标表", again).forms) == 2
    assert len(read("项目绩效目标表", first, "项目绩效目标表", [first[0], *rows]).forms) == 1


def test_forms_that_only_their_numbers_part() -> None:
    def form(number: str, name: str) -> list[list[str]]:
        header = ["二级指标", "三级指标", "指标值", "分值"]
        return [[number], ["子项", name], header, ["数量指标", f"{name}数量", "≥12处", "50"]]

    found = read([*form("附表2-1", "泊位检修"), *form("附表2-2", "航标养护")]).forms
    assert [[row.name for row in each.indicators] for each in found] == [["泊位检修数量"], ["航标养护数量"]]
    again = read([*form("附表2-1", "泊位检修"), *form("附表2-1", "泊位检修")[2:]]).forms
    assert len(again) == 1


def test_a_title_may_end_with_the_year() -> None:
    rows: list[list[Spec]] = [["三级指标", "指标值"], ["检修泊位", "≥12个"]]
    form = one("渔港管理处部门专项（绩效目标）申报表2026年度", rows)
    assert form.title == "渔港管理处部门专项（绩效目标）申报表2026年度"
