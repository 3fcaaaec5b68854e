from __future__ import annotations

from auditor.authoring.scopes import FormExample
from auditor.checks.base import Hit
from auditor.checks.shared.written import told_once, written

FORM = {
    "kind": "self_review",
    "project": "渡口修缮",
    "goal": "完成渡口修缮三处",
    "indicators": [{"name": "修缮渡口数量", "value": 3, "unit": "处", "actual": "已修缮三处"}],
    "table": [
        ["项目名称", "渡口修缮"],
        ["年度目标", "完成渡口修缮三处"],
        ["其中：本级资金", "30"],
        ["项目名称", "3"],
    ],
}


def test_results_and_the_labels_of_a_table_are_written_too_and_each_once() -> None:
    found = written(FormExample.model_validate(FORM).build())
    assert [(each.text, each.field, each.row) for each in found.snippets[3:]] == [
        ("已修缮三处", "actual", 1),
        ("项目名称", None, None),
        ("年度目标", None, 1),  # in the line of the row
        ("其中：本级资金", None, None),
    ]


def test_a_cell_does_not_tell_again_what_a_text_told() -> None:
    hits = [Hit({"wrong": "布署"}, field="goal"), Hit({"wrong": "布署"}), Hit({"wrong": "渡囗"})]
    assert list(told_once(hits)) == [hits[0], hits[2]]


def test_a_cell_is_called_by_the_label_beside_it() -> None:
    table = [["其中：自筹资金：", "30万30万（两村合筹）"], ["村道名称、起止地点和修缮里程", "北渡一段"]]
    found = written(FormExample.model_validate(FORM | {"table": table}).build())
    called = {each.text: each.label for each in found.snippets}
    assert called["30万30万（两村合筹）"] == "“其中：自筹资金”一栏"
    assert called["北渡一段"] == called["其中：自筹资金："] == "表格"
