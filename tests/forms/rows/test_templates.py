"""Lines of the template that nobody filled in."""

from itertools import product

from auditor.forms.explain import explain
from auditor.model import Document
from tests.cases import every_case
from tests.forms.building import LEXICONS, one, paragraph, table

HEADER = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]
ROWS = [["产出指标", "数量指标", "清淤长度", "≥30公里", "50"], ["", "质量指标", "验收合格率", "≥98%", "50"]]


UNFILLED = [
    *product(["指标2", "指标2：", "……", "（请填写）"], [("", ""), ("≥", ""), ("", "0")]),
    ("无", ("", "")),
    ("三级指标", ("指标值", "")),
    ("指标名称", ("≥**%", "")),
    ("（填写三级指标）", ("（填写指标值）", "")),
    ("指标2：", ("指标值", "权重")),
]


@every_case(("name", "rest"), UNFILLED)
def test_a_line_without_name_and_target_is_none_of_the_indicators(name, rest):
    unfilled = ["", "时效指标", name, *rest]
    rows = [HEADER, *ROWS, unfilled, ["", "", "完工时间", "2026年10月底前", ""]]
    form = one("项目绩效目标表", rows)
    assert [i.name for i in form.indicators] == ["清淤长度", "验收合格率", "完工时间"]
    assert form.indicators[2].levels == ("产出指标", "时效指标")
    told = explain(Document("a.docx", "docx", (paragraph("项目绩效目标表"), table(rows))), LEXICONS)
    assert [line.strip() for line in told if "模板行" in line] == [
        f"第1个表格第4行第2列 没有填写的模板行：{' | '.join(each for each in unfilled if each)}"
    ]


def test_a_line_with_a_target_is_an_indicator_whatever_its_name():
    form = one("项目绩效目标表", [HEADER, *ROWS, ["", "时效指标", "指标2", "≥5处", ""]])
    assert [i.value for i in form.indicators] == ["30", "98", "5"]


def test_template_lines_are_not_taken_for_the_end_of_a_name():
    rows = [HEADER, *ROWS, ["", "", "指标3：", "", ""], ["", "", "……", "", ""]]
    document = Document("a.docx", "docx", (paragraph("项目绩效目标表"), table(rows)))
    assert not [line for line in explain(document, LEXICONS) if "下半截" in line]


def test_a_row_that_shows_how_one_is_filled_in_is_no_indicator() -> None:
    for led in ("（示例）", "例：", "【填写样例】"):
        form = one("项目绩效目标表", [HEADER, ["", "数量指标", f"{led}举办讲座", "≥5期", ""], *ROWS])
        assert [i.value for i in form.indicators] == ["30", "98"], led
    form = one("项目绩效目标表", [HEADER, *ROWS, ["", "质量指标", "条例：宣传到位率", "≥5%", ""]])
    assert len(form.indicators) == 3


def test_notes_in_brackets_below_the_header_are_no_row():
    notes = ["（按类别填）", "（按类别填）", "（指标名称）", "（含符号和单位）", "（合计100）"]
    form = one("项目绩效目标表", [HEADER, notes, *ROWS])
    assert [i.name for i in form.indicators] == ["清淤长度", "验收合格率"]
