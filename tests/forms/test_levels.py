import pytest

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import labels_of
from tests.cases import every_case
from tests.forms.building import LEXICONS, Spec, one

READER = LevelReader(labels_of(LEXICONS))


@every_case(
    ("full_name", "levels", "name"),
    [
        ("产出-数量-慰问人数", ("产出", "数量"), "慰问人数"),
        ("产出指标—质量指标—验收合格率", ("产出指标", "质量指标"), "验收合格率"),
        ("产出指标/时效指标/完工及时率", ("产出指标", "时效指标"), "完工及时率"),
        ("效益→经济效益→亩均增收", ("效益", "经济效益"), "亩均增收"),
        ("效益指标：社会效益指标：就业人数", ("效益指标", "社会效益指标"), "就业人数"),
        ("产出＞数量＞培训人次", ("产出", "数量"), "培训人次"),
        ("产出 – 数量 – 培训人次", ("产出", "数量"), "培训人次"),
        ("满意度-满意度", ("满意度",), "满意度"),
        ("满意度-服务对象满意度指标-家长满意率", ("满意度", "服务对象满意度指标"), "家长满意率"),
        ("效益-社会效益改善出行条件", ("效益", "社会效益"), "改善出行条件"),
        ("产出-数量用水总量", ("产出", "数量"), "用水总量"),
        ("产出-质量合格率", ("产出",), "质量合格率"),
        ("产出-巡查次数", ("产出",), "巡查次数"),
        ("数量指标-巡查次数", ("数量指标",), "巡查次数"),
        ("成本-经济成本-单位造价", ("成本", "经济成本"), "单位造价"),
        ("产出-数量-A-B线改造里程", ("产出", "数量"), "A-B线改造里程"),
        ("城镇登记失业率", (), "城镇登记失业率"),
        ("产出", (), "产出"),
        ("COVID-19疫苗接种率", (), "COVID-19疫苗接种率"),
        ("★新增床位数", (), "新增床位数"),
        ("指标1：新增床位数", (), "新增床位数"),
    ],
)
def test_levels_in_front_of_a_name(full_name: str, levels: tuple[str, ...], name: str):
    assert READER.split(full_name) == (levels, name)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("产出指标\n(50分)", "产出指标"),
        ("产 出 指 标", "产出指标"),
        ("效益指标（30分）", "效益指标"),
        ("A产出指标\n（自评分18分）", "产出指标"),
        ("B、效益指标（权重30%，得28分）", "效益指标"),
        ("Ⅲ满意度指标", "满意度指标"),
        ("产出指标\n（数量、质量、时效等）", "产出指标"),
        ("水质、水量（上游、下游）", "水质、水量（上游、下游）"),
    ],
)
def test_points_behind_a_level_are_not_part_of_its_name(cell: str, name: str):
    assert READER.level_name(cell) == name


@pytest.mark.parametrize(
    "text", ["产出指标\n产出指标", "产出指标产出指标产出指标", "产出指标 产出指标", "产出指标"]
)
def test_a_level_printed_again_for_each_row_of_a_merged_cell_is_read_once(text: str):
    assert READER.is_first(text)
    assert READER.level_name(text) == "产出指标"


def test_a_deeper_number_makes_a_second_level() -> None:
    table = [["指标名称", "指标值"], ["一、产出指标", ""], ["（一）数量指标", ""], ["1.清淤长度", "30公里"]]
    table += [
        ["（二）成本指标", ""],
        ["2.每公里成本", "≤5万元"],
        ["二、满意度指标", ""],
        ["3.居民满意度", "≥90%"],
    ]
    form = one("项目绩效目标表", table)
    assert [i.levels for i in form.indicators] == [
        ("产出指标", "数量指标"),
        ("产出指标", "成本指标"),
        ("满意度指标",),
    ]


def test_a_second_level_may_print_the_words_of_the_first() -> None:
    header = ["一级指标", "二级指标", "三级指标", "指标值"]
    rows = [
        ["产出指标", "数量指标", "疏浚沟渠长度", "≥12公里"],
        ["满意度指标", "满意度指标", "村民满意度", "≥90%"],
    ]
    last = one("沟渠疏浚项目绩效目标表", [header, *rows]).indicators[-1]
    assert last.levels == ("满意度指标", "满意度指标")


def test_numbers_in_a_column_tell_how_deep_a_level_is() -> None:
    body = [["1", "产出指标", ""], ["1.1", "数量指标", ""], ["1.1.1", "补植行道树", "≥300株"]]
    body += [
        ["1.2", "成本指标", ""],
        ["1.2.1", "每株成本", "≤80元"],
        ["2", "满意度指标", ""],
        ["2.1", "居民满意度", "≥90%"],
    ]
    form = one("项目绩效目标表", [["编号", "指标", "目标值"], *body])
    assert [(row.name, row.levels) for row in form.indicators] == [
        ("补植行道树", ("产出指标", "数量指标")),
        ("每株成本", ("产出指标", "成本指标")),
        ("居民满意度", ("满意度指标",)),
    ]
    joined = [[f"{number} {name}", value] for number, name, value in body]
    form = one("项目绩效目标表", [["指标", "目标值"], *joined])
    assert [(row.name, row.levels) for row in form.indicators][1] == ("每株成本", ("产出指标", "成本指标"))


def test_costs_behind_second_levels_are_one_of_them_unless_they_have_their_own() -> None:
    body = [["产出指标", ""], ["数量指标", ""], ["补植行道树", "≥300株"], ["成本指标", ""]]
    header = ["绩效指标", "目标值"]
    form = one("项目绩效目标表", [header, *body, ["每株成本", "≤80元"]])
    assert form.indicators[1].levels == ("产出指标", "成本指标")
    form = one("项目绩效目标表", [header, *body, ["经济成本指标", ""], ["每株成本", "≤80元"]])
    assert form.indicators[1].levels == ("成本指标", "经济成本指标")


def test_paths_in_the_column_of_levels_may_end_in_any_word() -> None:
    body = [["产出-数量", "补植行道树", "≥300株"], ["满意度-沿街商户", "商户满意度", "≥90%"]]
    form = one("项目绩效目标表", [["指标类型", "指标名称", "指标值"], *body])
    assert [row.levels for row in form.indicators] == [("产出", "数量"), ("满意度", "沿街商户")]


def test_the_second_level_in_brackets_behind_the_first() -> None:
    body = [["产出指标\n（数量）", "补植行道树", "≥300株"], ["满意度指标（必填）", "居民满意度", "≥90%"]]
    body.append(["效益（经济）", "商户增收", "≥8万元"])
    form = one("项目绩效目标表", [["指标分类", "具体指标", "指标要求"], *body])
    assert form.indicators[0].levels == ("产出指标", "数量")
    assert form.indicators[1].levels == ("满意度指标（必填）",)
    assert form.indicators[2].levels == ("效益", "经济")


def test_levels_numbered_in_characters_in_a_column() -> None:
    rows = [
        ["一", ("产出指标", 1, 2)],
        ["1", "补植行道树", "≥300株"],
        ["二", ("满意度指标", 1, 2)],
        ["1", "居民满意度", "≥90%"],
    ]
    form = one("项目绩效目标表", [["序号", "指标", "目标值"], *rows])
    assert [row.levels for row in form.indicators] == [("产出指标",), ("满意度指标",)]


def test_a_level_in_the_place_of_the_label_of_names() -> None:
    tables = [
        [["产出指标", "目标值", "权重"], ["补植行道树", "≥300株", "50"], ["修剪绿篱", "≥8公里", "30"]],
        [["满意度指标", "目标值", "权重"], ["居民满意度", "≥90%", "10"]],
    ]
    form = one("2026年项目绩效目标表", "项目名称：城区绿化", *tables)
    assert [(row.name, row.levels) for row in form.indicators] == [
        ("补植行道树", ("产出指标",)),
        ("修剪绿篱", ("产出指标",)),
        ("居民满意度", ("满意度指标",)),
    ]


def test_codes_in_front_of_all_names_and_levels() -> None:
    body = [["A1 产出指标", "C101 补植行道树", "≥300株"], ["A2 满意度指标", "C102 居民满意度", "≥90%"]]
    form = one("项目绩效目标表", [["一级指标", "三级指标", "指标值"], *body])
    assert [(row.name, row.levels) for row in form.indicators] == [
        ("补植行道树", ("产出指标",)),
        ("居民满意度", ("满意度指标",)),
    ]
    years = [["A1 产出指标", "2026 年度补植行道树", "≥300株"], ["A2 满意度指标", "居民满意度", "≥90%"]]
    form = one("项目绩效目标表", [["一级指标", "三级指标", "指标值"], *years])
    assert form.indicators[0].name.startswith("2026")


def test_words_of_levels_below_a_label_of_something_else_are_the_levels() -> None:
    """A cell that stands beside all rows takes no column of plain levels its place."""
    rows: list[list[Spec]] = [
        [("评价指标", 1, 2), "评价内容", "指标名称", "目标值", "分值"],
        [("年度目标（定量指标）", 4, 1), ("产出", 3, 1), ("数量指标", 2, 1), "修剪行道树", "2100", "30"],
        ["补植灌木", "95", "20"],
        ["质量指标", "苗木成活率", "98%", "30"],
        ["效益", "生态效益指标", "绿化覆盖率", "41%", "20"],
    ]
    form = one("2026年绿化养护绩效评价指标表", rows)
    assert [row.levels for row in form.indicators] == [
        ("产出", "数量指标"),
        ("产出", "数量指标"),
        ("产出", "质量指标"),
        ("效益", "生态效益指标"),
    ]


def test_a_second_level_with_the_words_of_a_label_of_the_head() -> None:
    rows: list[list[Spec]] = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        [("项目决策", 2, 1), "项目目标", "目标完整性", "完整"],
        ["项目立项", "立项规范性", "规范"],
        ["产出指标", "数量指标", "补植行道树", "≥300株"],
    ]
    form = one("2026年绿化项目绩效目标表", rows)
    assert form.indicators[0].levels == ("项目决策", "项目目标")
