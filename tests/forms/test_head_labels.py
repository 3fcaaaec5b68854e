"""Labels of the head that no list holds, and what stands beside labels without being theirs."""

from __future__ import annotations

from auditor.model import Form, FormKind, PassageField
from tests.cases import every_case
from tests.forms.building import Spec, one, read

TITLE = "2026年项目支出绩效目标表"
TABLE: list[list[Spec]] = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "补种海草面积", "≥40亩"],
]


def form_of(*head: list[Spec], title: str = TITLE) -> Form:
    return one(title, [*head, *TABLE])


def test_the_subject_in_front_and_the_word_for_a_text_behind_may_vary() -> None:
    labels = {
        "专项年度绩效目标": PassageField.GOAL,
        "政策年度目标": PassageField.GOAL,
        "专项长期绩效目标": PassageField.LONG_TERM_GOAL,
        "专项实施内容": PassageField.OVERVIEW,
        "部门职能职责概述": PassageField.OVERVIEW,
        "补助资金申报依据": PassageField.BASIS,
    }
    read_as = {label: form_of([label, ("补种海草，恢复海湾藻场", 1, 3)]).passages for label in labels}
    assert {label: [each.field for each in found] for label, found in read_as.items()} == {
        label: [field] for label, field in labels.items()
    }


def test_duties_of_a_department_tell_that_it_is_a_departments_form() -> None:
    assert form_of(["部门职能职责概述", ("海域巡护", 1, 3)], title="绩效目标表").kind is FormKind.DEPARTMENT


def test_the_first_name_of_a_list_is_not_the_forms() -> None:
    tasks: list[list[Spec]] = [
        [("年度履职目标", 3, 1), "年度目标任务", "支出项目名称", "预算金额（万元）"],
        ["保障藻场修复", "海草补种", "42"],
        ["保障日常巡护", "巡护船维修", "11"],
    ]
    title = "2026年部门整体支出绩效目标表"
    assert form_of(["部门名称", ("某县海域站", 1, 3)], *tasks, title=title).project is None
    assert form_of(["部门名称", ("某县海域站", 1, 3)], *tasks[:2], title=title).project == "海草补种"


def test_a_header_of_names_is_no_name() -> None:
    table: list[list[Spec]] = [
        ["序号", "单位名称", "展会名称", "金额"],
        ["1", "某县海域站", "海洋日展览", "6"],
        ["2", "某县渔政站", "放鱼节", "5"],
    ]
    form = form_of(["主管部门", ("某县海洋局", 1, 3)], *table)
    assert (form.issuer, form.department) == (None, "某县海洋局")


def test_points_and_sums_beside_labels_of_texts_are_no_texts() -> None:
    form = form_of(
        [("预期目标", 1, 2), "目标实际完成情况", "20"],
        [("补种海草40亩", 1, 2), ("补种海草42亩", 1, 2)],
        title="2025年项目支出绩效自评表",
    )
    assert [each.text for each in form.passages] == ["补种海草40亩", "补种海草42亩"]


def test_labels_beside_labels_of_money_are_no_unreadable_amounts() -> None:
    cases = ["（一）财政拨款小计", "纳入专户的收入：", "按性质分：36.5", "□专项 □基建"]
    lines: list[list[Spec]] = [["年度资金总额（万元）", (text, 1, 3)] for text in cases]
    doubts = [[doubt.message for doubt in read(TITLE, [line, *TABLE]).doubts] for line in lines]
    assert doubts == [[]] * len(cases)


def test_words_for_an_amount_are_doubted() -> None:
    submission = read(TITLE, [["年度资金总额（万元）", ("详见附件", 1, 3)], *TABLE])
    assert len(submission.doubts) == 1


@every_case(
    "line",
    ["表-2项目名称：桥梁维修　单位：万元", "附件1项目名称：桥梁维修", "项目名称：桥梁维修。年初预算40万元。"],
)
def test_a_number_of_the_table_before_a_label_and_sentences_behind_a_name_are_no_part_of_it(
    line: str,
) -> None:
    rows = [["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "维修桥梁", "≥12座"]]
    assert one("项目绩效目标表", line, rows).project == "桥梁维修"
