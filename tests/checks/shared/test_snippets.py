from __future__ import annotations

from auditor.authoring.scopes import FormExample, SubmissionExample, TextExample
from auditor.checks.shared.snippets import Snippet, snippets
from auditor.model import Location

FORM = {
    "project": "渡口修缮",
    "goal": "完成渡口修缮三处",
    "indicators": [
        {"name": "修缮渡口数量", "operator": "≥", "value": 3, "unit": "处"},
        {"name": "渡口面貌", "operator": "定性", "value": "明显改善"},
    ],
}


def test_a_text_is_its_passage() -> None:
    (only,) = snippets(TextExample.model_validate({"field": "goal", "text": "完成渡口修缮"}).build())
    assert (only.text, only.field, only.row) == ("完成渡口修缮", "goal", None)


def test_a_form_is_its_name_its_texts_its_names_and_its_words() -> None:
    found = list(snippets(FormExample.model_validate(FORM).build()))
    assert [(each.text, each.field, each.row) for each in found] == [
        ("渡口修缮", "project", None),
        ("完成渡口修缮三处", "goal", None),
        ("修缮渡口数量", "name", 1),
        ("渡口面貌", "name", 2),
        ("明显改善", "value", 2),  # numbers are no words
    ]


def test_what_stands_outside_the_forms_is_running_text_of_some_length() -> None:
    raw = {"forms": [FORM], "paragraphs": ["说明", "完成渡口修缮三处", "渡口修缮由乡镇组织实施并验收"]}
    (only,) = snippets(SubmissionExample.model_validate(raw).build())
    assert only.text == "渡口修缮由乡镇组织实施并验收"
    assert only.field is None


def test_a_hit_quotes_a_short_text_whole_and_a_long_one_around_it() -> None:
    short = Snippet("渡口渡口修缮", Location(line=1), "goal", "目标")
    assert short.hit(0, 4).evidence[0].text == "渡口渡口修缮"
    long = Snippet("甲" * 60 + "渡口渡口" + "乙" * 60, Location(line=1), "goal", "目标")
    (evidence,) = long.hit(60, 64, before=5, after=5).evidence
    assert "渡口渡口" in evidence.text
    assert len(evidence.text) < 30
    assert evidence.text in long.text


def test_an_edit_replaces_the_words_of_its_span() -> None:
    edit = Snippet("渡口渡口修缮", Location(line=1)).edit(0, 4, "渡口")
    assert (edit.start, edit.old, edit.new) == (0, "渡口渡口", "渡口")
