"""Tables whose cells say name and target in words."""

import pytest

from tests.forms.building import Spec, one, read, target

HEAD = ["项目名称", ("街区微改造", 1, 3)]
GRID = [
    [("绩效指标", 5, 1), ("产出指标", 3, 1), "数量指标", "1.改造街巷≥12条；2.安装座椅不少于60套。"],
    ["质量指标", "改造验收合格率达到100%"],
    ["时效指标", "2026年10月底前完成"],
    ["效益指标", "社会效益指标", "居民出行条件明显改善；丰富居民生活"],
    [("满意度指标", 1, 2), "居民满意度达90%以上"],
]
ROWS = [
    (("产出指标", "数量指标"), "改造街巷", "≥", "12", "条"),
    (("产出指标", "数量指标"), "安装座椅", "≥", "60", "套"),
    (("产出指标", "质量指标"), "改造验收合格率", None, "100", "%"),
    (("产出指标", "时效指标"), "完成", "≤", "2026年10月底", None),
    (("效益指标", "社会效益指标"), "居民出行条件", "定性", "明显改善", None),
    (("效益指标", "社会效益指标"), "丰富居民生活", None, "", None),
    (("满意度指标",), "居民满意度", "≥", "90", "%"),
]


def rows(form):
    return [(i.levels, i.name, *target(i)) for i in form.indicators]


def test_a_grid_without_a_column_of_targets():
    form = one("项目绩效目标申报表", [HEAD, *GRID])
    assert form.project == "街区微改造"
    assert rows(form) == ROWS


@pytest.mark.parametrize("label", ["指标内容", "三级指标", "三级指标及指标值"])
def test_a_grid_below_a_header(label):
    (_, *first), *rest = GRID
    header = [("绩效指标", 6, 1), "一级指标", "二级指标", label]
    assert rows(one("项目绩效目标申报表", [HEAD, header, first, *rest])) == ROWS


def test_numbers_in_front_of_levels_are_passed_over() -> None:
    texts = ["修剪绿篱不少于8公里", "补植成活率达到95%以上", "病虫害处置时间不超过3天"]
    levels = ["产出指标—数量指标", "产出指标—质量指标", "产出指标—时效指标"]
    body = [[str(n), *row] for n, row in enumerate(zip(levels, texts, strict=True), start=1)]
    form = one("项目绩效目标表", [["序号", "指标类别", "指标及要求"], *body])
    assert rows(form) == [
        (("产出指标", "数量指标"), "修剪绿篱", "≥", "8", "公里"),
        (("产出指标", "质量指标"), "补植成活率", "≥", "95", "%"),
        (("产出指标", "时效指标"), "病虫害处置时间", "≤", "3", "天"),
    ]


def test_points_behind_targets_in_the_same_brackets() -> None:
    grid = [
        ["产出指标", "数量指标1：修剪绿篱（≥8公里，25分）\n质量指标1：补植成活率（95%，权重15分）"],
        ["满意度指标", "服务对象满意度指标1：居民满意度（≥90%，10分）"],
    ]
    form = one("项目绩效目标表", [["项目名称", "绿化养护"], *grid])
    assert [(i.name, *target(i), i.weight) for i in form.indicators] == [
        ("修剪绿篱", "≥", "8", "公里", 25),
        ("补植成活率", None, "95", "%", 15),
        ("居民满意度", "≥", "90", "%", 10),
    ]


def test_a_first_level_in_a_row_of_its_own_holds_for_the_rows_below() -> None:
    grid = [
        ["项目名称", "街区微改造"],
        [("产出指标", 1, 2)],
        ["数量指标", "1．改造街巷：不少于12条（10分）\n2．安装座椅：60套（10分）"],
        ["质量指标", "改造验收合格率：100%（10分）"],
        [("满意度指标", 1, 2)],
        ["服务对象满意度指标", "居民满意度：不低于90%（10分）"],
        ["备注", "指标合计40分。"],
    ]
    form = one("项目绩效目标申报表", grid)
    assert rows(form) == [
        (("产出指标", "数量指标"), "改造街巷", "≥", "12", "条"),
        (("产出指标", "数量指标"), "安装座椅", None, "60", "套"),
        (("产出指标", "质量指标"), "改造验收合格率", None, "100", "%"),
        (("满意度指标", "服务对象满意度指标"), "居民满意度", "≥", "90", "%"),
    ]
    assert [i.weight for i in form.indicators] == [10, 10, 10, 10]


def test_a_table_of_targets_below_the_grid_is_read_as_well():
    further = [["指标名称", ("目标值", 1, 3)], ["照明完好率", ("≥98%", 1, 3)]]
    assert [i.name for i in one("项目绩效目标申报表", [HEAD, *GRID, *further]).indicators] == [
        *(name for _, name, *_ in ROWS),
        "照明完好率",
    ]


def test_points_in_brackets_are_weights():
    grid = [
        ["一级指标", "二级指标", "三级指标及指标值"],
        ["产出指标", "数量指标", "栽种行道树≥300株（30分）"],
        ["满意度指标", "服务对象满意度", "居民满意度≥90%（20分）"],
    ]
    form = one("项目绩效目标申报表", grid)
    assert [(i.name, i.value, i.weight) for i in form.indicators] == [
        ("栽种行道树", "300", 30),
        ("居民满意度", "90", 20),
    ]


def test_names_on_lines_and_between_commas():
    grid = [
        ["产出指标", "数量指标", "栽种行道树≥300株\n修剪草坪\n≥2万平方米"],
        ["产出指标", "质量指标", "成活率≥95%，投诉率≤1%"],
    ]
    assert [(i.name, i.value) for i in one("项目绩效目标申报表", grid).indicators][-2:] == [
        ("成活率", "95"),
        ("投诉率", "1"),
    ]


def test_names_without_targets_are_no_texts():
    grid = [
        ["一级指标", "二级指标", "三级指标"],
        ["产出指标", "数量指标", "栽种行道树数量"],
        ["产出指标", "质量指标", "成活率"],
    ]
    assert not read("项目绩效目标申报表", grid).forms


def test_a_project_a_row_with_the_levels_side_by_side():
    forms = read(
        "项目绩效目标表",
        [
            [("序号", 2, 1), ("项目名称", 2, 1), ("产出指标", 1, 3), "效益指标", ("满意度指标", 2, 1)],
            ["数量指标", "质量指标", "时效指标", "社会效益"],
            ["1", "行道树养护", "栽种≥300株", "成活率≥95%", "10月底前", "空气变好", "满意度≥90%"],
            ["2", "河岸清理", "清淤≥8公里；清运≥200吨", "合格率100%", "6月底前", "水质变好", "满意度≥85%"],
        ],
    ).forms
    assert [form.project for form in forms] == ["行道树养护", "河岸清理"]
    assert rows(forms[1]) == [
        (("产出指标", "数量指标"), "清淤", "≥", "8", "公里"),
        (("产出指标", "数量指标"), "清运", "≥", "200", "吨"),
        (("产出指标", "质量指标"), "合格率", None, "100", "%"),
        (("产出指标", "时效指标"), "时效指标", "≤", "6月底", None),
        (("效益指标", "社会效益"), "水质变好", None, "", None),
        (("满意度指标",), "满意度", "≥", "85", "%"),
    ]


def test_a_row_of_words_that_was_not_read_is_a_doubt():
    submission = read(
        "项目绩效目标申报表",
        [
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "栽种行道树数量", "≥300株"],
            ["产出指标", "质量指标", "行道树成活率", "≥95%"],
            ["满意度指标", "服务对象满意度", ("居民满意度达90%以上", 1, 2)],
        ],
    )
    (form,) = submission.forms
    assert len(form.indicators) == 2
    assert (form.cut, form.unread_rows) == (True, 1)
    assert str(form.reading) == "likely"
    assert [(doubt.location.row, doubt.message) for doubt in submission.doubts] == [
        (4, "这一行像是指标，但没有读出来，请对照原件：层级后面的文字里写着指标和指标值，没有分在两栏")
    ]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("夜市灯饰按时亮起是", "夜市灯饰按时亮起", "是"),
        ("街巷保洁长效运行", "街巷保洁", "长效运行"),
        ("建立街巷保洁长效机制", "建立街巷保洁长效机制", ""),
        ("街巷是否改造", "街巷是否改造", ""),
    ],
)
def test_targets_in_words_behind_their_names(text, name, value):
    grid = [*GRID[:3], ["效益指标", "社会效益指标", text], GRID[4]]
    form = one("项目绩效目标申报表", [HEAD, *grid])
    assert [(i.name, i.value) for i in form.indicators][-2] == (name, value)


PAIRS = ["清洗外墙面积：≥3000平方米", "改造验收合格率：98%以上", "居民出行条件：明显改善"]
READ = [("清洗外墙面积", "≥", "3000"), ("改造验收合格率", "≥", "98"), ("居民出行条件", "定性", "明显改善")]


@pytest.mark.parametrize(
    "rows",
    [
        [[("绩效指标", 1, 2)], *([(text, 1, 2)] for text in PAIRS)],
        [[("绩效指标", 3, 1), PAIRS[0]], [PAIRS[1]], [PAIRS[2]]],
        [["绩效指标", "；".join(f"{number}.{text}" for number, text in enumerate(PAIRS, 1))]],
        [["绩效指标", "\n".join(PAIRS)]],
    ],
    ids=["below", "beside", "numbered", "lines"],
)
def test_names_and_targets_in_one_column_without_levels(rows):
    head = [["项目名称", "街区微改造"], ["年度目标", "外墙清洗3000平方米，改造街巷。"]]
    form = one("项目绩效目标申报表", [*head, *rows, ["填表人：", "张三"]])
    assert [(i.name, *target(i)[:2]) for i in form.indicators] == READ
    assert form.passages[0].text == head[1][1]


def test_a_goal_in_one_cell_is_no_row_of_indicators():
    form = one(
        "项目绩效目标申报表", [["项目名称", "街区微改造"], ["年度目标", "改造街巷12条；安装座椅60套"], *GRID]
    )
    assert [i.name for i in form.indicators] == [name for _, name, *_ in ROWS]


def test_levels_side_by_side_over_one_row_of_texts() -> None:
    table: list[list[Spec]] = [
        ["项目名称", ("堤防巡护", 1, 2)],
        [("产出指标", 1, 2), "满意度指标"],
        ["数量指标", "质量指标", "服务对象满意度指标"],
        ["巡堤里程：≥60公里\n加固险段：≥4处", "工程合格率：≥98%", "居民满意度：≥90%"],
    ]
    form = one("2026年度防汛项目绩效目标表", table)
    assert [(row.name, row.levels[-1]) for row in form.indicators] == [
        ("巡堤里程", "数量指标"),
        ("加固险段", "数量指标"),
        ("工程合格率", "质量指标"),
        ("居民满意度", "服务对象满意度指标"),
    ]


def test_both_levels_in_one_cell_before_the_text():
    grid = [
        ["指标类别", "指标内容及目标值"],
        ["产出-数量", "1. 改造街巷 ≥ 12条"],
        ["产出-质量", "2. 改造验收合格率 ≥ 98%"],
        ["效益-社会效益", "3. 居民出行条件明显改善"],
    ]
    form = one("项目绩效目标申报表", [["项目名称", "街区微改造"], *grid])
    assert rows(form) == [
        (("产出", "数量"), "改造街巷", "≥", "12", "条"),
        (("产出", "质量"), "改造验收合格率", "≥", "98", "%"),
        (("效益", "社会效益"), "居民出行条件", "定性", "明显改善", None),
    ]


def test_a_level_at_the_beginning_of_a_line_holds_for_all_of_its_list() -> None:
    form = one(
        "2026年绿化项目绩效目标申报表",
        [
            ["项目名称", "城区绿化"],
            ["产出指标", "数量指标：①补植行道树≥300株；②修剪绿篱≥8公里。\n质量指标：苗木成活率≥95%。"],
            ["效益指标", "生态效益指标：绿化覆盖率≥41%。"],
            ["满意度指标", "服务对象满意度指标：居民满意度≥90%。"],
        ],
    )
    assert [(row.name, row.levels) for row in form.indicators][:3] == [
        ("补植行道树", ("产出指标", "数量指标")),
        ("修剪绿篱", ("产出指标", "数量指标")),
        ("苗木成活率", ("产出指标", "质量指标")),
    ]


TOLD = [
    ("产出指标", "质量指标", "档案保管安全完整，库房管理规范有序"),
    ("产出指标", "时效指标", "按时完成接收进馆，及时提供查阅。"),
    ("效益指标", "社会效益指标", "查档群众满意率达98%，档案事业健康发展。"),
    ("效益指标", "可持续影响指标", "以服务民生为宗旨，建立健全利用体系。"),
]
TOLD_HEAD = ["部门名称", ("县档案馆", 1, 2)]


@pytest.mark.parametrize("led", [True, False])
def test_whole_sentences_are_names_without_targets(*, led: bool) -> None:
    cells = [[f"{level}：{text}"] if led else [level, text] for _, level, text in TOLD]
    grid = [
        [("部门整体支出年度绩效指标", 4, 1), ("产出指标", 2, 1), *cells[0]],
        cells[1],
        [("效益指标", 2, 1), *cells[2]],
        cells[3],
    ]
    form = one("部门整体支出绩效目标申报表", [TOLD_HEAD, *grid])
    assert [(*i.levels, i.name) for i in form.indicators] == TOLD
    assert all(i.value is None and not i.unread for i in form.indicators)


def test_a_sentence_keeps_its_figure_and_a_bare_target_is_parted() -> None:
    grid = [
        [("绩效指标", 4, 1), ("产出指标", 3, 1), "数量指标：巡查街巷24次"],
        ["质量指标：路面平整，完好率达到95%"],
        ["时效指标：及时处理，不留隐患。"],
        ["效益指标", "社会效益指标：市容整洁，群众出行更加便利。"],
    ]
    form = one("项目绩效目标申报表", [["项目名称", ("街区微改造", 1, 2)], *grid])
    assert [(i.name, i.value) for i in form.indicators] == [
        ("巡查街巷", "24"),
        ("路面平整，完好率达到95%", None),
        ("及时处理，不留隐患。", None),
        ("市容整洁，群众出行更加便利。", None),
    ]


def test_names_below_a_printed_column_of_targets_are_left_blank() -> None:
    grid = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        [("产出指标", 2, 1), "质量指标", "路面平整，设施完好。", ""],
        ["时效指标", "及时处理，不留隐患。", ""],
        ["效益指标", "社会效益指标", "市容整洁，出行便利。", "明显"],
    ]
    form = one("项目绩效目标申报表", [HEAD, *grid])
    assert [i.value for i in form.indicators] == ["", "", "明显"]


def test_a_label_may_say_whose_indicators_stand_beside_it() -> None:
    (_, *first), *rest = GRID
    assert rows(one("项目绩效目标申报表", [HEAD, [("项目支出年度绩效指标", 5, 1), *first], *rest])) == ROWS


def test_second_levels_on_lines_of_their_own_hold_for_the_lines_below():
    outputs = "1.数量指标：\n（1）修剪果树≥600株；\n（2）嫁接果树≥80株；\n2.质量指标：\n（1）嫁接成活率≥90%；"
    rows = [["产出指标", outputs], ["满意度指标", "1.服务对象满意度指标：\n（1）果农满意度≥92%；"]]
    form = one("项目支出绩效目标申报表", [["项目名称", "果园修剪"], *rows])
    assert [(i.levels[1], i.name, i.value) for i in form.indicators] == [
        ("数量指标", "修剪果树", "600"),
        ("数量指标", "嫁接果树", "80"),
        ("质量指标", "嫁接成活率", "90"),
        ("服务对象满意度指标", "果农满意度", "92"),
    ]


def test_levels_side_by_side_with_a_task_a_row() -> None:
    grid: list[list[Spec]] = [
        [("重点任务", 2, 1), ("预算（万元）", 2, 1), ("产出指标", 1, 2), "效益指标"],
        ["数量指标", "质量指标", "社会效益指标"],
        ["东港区", "30", "检修泊位≥12个", "检修合格率≥95%", "停泊船次≥600艘次"],
        ["西港区", "18", "检修泊位≥7个", "", "停泊船次≥250艘次"],
        ["合计", "48", "", "", ""],
    ]
    form = one("渔港养护绩效目标表", grid)
    assert [(i.levels, i.name, i.value) for i in form.indicators] == [
        (("产出指标", "数量指标"), "检修泊位", "12"),
        (("产出指标", "质量指标"), "检修合格率", "95"),
        (("效益指标", "社会效益指标"), "停泊船次", "600"),
        (("产出指标", "数量指标"), "检修泊位", "7"),
        (("效益指标", "社会效益指标"), "停泊船次", "250"),
    ]
    words = [[*row[:2], *(["已落实"] * 3)] for row in grid[2:4]]
    assert not [
        row for form in read("渔港养护绩效目标表", [*grid[:2], *words]).forms for row in form.indicators
    ]


def _beside(label: str) -> list[list[Spec]]:
    return [
        [("指标", 1, 2), "内容及目标", label],
        [("产出指标", 2, 1), "数量", "1. 疏浚沟渠：≥11公里\n2. 更换闸门：≥6座", "水务站"],
        ["质量", "1. 闸门验收合格率：=100%", "水务站"],
        ["效益指标", "经济", "1. 亩均节支：≥85元（上年60元）", "农经站"],
        ["满意度指标", "农户", "1. 农户满意率：≥92%", ""],
    ]


def test_a_column_that_says_nothing_of_indicators_may_stand_behind_their_texts() -> None:
    form = one("灌区维护绩效目标表", _beside("责任人"))
    assert [(row.levels, row.name, *target(row)) for row in form.indicators] == [
        (("产出指标", "数量"), "疏浚沟渠", "≥", "11", "公里"),
        (("产出指标", "数量"), "更换闸门", "≥", "6", "座"),
        (("产出指标", "质量"), "闸门验收合格率", "=", "100", "%"),
        (("效益指标", "经济"), "亩均节支", "≥", "85", "元"),
        (("满意度指标", "农户"), "农户满意率", "≥", "92", "%"),
    ]


def test_a_column_of_results_behind_texts_is_not_passed_over() -> None:
    forms = read("灌区维护绩效目标表", _beside("完成情况")).forms
    assert not any(row.name == "更换闸门" and row.actual is None for form in forms for row in form.indicators)
