"""Where a form begins and ends."""

from auditor.model import Location, Paragraph, PassageField
from tests.forms.building import Spec, one, paragraph, read, sheet, table

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


def test_an_empty_template_keeps_its_note():
    form = one(
        "2025年重点专项资金绩效目标表",
        "编制单位：",
        "单位：万元",
        [
            ["项目名称", "", "主管部门", ""],
            ["当年预算", "", "", ""],
            ["项目概况", "", "", ""],
            ["立项依据", "", "", ""],
            ["当年绩效目标", "", "", ""],
            ["绩效指标", "指标名称", "指标权重", "指标值"],
            ["", "", "", "是否核心"],
        ],
        "备注：本单位无重点专项资金，故此表无数据",
    )
    assert form.empty
    assert form.indicators == ()
    assert form.note == "本单位无重点专项资金，故此表无数据"
    assert form.missing_labels == {"project", "department", "budget", "overview", "basis", "goal", "issuer"}


def test_a_template_with_sample_lines_is_empty():
    form = one(
        "项目支出绩效目标申报表",
        [
            ["项目名称", ""],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "指标1：", ""],
            ["", "", "指标2：", ""],
            ["", "", "……", ""],
        ],
    )
    assert form.empty
    assert form.columns == {"level1", "level2", "name", "value"}


def test_a_title_and_its_remark_alone_are_an_empty_form():
    form = one("部门整体绩效目标表", "（注：本部门不涉及，此表为空）")
    assert form.empty
    assert form.note == "本部门不涉及，此表为空"


def test_lists_of_titles_and_prose_are_no_forms():
    submission = read(
        "目录",
        "表十一 部门整体绩效目标表",
        "表十二 项目支出绩效目标表",
        "本年度项目均编制了绩效目标表。",
        [["科目编码", "科目名称", "预算数"], ["201", "一般公共服务支出", "100"]],
        [["项目名称", "金额"], ["道路修缮", "20"]],
    )
    assert submission.forms == ()


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


def test_a_document_without_forms_gives_none():
    assert read().forms == ()
    assert read("2025年工作总结").forms == ()


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


def test_a_short_word_for_money_beside_one_for_the_project() -> None:
    rows = [
        ["项目", "泊位检修", "金额", "85万元"],
        ["三级指标", "指标值", "分值"],
        ["检修泊位", "≥12个", "50"],
    ]
    form = one("渔港养护绩效目标表", rows)
    assert (form.project, form.budget and form.budget.value) == ("泊位检修", 85)


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
