"""The same goods in the same numbers in two projects, and what is no such pair."""

from __future__ import annotations

from auditor.authoring.scopes import SubmissionExample
from auditor.checks.base import NOT_APPLICABLE, Failed, Judgement
from tests.checks.single_rows import judged_by

_GOALS = ("购置救生衣300件、航标灯24盏，改造候船亭12座。", "更新救生衣300件、航标灯24盏、候船亭12座。")


def _judged(*forms: tuple[str, str]) -> Judgement:
    cases = [
        {"project": project, "goal": goal, "indicators": [{"name": "船员满意度", "value": "90", "unit": "%"}]}
        for project, goal in forms
    ]
    return judged_by("same-goods", SubmissionExample.model_validate({"forms": cases}).build())


def test_both_projects_and_the_goods_are_named() -> None:
    found = _judged(("渡口改造", _GOALS[0]), ("水上安全", _GOALS[1]))
    assert isinstance(found, Failed)
    values = found.hits[0].values
    assert (values["project"], values["other_project"], values["count"]) == ("渡口改造", "水上安全", "3")


def test_a_list_of_many_forms_one_form_and_one_name_are_no_pair() -> None:
    many = [(f"第{number}渡口改造", _GOALS[0]) for number in "一二三四五六"]
    assert not isinstance(_judged(*many), Failed)
    assert not isinstance(_judged(("渡口改造", _GOALS[0]), ("渡口 改造", _GOALS[1])), Failed)
    assert _judged(("渡口改造", _GOALS[0])) is NOT_APPLICABLE
    assert not isinstance(_judged(("渡口改造", _GOALS[0]), ("水上安全", "")), Failed)
