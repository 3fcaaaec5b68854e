"""Headers of several lines, merged or with blank cells, and what belongs to them."""

from auditor.model import Sureness
from tests.forms.building import Spec, one, target


def test_an_upper_line_with_blank_cells_in_place_of_merging():
    form = one(
        "项目绩效目标表",
        [
            ["绩效指标", "", "中期目标", "", "年度目标", "", "分值"],
            ["二级指标", "三级指标", "指标值", "单位", "指标值", "单位", ""],
            ["数量指标", "清淤长度", "≥90", "公里", "≥30", "公里", "60"],
            ["社会效益指标", "受益居民数", "≥9000", "人", "≥5000", "人", "40"],
        ],
    )
    assert [(i.name, i.value) for i in form.indicators if i.period == "annual"] == [
        ("清淤长度", "30"),
        ("受益居民数", "5000"),
    ]
    assert [i.value for i in form.indicators if i.period == "mid_term"] == ["90", "9000"]


def test_a_line_within_the_merged_cells_of_a_header_is_no_row():
    form = one(
        "项目绩效目标表",
        [
            [("二级指标", 2, 1), ("三级指标", 2, 1), ("指标值", 1, 3), ("权重", 2, 1)],
            ["优", "良", "差"],
            ["数量指标", "清淤长度", "≥30公里", "≥25公里", "＜25公里", "60"],
            ["质量指标", "验收合格率", "≥95%", "≥90%", "＜90%", "40"],
        ],
    )
    assert [(i.name, *target(i), i.weight) for i in form.indicators] == [
        ("清淤长度", "≥", "30", "公里", 60),
        ("验收合格率", "≥", "95", "%", 40),
    ]
    assert not any(column.reading == "doubtful" for column in form.read)


def test_numbers_of_indicators_stand_in_a_column_of_their_own():
    form = one(
        "项目绩效目标表",
        [
            ["二级指标", "三级指标", "", "指标值"],
            ["数量指标", "指标1", "清淤长度", "≥30公里"],
            ["质量指标", "指标2", "验收合格率", "≥95%"],
            ["时效指标", "指标3", "完工及时率", "≥98%"],
        ],
    )
    assert [i.name for i in form.indicators] == ["清淤长度", "验收合格率", "完工及时率"]


def test_results_planned_are_targets_where_there_are_no_others():
    rows = [["三级指标", "完成目标"], ["清淤长度", "≥30公里"], ["受益居民数", "≥5000人"]]
    assert [i.value for i in one("项目绩效目标表", rows).indicators] == ["30", "5000"]


def test_a_line_that_parts_the_cells_above_it_is_no_row_however_its_labels_are_garbled():
    rows = [
        ["产出指标", "数量指标", "移栽苗木株数", "≥", "1200", "株"],
        ["产出指标", "质量指标", "苗木成活率", "≥", "95", "%"],
        ["满意度指标", "服务对象满意度指标", "林农满意度", "≥", "90", "%"],
    ]
    for upper, lower in [
        ([("考核点", 2, 3), ("应达目标", 1, 3)], ["苻号", "目杯直", "计景単"]),
        ([("绩效内容", 1, 3), ("目标要求", 1, 3)], ["苐一层", "苐二层", "考恔亊项", "苻号", "目杯直", "项"]),
    ]:
        form = one("项目绩效目标表", [upper, lower, *rows])
        assert [(i.name, i.value) for i in form.indicators] == [
            ("移栽苗木株数", "1200"),
            ("苗木成活率", "95"),
            ("林农满意度", "90"),
        ], lower


def test_a_header_of_two_lines_that_is_printed_again_is_no_row_and_keeps_its_columns():
    header = [["二级指标", "考核点", ("目杯要求", 1, 2), ("", 2, 1)], ["", "", "苻号", "目标值"]]
    form = one(
        "项目绩效目标表",
        [
            *header,
            ["数量指标", "移栽苗木株数", "≥", "1200株", "40"],
            ["质量指标", "苗木成活率", "≥", "95%", "30"],
            ["时效指标", "移栽完成时间", "≤", "4月底", "10"],
            *header,
            ["服务对象满意度指标", "林农满意度", "≥", "90%", "20"],
        ],
    )
    assert [(i.name, i.weight) for i in form.indicators] == [
        ("移栽苗木株数", 40),
        ("苗木成活率", 30),
        ("移栽完成时间", 10),
        ("林农满意度", 20),
    ]


def test_a_line_of_one_cell_beside_merged_ones_is_of_the_header_whatever_they_say():
    form = one(
        "项目绩效目标表",
        [
            ["考核内容", ("内容", 2, 1), ("丙", 2, 1), ("项", 2, 1), ("口", 2, 1)],
            ["F3"],
            ["清淤长度", "≥", "30公里", "是", "正向"],
            ["改造闸站数", "＝", "16座", "否", "正向"],
            ["每公里清淤成本", "≤", "12.5万元", "是", "反向"],
            ["居民护河习惯", "定性", "明显增强", "否", "正向"],
        ],
    )
    assert [i.name for i in form.indicators] == ["清淤长度", "改造闸站数", "每公里清淤成本", "居民护河习惯"]


def test_a_column_that_says_which_way_is_better_is_kept_beside_the_signs():
    form = one(
        "项目绩效目标表",
        [
            ["一级指标", "三级指标", "指标方向", "指标值", "分值"],
            ["产出指标", "清淤长度", "正向", "≥30公里", "40"],
            ["产出指标", "每公里清淤成本", "反向", "≤12.5万元", "30"],
            ["效益指标", "居民护河习惯", "定性", "明显增强", "30"],
        ],
    )
    assert [i.polarity for i in form.indicators] == ["正向", "反向", None]
    assert [i.operator_text for i in form.indicators] == ["≥", "≤", "定性"]


def test_a_header_begins_where_its_highest_cell_does():
    header = [
        [("指标体系", 1, 3), ("6月末进度", 2, 1), ("应达自标", 1, 2)],
        ["指标大类", "二级指标", "考评要点", "计划完成数", "度量草拉名"],
    ]
    rows = [
        [("产出指标", 2, 1), ("数量指标", 2, 1), "清淤长度", "18", "≥35", "公里"],
        ["改造闸站数", "20", "≥56", "座"],
        ["产出指标", "质量指标", "工程验收合格率", "95", "≥95", "%"],
        ["效益指标", "社会效益指标", "受益居民数", "2500", "≥5000", "人"],
    ]
    form = one("项目绩效目标表", [*header, *rows[:2], *header, *rows[2:]])
    assert [(i.name, *target(i)) for i in form.indicators] == [
        ("清淤长度", "≥", "35", "公里"),
        ("改造闸站数", "≥", "56", "座"),
        ("工程验收合格率", "≥", "95", "%"),
        ("受益居民数", "≥", "5000", "人"),
    ]


def test_a_remark_with_a_quantity_makes_no_label_a_text_of_the_head() -> None:
    header: list[list[Spec]] = [
        [
            ("序号", 2, 1), ("绩效自标兮解（100字内）", 1, 2), ("指标符号（可不填）", 2, 1), ("列1", 2, 1),
            ("单位（必填）", 2, 1), ("杈重", 2, 1),
        ],
        ["指标小类（100字内）", "指际名称"],
    ]  # fmt: skip
    rows: list[list[Spec]] = [
        ["1", ("数量指标", 2, 1), "1.河道清淤长度", "≥", "13", "公里", "20"],
        ["2", "2.闸站改造数量", "≥", "20", "座", "25"],
        ["3", "质量指标", "3.工程验收合格率", "≥", "90", "%", "20"],
        ["4", "时效指标", "4.按期完工率", "≥", "95", "%", "15"],
        ["5", "社会效益指标", "5.受益居民数", "≥", "700", "人", "20"],
    ]
    form = one("项目支出绩效目标表", [*header, *rows])
    assert [row.levels[0] for row in form.indicators] == [
        "数量指标",
        "数量指标",
        *(str(r[1]) for r in rows[2:]),
    ]


def test_names_merged_beside_the_only_label_of_the_second_line():
    header: list[list[Spec]] = [[("三级指标", 2, 1), "目标设定"], ["指标值"]]
    rows: list[list[Spec]] = [["清淤长度", "≥30公里"], ["验收合格率", "≥95%"], ["居民满意度", "≥90%"]]
    form = one("项目绩效目标申报表", [*header, *rows])
    assert [(i.name, i.value) for i in form.indicators] == [
        ("清淤长度", "30"), ("验收合格率", "95"), ("居民满意度", "90"),
    ]  # fmt: skip


def test_what_a_project_is_called_is_no_line_of_the_header_below_it() -> None:
    header = ["指标路径", "绩效指标", "指标值", "权重"]
    rows = [["产出—数量", "管护农田面积", "≥3.4万亩", "60"], ["效益—社会效益", "受益农户", "≥900户", "40"]]
    form = one("项目绩效目标表", [["项目名称", ("高标准农田管护", 1, 3)], header, *rows])
    assert (form.project, [row.name for row in form.indicators]) == (
        "高标准农田管护",
        ["管护农田面积", "受益农户"],
    )


def test_a_goal_made_of_words_of_labels_is_no_line_of_the_header_below_it() -> None:
    header = ["一级指标", "二级指标", "三级指标", "指标值"]
    rows = [
        ["产出指标", "数量指标", "清淤长度", "≥30公里"],
        ["效益指标", "社会效益指标", "受益农户", "≥900户"],
    ]
    for goal in ("完成年度绩效目标", "完成上级下达的目标", "实现全年工作目标"):
        form = one("项目绩效目标表", [["年度绩效目标", (goal, 1, 3)], header, *rows])
        assert [passage.text for passage in form.passages] == [goal]
        assert [row.name for row in form.indicators] == ["清淤长度", "受益农户"]
    parts: list[list[Spec]] = [
        [("一级指标", 2, 1), ("年度绩效指标", 1, 3)],
        ["二级指标", "三级指标", "指标值"],
    ]
    form = one("项目绩效目标表", [*parts, *rows])
    assert [(row.levels[0], row.name) for row in form.indicators] == [
        ("产出指标", "清淤长度"),
        ("效益指标", "受益农户"),
    ]


def test_blank_columns_between_others_leave_no_doubt() -> None:
    texts = [
        ["一级指标", "三级指标", "指标值"],
        ["产出指标", "新装路灯", "≥60盏"],
        ["效益指标", "照明覆盖率", "≥95%"],
    ]
    form = one("项目绩效目标表", [[cell for text in row for cell in (text, "")] for row in texts])
    assert form.reading is Sureness.CERTAIN
