"""Rows that hold a target and were not taken for indicators are counted and told."""

from auditor.forms.explain import explain
from auditor.model import Document
from tests.forms.building import LEXICONS, one, read, table

HEADER = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]
FIRST = ["产出指标", "数量指标", "疏浚沟渠长度", "≥12公里", "50"]
LAST = ["满意度指标", "服务对象满意度指标", "村民满意度", "≥90%", "50"]


def test_a_target_without_a_name_is_told():
    submission = read("项目绩效目标表", [HEADER, FIRST, ["", "", "", "≥30座", ""], LAST])
    (form,) = submission.forms
    assert [row.name for row in form.indicators] == ["疏浚沟渠长度", "村民满意度"]
    assert form.unread_rows == 1
    assert [(doubt.location.row, doubt.message.partition("：")[2]) for doubt in submission.doubts] == [
        (3, "有指标值，没有指标名称")
    ]


def test_another_target_below_a_merged_name_is_told():
    rows = [
        [("产出指标", 2, 1), ("数量指标", 2, 1), ("疏浚沟渠长度", 2, 1), "≥12公里", "30"],
        ["≥8公里", "20"],
    ]
    form = one("项目绩效目标表", [HEADER, *rows, LAST])
    assert [(row.value, row.weight_text) for row in form.indicators] == [("12", "50"), ("90", "50")]
    assert form.unread_rows == 1


def test_the_target_in_the_second_row_of_a_merged_name_is_read():
    rows = [
        [("产出指标", 2, 1), ("数量指标", 2, 1), ("疏浚沟渠长度", 2, 1), "", "30"],
        ["≥8公里", "20"],
    ]
    form = one("项目绩效目标表", [HEADER, *rows, LAST])
    assert (form.indicators[0].value, form.unread_rows) == ("8", 0)


def test_sums_signatures_and_notes_are_no_unread_rows():
    feet = [
        ["合计", "", "", "", "100"],
        ["填表人：某某", "", "联系电话", "12345678", ""],
        ["备注", "", "", "", ""],
    ]
    assert one("项目绩效目标表", [HEADER, FIRST, LAST, *feet]).unread_rows == 0


def test_what_was_not_read_is_explained():
    rows = [HEADER, FIRST, ["", "", "", "≥30座", ""], LAST]
    document = Document("a.docx", "docx", (table([["项目绩效目标表", "", "", "", ""], *rows]),))
    told = "\n".join(explain(document, LEXICONS))
    assert "另有1行像是指标，没有读出来" in told
    assert "像是指标，没有读出来：有指标值，没有指标名称" in told


def test_a_target_below_levels_without_a_name_is_told_and_a_mask_is_not() -> None:
    header = ["一级指标", "二级指标", "三级指标", "指标值"]
    rows = [["产出指标", "数量指标", "疏浚沟渠长度", "≥12公里"], ["产出指标", "成本指标", "", "≤50万元"]]
    assert one("沟渠疏浚项目绩效目标表", [header, *rows]).unread_rows == 1
    rows[-1][-1] = "≤**万元"
    assert one("沟渠疏浚项目绩效目标表", [header, *rows]).unread_rows == 0


def test_a_level_and_a_name_in_one_cell_before_the_target() -> None:
    header = ["一级指标", "二级指标", "三级指标", "指标值"]
    rows = [
        ["产出指标", "数量指标", "疏浚沟渠长度", "≥12公里"],
        ["产出指标", "成本指标：疏浚成本", "≤50万元", ""],
        ["管护成本", "≤20万元"],
    ]
    read = one("沟渠疏浚项目绩效目标表", [header, *rows]).indicators
    assert [(row.name, row.value) for row in read[1:]] == [("疏浚成本", "50"), ("管护成本", "20")]
