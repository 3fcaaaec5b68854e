"""Tables typed as lines of text."""

from tests.forms.building import one, read, target

ROWS = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "维修书架", "≥12组"],
    ["产出指标", "质量指标", "书架完好率", "≥98%"],
    ["满意度指标", "服务对象满意度", "读者满意度", "≥90%"],
]
TITLE, PROJECT = "书架维修项目绩效目标表", "项目名称：书架维修"


def test_cells_between_bars_tabs_and_commas() -> None:
    bars = ["| " + " | ".join(row) + " |" for row in ROWS]
    for lines in (
        [bars[0], "| --- | :--- | ---: | --- |", *bars[1:]],
        ["｜".join(row) for row in ROWS],
        ["\t".join(row) for row in ROWS],
        [",".join(row) for row in ROWS],
        ["；".join(row) for row in ROWS],
    ):
        form = one(TITLE, PROJECT, *lines, "联系人：林某")
        assert (form.project, [row.name for row in form.indicators]) == (
            "书架维修",
            ["维修书架", "书架完好率", "读者满意度"],
        ), lines[0]
        assert (form.indicators[0].levels, target(form.indicators[0])) == (
            ("产出指标", "数量指标"),
            ("≥", "12", "组"),
        )


def test_blank_cells_at_the_edges_and_commas_in_numbers() -> None:
    rows = [
        [*ROWS[0], "备注"],
        ["产出指标", "数量指标", "整理图书", "≥12,500册", "含期刊"],
        ["", "质量指标", "书架完好率", "≥98%", ""],
        ["满意度指标", "服务对象满意度", "读者满意度", "≥90%", ""],
    ]
    expected = ["整理图书", "书架完好率", "读者满意度"]
    wrong = {}
    for mark in ("|", "\t", ","):
        form = one(TITLE, PROJECT, *(mark.join(row) for row in rows))
        found = [row.name for row in form.indicators], form.indicators[1].levels
        if found != (expected, ("产出指标", "质量指标")):
            wrong[mark] = found
    assert not wrong


def test_the_table_ends_with_the_first_line_of_other_cells() -> None:
    lines = [",".join(row) for row in ROWS]
    form = one(TITLE, PROJECT, *lines, "说明，指标值，按年度填写")
    assert len(form.indicators) == 3


def test_a_sentence_with_commas_and_a_header_alone_stay_text() -> None:
    for text in ("请填写一级指标，三级指标，指标值，并注明来源。", "三级指标,指标值,权重"):
        assert read(TITLE, text, "另行通知。").forms == () or not read(TITLE, text).forms[0].indicators
