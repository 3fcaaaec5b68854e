"""Levels in the middle row of their block, not merged."""

from auditor.model import Form
from tests.forms.building import one, sheet

HEADER = ["一级指标", "二级指标", "三级指标", "指标值"]
ROWS = [
    ("产出指标", "数量指标", "清淤长度", "≥30公里"),
    ("产出指标", "数量指标", "护岸处数", "≥4处"),
    ("产出指标", "数量指标", "巡河次数", "≥48次"),
    ("产出指标", "质量指标", "验收合格率", "≥98%"),
    ("产出指标", "质量指标", "水质达标率", "≥90%"),
    ("产出指标", "时效指标", "完工时间", "2026年10月底前"),
    ("产出指标", "成本指标", "每公里清淤费用", "≤12万元"),
    ("产出指标", "成本指标", "护岸总费用", "≤80万元"),
    ("效益指标", "社会效益指标", "受益居民数", "≥5000人"),
    ("效益指标", "社会效益指标", "内涝投诉件数", "≤10件"),
    ("满意度指标", "服务对象满意度指标", "居民满意度", "≥90%"),
]


def centred(rows: list[tuple[str, ...]], *, late: bool) -> list[list[str]]:
    """The rows with each level only in the middle of its rows."""
    made = [list(row) for row in rows]
    for column in (0, 1):
        for level in dict.fromkeys(row[column] for row in rows):
            own = [number for number, row in enumerate(rows) if row[column] == level]
            middle = own[len(own) // 2 if late else (len(own) - 1) // 2]
            for number in own:
                made[number][column] = level if number == middle else ""
    return made


def test_a_level_in_the_middle_row_holds_for_the_rows_around_it():
    for late in (False, True):
        form = one("项目绩效目标表", [HEADER, *centred(ROWS, late=late)])
        assert [(*i.levels, i.name) for i in form.indicators] == [row[:3] for row in ROWS]


def test_below_other_rows_and_above_a_foot():
    head = [["项目名称", "河道整治", "预算（万元）", "96"], ["年度目标", ("清淤30公里", 1, 3)]]
    foot = [[("填表人：张三", 1, 4)]]
    form = one("项目绩效目标表", [*head, HEADER, *centred(ROWS, late=False), *foot])
    assert [(*i.levels, i.name) for i in form.indicators] == [row[:3] for row in ROWS]


def test_levels_written_once_stay_at_the_top_of_their_rows():
    made = [list(row) for row in ROWS]
    for number, row in enumerate(made):
        row[:2] = [
            "" if number and ROWS[number - 1][column] == ROWS[number][column] else ROWS[number][column]
            for column in (0, 1)
        ]
    form = one("项目绩效目标表", [HEADER, *made])
    assert [(*i.levels, i.name) for i in form.indicators] == [row[:3] for row in ROWS]


def test_the_lower_line_of_a_header_is_no_row_of_a_block():
    head = [
        ["绩效指标", *HEADER, "1—6月执行情况", "偏差原因分析", "", ""],
        ["", "", "", "", "", "", "经费保障", "人员保障", "其他"],
    ]
    rows = ROWS[1:6] + ROWS[8:]
    form = one("绩效目标执行监控表", [*head, *(["", *row, row[3], "", "", ""] for row in rows)])
    assert [(*i.levels, i.name) for i in form.indicators] == [row[:3] for row in rows]
    assert [each.label for each in form.read if each.field in ("level1", "level2")] == HEADER[:2]


def floating(first: dict[int, str], second: dict[int, str]) -> Form:
    made = [[first.get(n, ""), second.get(n, ""), *row[2:]] for n, row in enumerate(ROWS[1:])]
    return one("项目绩效目标表", [HEADER, *made])


def test_levels_beside_the_middle_of_their_rows_are_doubtful_below_and_above():
    form = floating(
        {2: "产出指标", 7: "效益指标", 9: "满意度指标"},
        {1: "数量指标", 2: "质量指标", 4: "时效指标", 6: "成本指标", 7: "社会效益指标", 9: "服务对象满意度"},
    )
    rows = form.indicators
    assert {"level1", "level2"} <= rows[0].doubtful
    assert "level1" not in rows[2].doubtful
    assert not rows[9].doubtful


def test_no_block_takes_a_level_that_belongs_to_another_first_level():
    form = floating(
        {2: "产出指标", 7: "效益指标", 9: "满意度指标"},
        {1: "数量指标", 3: "质量指标", 4: "时效指标", 6: "成本指标", 7: "社会效益指标", 9: "服务对象满意度"},
    )
    above = [row.levels[:1] for row in form.indicators if row.levels[-1:] == ("成本指标",)]
    assert above
    assert ("效益指标",) not in above


def test_blocks_are_centred_in_one_way_and_suit_what_names_say():
    rows = [
        *ROWS[:3],
        ("产出指标", "质量指标", "渠道验收合格率", "≥98%"),
        ("产出指标", "质量指标", "泵站完好率", "≥95%"),
        ("产出指标", "时效指标", "巡查及时率", "≥95%"),
        ("产出指标", "成本指标", "每公里清淤成本", "≤8000元"),
        ("产出指标", "成本指标", "总费用控制", "不超概算"),
        ("效益指标", "社会效益指标", "受益居民数", "≥5000人"),
        ("效益指标", "社会效益指标", "居民出行环境", "明显改善"),
        ("效益指标", "可持续影响指标", "管护制度", "健全"),
        ROWS[-1],
    ]
    for late in (False, True):
        form = one("项目绩效目标表", [HEADER, *centred(rows, late=late)])
        assert [(*i.levels, i.name) for i in form.indicators] == [row[:3] for row in rows]


def test_levels_written_once_beside_a_column_of_few_remarks_stay_where_they_begin():
    header = ["指标解释", "二级指标", "原因", "完成值", "三级指标", "指标值"]
    rows = [
        ["按里程计算", "数量", "", "30公里", "清淤长度", "≥30公里"],
        ["按座计算", "", "", "16座", "改造闸站数", "≥16座"],
        ["按面积计算", "", "受汛期影响推迟", "80亩", "清理河面面积", "≥90亩"],
        ["按批计算", "质量", "", "96%", "验收合格率", "≥95%"],
        ["按天计算", "时效", "采购推迟", "90%", "按期完工率", "≥95%"],
        ["按人计算", "社会效益", "", "5100人", "受益居民数", "≥5000人"],
    ]
    form = one("项目支出绩效自评表", [header, *rows])
    assert [i.levels[-1] for i in form.indicators] == ["数量", "数量", "数量", "质量", "时效", "社会效益"]


def test_levels_in_the_last_row_of_their_blocks() -> None:
    made = [list(row) for row in ROWS]
    for column in (0, 1):
        for number, row in enumerate(ROWS):
            goes_on = number + 1 < len(ROWS) and ROWS[number + 1][: column + 1] == row[: column + 1]
            made[number][column] = "" if goes_on else row[column]
    form = one("项目绩效目标表", [HEADER, *made])
    assert [(*i.levels, i.name) for i in form.indicators] == [row[:3] for row in ROWS]


def test_a_sheet_that_leaves_blank_cells_out() -> None:
    for rows in (centred(ROWS, late=False), centred(ROWS, late=True)):
        assert [(*i.levels, i.name) for i in one(sheet([HEADER, *rows])).indicators] == [r[:3] for r in ROWS]


def test_a_blank_label_over_levels_written_once_is_none_of_their_rows():
    header = [["权重", ("考核内容", 1, 3), "指标值"], ["", "", "二级指标", "指标名称", ""]]
    rows = [
        ["15", "产出", "数量", "清淤长度", "≥30公里"],
        ["10", "", "", "改造闸站数", "≥16座"],
        ["25", "", "", "清理河面面积", "≥90亩"],
        ["10", "", "质量", "验收合格率", "≥95%"],
        ["10", "", "时效", "按期完工率", "≥95%"],
        ["20", "效益", "社会效益", "受益居民数", "≥5000人"],
        ["5", "", "可持续影响", "河道管护制度", "健全"],
        ["5", "满意度", "服务对象满意度", "沿河居民满意度", "≥90%"],
    ]
    form = one("项目支出绩效目标表", [*header, *rows])
    firsts = ["产出"] * 5 + ["效益"] * 2 + ["满意度"]
    assert [i.levels[0] for i in form.indicators] == firsts
