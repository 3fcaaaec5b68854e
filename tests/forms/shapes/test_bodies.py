"""Which lines are the rows of a header, so that their cells tell its columns: none of another form, and none
of the header itself."""

from auditor.model import Sureness
from tests.forms.building import Spec, one, read, sheet, target

HEADER: list[Spec] = ["资料出处", "一级指标", "二级指标", "内容", "指标值", "成效要点", "承担科室"]
ROWS: list[list[Spec]] = [
    ["台账", ("产出指标", 2, 1), ("数量指标", 2, 1), "10", "≥15公里", "指标1：护岸加固长度", "一科"],
    ["问卷", "10", "≥40处", "指标2：改造闸站数", "二科"],
    ["报表", ("产出指标", 2, 1), "质量指标", "20", "≥90%", "指标3：护岸验收合格率", "三科"],
    ["台账", "时效指标", "5", "≥95%", "指标4：护岸按期完工率", "一科"],
    ["问卷", ("效益指标", 2, 1), "社会效益指标", "35", "≥3万人", "指标5：受益居民数", "二科"],
    ["报表", "可持续影响指标", "10", "健全", "指标6：河道管护制度", "三科"],
    ["台账", "满意度指标", "服务对象满意度指标", "10", "≥85%", "指标7：沿河居民满意度", "一科"],
]
NAMES = [
    "护岸加固长度", "改造闸站数", "护岸验收合格率", "护岸按期完工率", "受益居民数", "河道管护制度",
    "沿河居民满意度",
]  # fmt: skip


def test_a_header_printed_again_after_two_rows_hides_no_rows() -> None:
    form = one("2026年项目支出绩效目标表", [HEADER, *ROWS[:2], HEADER, *ROWS[2:]])
    assert [row.name for row in form.indicators] == NAMES
    assert [str(row.weight) for row in form.indicators] == ["10", "10", "20", "5", "35", "10", "10"]


def test_a_header_of_two_lines_with_places_printed_again() -> None:
    header: list[list[Spec]] = [
        [("指标内容", 1, 3), ("各地目标", 1, 3), ("权重", 2, 1)],
        ["指标大类", "二级分类", "名目", "临河县", "北滩县", "石岭县"],
    ]
    rows: list[list[Spec]] = [
        [("产出指标", 3, 1), ("数量指标", 3, 1), "护岸加固长度", "≥4公里", "≥3公里", "≥2公里", "20"],
        ["改造闸站数", "6处", "4处", "2处", "15"],
        ["清理河面面积", "900亩", "600亩", "300亩", "15"],
        ["产出指标", "质量指标", "护岸验收合格率", "≥95%", "≥95%", "≥95%", "20"],
        ["效益指标", "社会效益指标", "受益居民数", "≥3万人", "≥2万人", "≥1万人", "30"],
    ]
    form = one("2026年项目支出绩效目标表", [*header, *rows[:3], *header, *rows[3:]])
    assert [(row.value, row.locality) for row in form.indicators if row.name == "清理河面面积"] == [
        ("900", "临河县"),
        ("600", "北滩县"),
        ("300", "石岭县"),
    ]


def test_the_rows_of_the_form_below_tell_nothing_of_the_columns_above() -> None:
    blank: list[Spec] = [""]
    forms = read(
        [
            [("2026年护岸绩效目标表", 1, 7)],
            ["二级分类", "三级指标", "年度指标值", "计量名", "分数权重", "指标解释", *blank],
            ["数量", "加固护岸长度", "≥15", "公里", "40", "按竣工图计算", *blank],
            ["质量", "护岸验收合格率", "≥95", "%", "30", "一次验收合格的占比", *blank],
            ["社会效益", "受益居民数", "≥3000", "人", "30", "按户籍计算", *blank],
            [("2026年闸站绩效目标表", 1, 7)],
            ["项目名称", ("闸站改造", 1, 2), "主管部门", ("水务局", 1, 3)],
            ["项", "栏目甲", "运算符号", "栏目乙", "计量名", "分值", "口"],
            ["产出指标/数量指标", "改造闸站数", "≥", "40", "处", "40", "按验收单计算"],
            ["产出指标/质量指标", "闸站验收合格率", "≥", "95", "%", "30", "一次验收合格的占比"],
            ["效益指标/社会效益指标", "受涝面积", "≤", "60", "亩", "30", "按现场测量计算"],
        ]
    ).forms
    assert [(row.name, *target(row), str(row.weight)) for form in forms for row in form.indicators] == [
        ("加固护岸长度", "≥", "15", "公里", "40"),
        ("护岸验收合格率", "≥", "95", "%", "30"),
        ("受益居民数", "≥", "3000", "人", "30"),
        ("改造闸站数", "≥", "40", "处", "40"),
        ("闸站验收合格率", "≥", "95", "%", "30"),
        ("受涝面积", "≤", "60", "亩", "30"),
    ]


def test_a_form_without_rows_above_another_is_read_as_one() -> None:
    header: list[Spec] = ["二级指标", "三级指标", "指标值"]
    forms = read(
        [
            [("甲项目绩效目标表", 1, 3)],
            ["项目名称", ("", 1, 2)],
            header,
            [("乙项目绩效目标表", 1, 3)],
            ["项目名称", ("闸站改造", 1, 2)],
            header,
            ["数量指标", "改造闸站数", "≥40处"],
            ["质量指标", "闸站验收合格率", "≥95%"],
        ]
    ).forms
    assert [[row.name for row in form.indicators] for form in forms] == [[], ["改造闸站数", "闸站验收合格率"]]


def test_a_row_in_words_below_a_level_is_no_header() -> None:
    header: list[list[Spec]] = [
        [
            ("拍际名称", 2, 1),
            ("拍标自标", 1, 2),
            ("指 际 说 明", 2, 1),
            ("重点指际否", 2, 1),
            ("数据来源", 2, 1),
        ],
        ["年度指标直", "计量各"],
    ]
    rows: list[list[Spec]] = [
        ["一、产出指标", *[""] * 5],
        ["（一）数量指标", *[""] * 5],
        ["改造闸站数", "40", "处", "按验收单计算", "是", "台账"],
        ["（二）质量指标", *[""] * 5],
        ["闸站验收合格率", "95", "%", "一次验收合格的占比", "否", "报表"],
        ["二、效益指标", *[""] * 5],
        ["（一）社会效益指标", *[""] * 5],
        ["受益居民数", "3000", "人", "按户籍计算", "是", "台账"],
        ["（二）可持续影响指标", *[""] * 5],
        ["河道管护制度", "逐步健全", "—", "按制度的条款核对", "否", "问卷"],
        ["三、满意度指标", *[""] * 5],
        ["（一）服务对象满意度指标", *[""] * 5],
        ["沿河居民满意度", "85", "%", "满意的居民所占比例", "是", "问卷"],
    ]
    form = one("2026年项目绩效目标表", [*header, *rows])
    assert [row.name for row in form.indicators] == [row[0] for row in rows if row[1]]


def test_a_word_that_may_be_a_unit_heads_a_column() -> None:
    rows = [
        ["产出指标", "数量指标", "改造闸站数", "40处以上", "台账", "定量"],
        ["产出指标", "数量指标", "护岸加固长度", "≥15公里", "报表", "定量"],
        ["产出指标", "质量指标", "闸站验收合格率", "≥95%", "台账", "定量"],
        ["效益指标", "可持续影响指标", "河道管护制度", "健全", "问卷", "定性"],
        ["满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥85%", "问卷", "定量"],
    ]
    form = one("2026年项目绩效目标表", [["", "二级指标", "丙", "项", "-", "同上"], *rows])
    assert [row.name for row in form.indicators] == [row[2] for row in rows]


def test_a_row_in_words_that_takes_two_lines_as_the_others_heads_no_rows():
    data = [
        ("清淤长度", "≥12公里", "6公里"), ("护岸加固长度", "≥3公里", "1公里"),
        ("闸站改造数量", "≥4座", "2座"), ("工程验收合格率", "≥95%", "95%"), ("投诉件数", "4件以内", "2件"),
        ("河道管护", "长期", "长期"),
        ("沿河居民满意度", "≥90%", "90%"),
    ]  # fmt: skip
    rows = [["指标名", "年度指标值", "半年目标值", "评分标准"]]
    for number, row in enumerate(data):
        rows += [[*((text, 2, 1) for text in row), "完成得满分；"], [f"每低1个百分点扣{1 + number % 3}分。"]]
    form = one("项目支出绩效目标表", rows)
    assert [row.name for row in form.indicators if row.period == "annual"] == [name for name, *_ in data]


def test_a_row_in_words_that_is_counted_heads_no_rows() -> None:
    header = ["序号", "赋分说明", "指际名称", "内容", "拍际直", "数据来源", "上年完成值"]
    rows: list[list[Spec]] = [
        ["", "", "一、产出指标"],
        ["", "", "（一）数量指标"],
        ["1", "每少1%扣0.5分，扣完为止", "河道清淤长度", "", "≥26公里", "验收资料", "23公里"],
        ["2", "达标得满分，未达标按比例扣分", "闸站改造数量", "", "≥6座", "问卷调查", "5座"],
        ["", "", "二、效益指标"],
        ["", "", "（一）经济效益指标"],
        ["1", "每少1%扣0.5分，扣完为止", "排涝提前量", "", "53分钟以上", "验收资料", "48分钟"],
        ["", "", "（二）可持续影响指标"],
        ["2", "达标得满分，未达标按比例扣分", "河道管护能力", "", "持续改善", "问卷调查", "持续改善"],
        ["", "", "三、满意度指标"],
        ["", "", "（一）服务对象满意度指标"],
        ["1", "每少1%扣0.5分，扣完为止", "沿河居民满意度", "", "≥90%", "验收资料", "90%"],
    ]
    form = one("项目支出绩效目标表", [header, *([*row, *[""] * (7 - len(row))] for row in rows)])
    names = ["河道清淤长度", "闸站改造数量", "排涝提前量", "河道管护能力", "沿河居民满意度"]
    assert [row.name for row in form.indicators] == names


def test_what_counts_the_rows_below_each_level_is_no_weight() -> None:
    header = ["甲", "指标名称", "-", "年度目标值", "实际完成值", "项", "差距分析"]
    data: list[tuple[str, str, str, str, str]] = [
        ("", "一、产出指标", "", "", ""),
        ("1", "河道清淤长度", "15", "24公里", "15"),
        ("2", "护岸加固长度", "20", "8公里", "20"),
        ("3", "闸站改造数量", "20", "≥4座", "19"),
        ("4", "工程验收合格率", "10", "≥95%", "10"),
        ("", "二、效益指标", "", "", ""),
        ("1", "受益居民数", "20", "≥790人", "20"),
        ("", "三、满意度指标", "", "", ""),
        ("1", "沿河居民满意度", "15", "≥85%", "14"),
    ]
    rows = [[number, name, weight, value, value, score, ""] for number, name, weight, value, score in data]
    form = one("项目支出绩效自评表", [header, *rows])
    assert [(str(row.weight), str(row.score)) for row in form.indicators] == [
        (weight, score) for _, _, weight, _, score in data if weight
    ]


def test_what_stands_over_the_header_printed_again_is_no_row() -> None:
    header: list[list[Spec]] = [
        [("考核内容", 1, 3), "其他信息", ("目标设定", 1, 3)],
        ["口", "子维度", "三级指标", "计算口径与方法", "年度指标值", "实施期指标值", "指标符号"],
    ]
    rows: list[list[Spec]] = [
        ["产出", "数量", "河道清淤长度", "反映河道清淤长度的情况", "1公里", "3公里", "="],
        ["产出", "数量", "护岸加固长度", "反映护岸加固长度的情况", "2公里", "6公里", "≥"],
        ["产出", "质量", "工程一次验收合格率", "反映工程一次验收合格率的情况", "95%", "95%", "≥"],
        ["产出", "成本", "清淤工程总成本", "反映清淤工程总成本的情况", "0.85万元", "0.85万元", "≤"],
        ["效益", "社会效益", "灌溉损耗率", "反映灌溉损耗率的情况", "4%", "4%", "≤"],
        ["满意度", "服务对象满意度", "沿河居民满意度", "反映沿河居民满意度的情况", "90%", "90%", "≥"],
    ]
    form = one("项目支出绩效目标表", [*header, *rows[:3], *header, *rows[3:]])
    assert {row.name for row in form.indicators} == {row[2] for row in rows}


def test_units_below_a_word_for_a_cause_are_no_ticks() -> None:
    header = [
        "一级维度", "子维度", "指标细项", "本次得分", "口", "差距分析", "其它", "年末达到值", "年末应达到",
    ]  # fmt: skip
    data = [
        ("产出指标", "数量指标", "1.河道清淤长度", "5", "公里", "264"),
        ("产出指标", "数量指标", "2.闸站改造数量", "40", "座", "34"),
        ("产出指标", "质量指标", "3.工程验收合格率", "5", "%", "98.5"),
        ("效益指标", "社会效益指标", "4.受益居民数", "25", "人", "370"),
        ("满意度指标", "服务对象满意度指标", "5.沿河居民满意度", "25", "%", "90"),
    ]
    rows = [[*row[:3], row[3], row[3], "", row[4], row[5], row[5]] for row in data]
    form = one("项目支出绩效自评表", [header, *rows])
    assert [row.unit for row in form.indicators] == [row[4] for row in data]


def test_cells_that_a_sheet_does_not_keep_are_blank_ones() -> None:
    header = ["一级指标", "三级指标", "年度指标值", "实际完成值", "未达标说明"]
    rows = [
        ["产出指标", "疏浚港池土方", "≥36万方", "37万方", ""],
        ["产出指标", "更换航标数量", "≥12座", "12座", ""],
        ["产出指标", "航标完好率", "≥99%", "97%", "台风影响"],
        ["效益指标", "进港船舶艘次", "≥900艘次", "930艘次", ""],
        ["满意度指标", "船主满意度", "≥90%", "93%", ""],
    ]
    form = one("2025年度项目支出绩效自评表", sheet([header, *rows]))
    assert form.reading is not Sureness.DOUBTFUL
    assert [row.reason for row in form.indicators if row.reason] == ["台风影响"]
