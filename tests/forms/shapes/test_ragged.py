"""Rows whose cells begin a sliver beside those of other rows."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from auditor.forms.lines import lines_of
from auditor.forms.shapes.ragged import straightened
from auditor.model import Cell, Document, Location, Table
from tests.forms.building import one, target

TEXTS = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "清淤长度", "≥30公里", "31公里", "40", "40"],
    ["产出指标", "质量指标", "验收合格率", "≥98%", "99%", "30", "30"],
    ["产出指标", "时效指标", "按期完工率", "100%", "90%", "20", "15"],
    ["效益指标", "社会效益指标", "受益居民数", "≥5000人", "5100人", "10", "10"],
]


def _ragged(shifts: list[list[int]]) -> Table:
    """Columns three wide, of which each may begin one later in a row."""
    cells = []
    for row, (texts, moved) in enumerate(zip(TEXTS, shifts, strict=True), start=1):
        starts = [1, *(1 + 3 * n + by for n, by in enumerate(moved, start=1))]
        ends = [*(start - 1 for start in starts[1:]), 3 * len(texts)]
        for text, start, end in zip(texts, starts, ends, strict=True):
            place = Location(table=1, row=row, column=start)
            cells.append(Cell(text, row, start, place, 1, end - start + 1))
    return Table(tuple(cells), Location(table=1))


@given(st.lists(st.lists(st.integers(0, 1), min_size=6, max_size=6), min_size=5, max_size=5))
def test_slivers_beside_a_column_make_no_difference(shifts):
    form = one("项目支出绩效自评表", _ragged(shifts))
    assert [(i.name, target(i)[1], i.actual, i.weight, i.score) for i in form.indicators] == [
        ("清淤长度", "30", "31公里", 40, 40),
        ("验收合格率", "98", "99%", 30, 30),
        ("按期完工率", "100", "90%", 20, 15),
        ("受益居民数", "5000", "5100人", 10, 10),
    ]


def test_cells_that_stand_beyond_their_column_stay_where_they_are():
    rows = [[1, 1, 1, 3], [1, 1, 1, 3], [2, 2, 1, 1]]
    cells = [
        Cell(f"{row}{at}", row, start + 1, Location(table=1, row=row, column=start + 1), 1, span)
        for row, spans in enumerate(rows, start=1)
        for at, (start, span) in enumerate(zip(accumulate([0, *spans]), spans, strict=False))
    ]
    document = Document("invented", "docx", (Table(tuple(cells), Location(table=1)),))
    lines = list(lines_of(document))
    assert list(straightened(lines)) == lines


def test_a_heading_with_as_many_cells_as_a_line_of_the_head_is_not_moved():
    head = [[(label, 1, 2), (text, 1, 2), "实施单位", ("水务中心", 1, 2)] for label, text in (
        ("项目名称", "河道整治"), ("主管部门", "水务局"), ("项目类型", "经常性项目"))]  # fmt: skip
    header = [
        [("指标内容", 1, 3), "应达目标", ("年度目标值（分乡镇）", 1, 2), "应达目标"],
        ["一级指标", "二级指标", "三级指标", "符号", "柳溪镇", "枫桥镇", "计量单位"],
    ]
    rows = [
        ["产出指标", "数量指标", "清淤长度", "≥", "30", "20", "公里"],
        ["产出指标", "质量指标", "验收合格率", "≥", "95", "95", "%"],
        ["效益指标", "社会效益指标", "受益居民数", "≥", "5000", "3000", "人"],
    ]
    form = one("项目绩效目标表", [*head, *header, *rows])
    assert [(i.name, i.locality, i.value) for i in form.indicators] == [
        ("清淤长度", "柳溪镇", "30"),
        ("清淤长度", "枫桥镇", "20"),
        ("验收合格率", "柳溪镇、枫桥镇", "95"),
        ("受益居民数", "柳溪镇", "5000"),
        ("受益居民数", "枫桥镇", "3000"),
    ]
