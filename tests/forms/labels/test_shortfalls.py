"""Labels of what was not reached or went wrong, and what stands below them."""

from __future__ import annotations

from auditor.forms.labels.lexicon import labels_of
from auditor.model import FormKind
from auditor.ruleset import load_ruleset
from tests.forms.building import read

SHORTFALLS = (
    "存在的主要问题和原因", "未完成的绩效目标", "偏差大或目标未完成原因分析", "存在的不足",
    "自评发现的问题及整改措施", "未实施情况及原因", "偏离绩效目标的原因和下一步改进措施",
)  # fmt: skip
OTHERS = (
    "其他需要说明的问题",
    "拟解决的关键问题",
    "完成的绩效目标",
    "问题道路整治长度",
    "偏差率",
    "改进措施",
)
TITLE = "渡口修缮情况表"
COLUMNS = ["指标", "目标值", "完成情况"]


def test_labels_of_shortfalls_whatever_they_are_made_of() -> None:
    labels = labels_of(load_ruleset().lexicons)
    assert [text for text in SHORTFALLS if not labels.shortfall.fullmatch(text)] == []
    assert [text for text in OTHERS if labels.shortfall.fullmatch(text)] == []
    assert {hit.field for text in SHORTFALLS if (hit := labels.field(text))} == {"other"}


def test_nothing_is_an_answer_to_what_went_wrong_alone() -> None:
    rows = [["修缮渡口", "3处", "2处"], ["存在的主要问题和原因", "无", ""], ["其他需要说明的问题", "无", ""]]
    (form,) = read("渡口修缮自评表", [COLUMNS, *rows]).forms
    assert [(each.label, each.text) for each in form.passages] == [("存在的主要问题和原因", "无")]


def test_a_form_that_asks_what_went_wrong_looks_back_on_few_results() -> None:
    rows = [["修缮渡口", "3处", "2处"], ["更换缆绳", "12根", ""], ["渡客满意度", "≥90%", ""]]
    (form,) = read(TITLE, [COLUMNS, *rows, ["存在的不足", "无", ""]]).forms
    assert form.kind is FormKind.SELF_REVIEW
    (form,) = read(TITLE, [COLUMNS, *rows]).forms
    assert form.kind is FormKind.PROJECT
