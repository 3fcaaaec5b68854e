"""Tables whose columns are understood from header, cells and shape together."""

from itertools import permutations

from auditor.model import Sureness
from tests.forms.building import one, read, sheet, target

ROWS = [
    ["产出指标", "数量指标", "清淤长度", "≥", "30", "公里", "40"],
    ["产出指标", "质量指标", "验收合格率", "=", "100", "%", "30"],
    ["效益指标", "社会效益指标", "受益居民数", "≥", "5000", "人", "30"],
]
HEADER = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"]
READ = [("清淤长度", "≥", "30", "公里"), ("验收合格率", "=", "100", "%"), ("受益居民数", "≥", "5000", "人")]


def test_columns_in_any_order_read_the_same():
    for order in list(permutations(range(7)))[::997]:
        form = one("项目绩效目标表", [[row[number] for number in order] for row in (HEADER, *ROWS)])
        assert [(i.name, *target(i)) for i in form.indicators] == READ, order
        assert sum(i.weight or 0 for i in form.indicators) == 100


def test_headers_whose_words_nobody_listed():
    header = ["甲", "乙", "干什么", "丙", "干成啥样", "丁", "戊"]
    form = one("项目绩效目标表", [header, *ROWS])
    assert [(i.name, *target(i)) for i in form.indicators] == READ
    assert form.indicators[0].levels == ("产出指标", "数量指标")


def test_a_grouped_header_of_two_lines():
    form = one(
        "项目绩效目标表",
        [
            [("绩效指标", 1, 3), ("年度指标值", 1, 3), ("分值", 2, 1)],
            ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"],
            *ROWS,
        ],
    )
    assert [(i.name, *target(i)) for i in form.indicators] == READ
    assert [i.weight for i in form.indicators] == [40, 30, 30]


def test_a_column_a_place_gives_a_target_each():
    form = one(
        "项目绩效目标表",
        [
            [("三级指标", 2, 1), ("指标值", 1, 2), ("单位", 2, 1)],
            ["东岭乡", "北港镇"],
            ["清淤长度", "≥12", "≥18", "公里"],
            ["受益居民数", "≥2000", "≥3000", "人"],
        ],
    )
    assert [(i.name, i.locality, i.value) for i in form.indicators] == [
        ("清淤长度", "东岭乡", "12"),
        ("清淤长度", "北港镇", "18"),
        ("受益居民数", "东岭乡", "2000"),
        ("受益居民数", "北港镇", "3000"),
    ]
    assert [len(view.indicators) for view in form.views()] == [2, 2]


def test_the_adjusted_target_overrides_the_initial_one_row_by_row():
    form = one(
        "项目绩效自评表",
        [
            ["三级指标", "年初目标值", "调整后目标值", "实际完成值"],
            ["清淤长度", "≥30公里", "≥25公里", "26公里"],
            ["受益居民数", "≥5000人", "", "5100人"],
        ],
    )
    assert [i.value for i in form.indicators] == ["25", "5000"]


def test_an_indicator_merged_over_several_rows_is_one():
    form = one(
        "项目绩效自评表",
        [
            ["三级指标", "指标值", "实际完成值", "评分标准", "分值", "得分"],
            [("清淤长度", 2, 1), ("≥30公里", 2, 1), ("32公里", 2, 1), "完成得满分", "10", "10"],
            ["及时上报", "5", "4"],
            ["受益居民数", "≥5000人", "5100人", "完成得满分", "15", "15"],
        ],
    )
    assert [(i.name, i.weight, i.score) for i in form.indicators] == [
        ("清淤长度", 15, 14),
        ("受益居民数", 15, 15),
    ]


def test_last_years_value_is_no_target():
    form = one(
        "项目绩效目标表",
        [
            ["三级指标", "上年完成值", "本年目标值"],
            ["清淤长度", "28公里", "≥30公里"],
            ["受益居民数", "4800人", "≥5000人"],
        ],
    )
    assert [i.value for i in form.indicators] == ["30", "5000"]


def test_two_columns_that_could_both_be_the_target_are_doubted():
    form = one(
        "项目绩效目标表",
        [["三级指标", "目标值", "指标值"], ["清淤长度", "28", "30"], ["受益居民数", "4800", "5000"]],
    )
    assert Sureness.DOUBTFUL in {column.reading for column in form.read}


def test_a_label_word_as_a_name_ends_no_table():
    rows = [
        ["一级指标", "二级指标", "三级指标", "分值", "指标值", "得分"],
        [("项目决策", 2, 1), ("项目立项", 2, 1), "立项依据", "5", "充分", "5"],
        ["可行性", "5", "可行", "5"],
        ["项目产出", "数量指标", "修缮长度", "90", "320米", "90"],
    ]
    form = one("项目支出绩效自评表", [["项目名称", ("围墙修缮", 1, 5)], *rows])
    assert [i.name for i in form.indicators] == ["立项依据", "可行性", "修缮长度"]


def test_labels_without_a_table_give_no_row():
    submission = read("绩效目标情况表", [["可行性", "已经论证"], ["实施条件", "具备"]])
    assert not any(form.indicators for form in submission.forms)


def test_a_header_in_which_no_label_speaks_of_names():
    form = one(
        "项目绩效目标表",
        [
            ["项目名称", "河道清淤", "主管部门", "某局"],
            ["做到哪些", "指标值", "计量单位", "权重"],
            ["清淤长度", "30", "公里", "60"],
            ["受益居民数", "5000", "人", "40"],
        ],
    )
    assert [(i.name, i.value, i.unit, i.weight) for i in form.indicators] == [
        ("清淤长度", "30", "公里", 60),
        ("受益居民数", "5000", "人", 40),
    ]


def test_a_line_of_places_below_headings_that_say_little():
    form = one(
        "项目绩效目标表",
        [
            [("指标", 1, 2), ("各地分到", 1, 3), ("目标怎么定", 1, 1)],
            ["二级指标", "三级指标", "大堰镇", "东岭乡", "北港街道", "单位"],
            ["数量指标", "清淤长度", "12", "18", "7", "公里"],
            ["社会效益指标", "受益居民数", "2000", "3000", "900", "人"],
        ],
    )
    assert [(i.name, i.locality, i.value) for i in form.indicators][:3] == [
        ("清淤长度", "大堰镇", "12"),
        ("清淤长度", "东岭乡", "18"),
        ("清淤长度", "北港街道", "7"),
    ]


def test_the_whole_city_beside_its_towns_is_their_total():
    form = one(
        "项目绩效目标表",
        [
            ["二级指标", "三级指标", "单位", ("指标值", 1, 3), "分值"],
            ["", "", "", "全市", "大堰镇", "东岭乡", ""],
            ["数量指标", "清淤长度", "公里", "30", "12", "18", "20"],
            ["质量指标", "验收合格率", "%", "98", "98", "98", "20"],
            ["社会效益指标", "受益居民数", "人", "5000", "2000", "3000", "20"],
        ],
    )
    assert [i.value for i in form.indicators if i.locality is None] == ["30", "98", "5000"]
    assert [(i.locality, i.value) for i in form.indicators if i.name == "清淤长度"][1:] == [
        ("大堰镇", "12"),
        ("东岭乡", "18"),
    ]


def test_a_head_of_label_and_text_is_no_upper_header_line():
    goal = ["绩效目标", ("保障河道畅通", 1, 3)]
    form = one(
        "项目绩效目标表",
        [goal, ["二级指标", "三级指标", "指标值", "分值"], ["数量指标", "清淤长度", "≥30公里", "60"]],
    )
    assert form.passages[0].text == "保障河道畅通"
    assert [i.name for i in form.indicators] == ["清淤长度"]


def test_numbers_above_a_hundred_are_no_weights_whatever_heads_them():
    form = one(
        "项目绩效目标表",
        [
            ["三级指标", "甲", "单位", "乙"],
            ["清淤长度", "130", "公里", "30"],
            ["受益居民数", "5000", "人", "30"],
            ["栽种苗木数", "900", "株", "40"],
        ],
    )
    assert [(i.value, i.weight) for i in form.indicators] == [("130", 30), ("5000", 30), ("900", 40)]


def test_each_title_on_a_sheet_has_a_header_of_its_own():
    odd = ["子维度", "细目", "限定", "全年任务", "值的单位"]
    rows = [[row[1], *row[2:6]] for row in ROWS]
    forms = read([["清淤绩效目标表"], HEADER, *ROWS, ["护岸绩效目标表"], odd, *rows]).forms
    assert [[i.name for i in form.indicators] for form in forms] == [[name for name, *_ in READ]] * 2


def test_a_row_in_words_is_one_of_the_rows():
    header = [[("三级指标", 2, 1), ("各地目标", 1, 2), ("应达目标", 1, 1), ("数据出处", 2, 1)],
              ["东岭乡", "北港镇", "单位"]]  # fmt: skip
    figures = ("公里", "处", "%", "天", "万元", "人")
    rows = [[f"{n}号河段{unit}数", f"≥{n}", f"≥{n}", unit, "工作台账"] for n, unit in enumerate(figures, 12)]
    rows += [
        ["护河风气养成", "逐步好转", "逐步好转", "", "走访记录"],
        ["居民满意度", "≥90", "≥85", "%", "问卷"],
    ]
    form = one("项目绩效目标表", [*header, *rows])
    *same, last = rows
    names = [row[0] for row in same]
    assert [i.name for i in form.indicators] == [*names, last[0], last[0]]
    assert {i.locality for i in form.indicators[: len(same)]} == {"东岭乡、北港镇"}


def test_one_heading_over_levels_and_names_and_one_over_targets():
    rows = [
        [("产出指标", 2, 1), "数量指标", "清淤长度", "≥30公里"],
        ["质量指标", "验收合格率", "≥98%"],
        [("效益指标", 1, 1), "社会效益指标", "受益居民数", "≥5000人"],
    ]
    form = one("项目绩效目标表", [[("考察细目", 1, 3), "年度指标值"], *rows])
    assert [(i.levels[1], i.name) for i in form.indicators] == [
        ("数量指标", "清淤长度"), ("质量指标", "验收合格率"), ("社会效益指标", "受益居民数"),
    ]  # fmt: skip


def test_a_goal_beside_its_label_is_no_header():
    head = [
        ["项目名称", ("河道整治", 1, 2)],
        [("年度绩效目标", 1, 2), "完成河道整治年度各项工作，服务居民。"],
    ]
    header = [["指标", ("目标设定", 1, 2)], ["细化指标名", "三年目标数", "本年值"]]
    rows = [["清淤长度", "≥90公里", "≥30公里"], ["护岸处数", "≥12处", "≥4处"], ["居民满意度", "≥90%", "≥90%"]]
    form = one("项目绩效目标表", [*head, *header, *rows])
    assert [i.name for i in form.indicators if i.period == "annual"] == [row[0] for row in rows]


def test_a_list_of_what_money_was_spent_on_is_no_table_of_indicators():
    spent = [
        ["支出内容", "实际支出数", "凭证号", "备注"],
        ["沟渠清淤", "67", "1月33号", ""],
        ["机具维修", "9.1", "4月12号", ""],
    ]
    assert [
        i.name
        for i in one(
            "沟渠清淤项目绩效自评表",
            spent,
            [["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "清淤长度", "≥30公里"]],
        ).indicators
    ] == ["清淤长度"]


def test_words_beside_a_level_that_stands_for_several_rows_are_no_header():
    rows = [
        [("投入和管理目标", 2, 1), "财务管理", "财务制度健全性", "健全"],
        ["过程管理", "采购规范性", "规范"],
        ["产出目标", "数量", "新增托位数", "≥80个"],
        ["产出目标", "质量", "托位验收合格率", "≥98%"],
    ]
    header = ["一级目标", "二级目标", "分解目标", "指标目标值"]
    form = one("项目支出绩效目标申报表", [["项目名称", ("普惠托育", 1, 3)], header, *rows])
    assert [row.name for row in form.indicators] == [
        "财务制度健全性",
        "采购规范性",
        "新增托位数",
        "托位验收合格率",
    ]


def test_a_sheet_whose_last_column_is_blank_has_lost_no_cells() -> None:
    rows = [[*row[:2], row[2], "".join(row[3:6]), ""] for row in ROWS]
    head = [["绩效指标", "", "指标内容", "指标值", "备注"]]
    foot = [["绩效目标", "清淤30公里，验收合格。", "", "", "另附图"]]
    form = one(sheet([["河道清淤绩效目标表"], *head, *rows, *foot]))
    assert [(i.name, *target(i)) for i in form.indicators] == READ
    assert form.indicators[0].levels == ("产出指标", "数量指标")
