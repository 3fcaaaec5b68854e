"""Marks of a template that nobody replaced."""

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.authoring.scopes import FormExample
from auditor.checks.base import Failed, Judgement
from auditor.checks.shared.parameters import NoParams
from auditor.checks.table.placeholders import judge_placeholders
from auditor.checks.units import FormUnit
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CONTEXT = load_files([]).context


def values(judgement: Judgement) -> list[dict[str, str]]:
    return [dict(hit.values) for hit in judgement.hits] if isinstance(judgement, Failed) else []


@every_case(
    ("goal", "marks"),
    [
        ("培训XX人次", ["XX"]),
        ("完成××项目", ["××"]),
        ("依据《》开展工作", ["《》"]),
        ("目标值待定", ["待定"]),
        ("{项目名称}按期完成", ["{项目名称}"]),
        ("null", ["null"]),
        ("/", ["/"]),
        ("**重点任务**按期完成", []),
        ("确定待定点医院名单，XXL工装12套", []),
        ("24×7值守", []),
    ],
)
def test_placeholders(goal: str, marks: list[str]) -> None:
    judged = FormCase(goal=goal).form()
    judgement = judge_placeholders(FormUnit(submission(judged), judged), NoParams(), CONTEXT)
    assert [told["mark"] for told in values(judgement)] == marks


@every_case(
    ("name", "mark"),
    [
        ("新建泵站(≥座)", "(≥座)"),
        ("护林防火标牌（ ≤ 块 ）", "（ ≤ 块 ）"),
        ("残疾人托养补助标准(=元/人·月)", "(=元/人·月)"),
        ("档案库房改造（不少于平方米）", "（不少于平方米）"),
        ("便民服务点(≥)", "(≥)"),
        ("烈士纪念设施修缮≥处", "≥处"),
        ("渔船改造(≥40艘)", None),
        ("学生体质达标率（≥国家标准）", None),
        ("气象灾害预警信息发布（>红色）", None),
        ("供销网点数量（个）", None),
    ],
)
def test_a_sign_with_a_unit_and_no_number_waits_for_it(name: str, mark: str | None) -> None:
    case = {"name": name, "operator": "≥", "value": "40"}
    form = FormCase.model_validate({"project": "基层设施", "indicators": [case]}).form(1)
    told = values(judge_placeholders(FormUnit(submission(form), form), NoParams(), CONTEXT))
    assert [each["mark"] for each in told] == [mark] * bool(mark)


@pytest.mark.parametrize("field", ["name", "value"])
def test_a_lone_dash_is_a_blank_and_no_placeholder(field: str) -> None:
    case = {"name": "改厕数量", "operator": "≥", "value": "40", field: "-"}
    form = FormCase.model_validate({"project": "农村改厕", "indicators": [case]}).form(1)
    assert values(judge_placeholders(FormUnit(submission(form), form), NoParams(), CONTEXT)) == []


@every_case(
    ("form", "told"),
    [
        ({"indicators": [{"name": "改厕户数（≥**户）", "value": "40", "unit": "户"}]}, "name-filled"),
        ({"indicators": [{"name": "改厕户数（≥**）", "value": "40"}]}, "name-filled"),
        ({"indicators": [{"name": "改厕户数（≥**户）", "value": "40"}]}, "name-unit"),
        (
            {"indicators": [{"name": "改厕户数(≥**户)", "value": "40", "unit": "户", "named_unit": True}]},
            "name-unit",
        ),
        ({"indicators": [{"name": "改厕户数（≥**户）", "value": ""}]}, "name"),
        ({"indicators": [{"name": "改厕户数（≥**户）", "value": "**"}]}, "name value"),
        ({"indicators": [{"name": "改厕户数≥**户", "value": "40"}]}, "name-unit"),
        ({"indicators": [{"name": "改厕户数≥**户", "value": "40", "unit": "户"}]}, "name-filled"),
        ({"indicators": [{"name": "指标1", "value": "40"}]}, "row-name"),
        ({"other": "说明存在的问题，请逐条列明。（200字以内）"}, "untold"),
        ({"other": "改厕40户，验收合格38户。（200字以内）"}, "instruction"),
        ({"overview": "改厕（）户。"}, "doubtful"),
        ({"goal": "完成**任务，群众满意。"}, "text"),
    ],
)
def test_each_kind_of_remnant_is_a_fault_of_its_own(form: dict[str, object], told: str) -> None:
    judged = FormCase.model_validate(form).form()
    judgement = judge_placeholders(FormUnit(submission(judged), judged), NoParams(), CONTEXT)
    assert isinstance(judgement, Failed)
    assert [hit.fault for hit in judgement.hits] == told.split()


@every_case(
    ("goal", "left"),
    [
        ("改厕40户。\n村委主任：何××   会计：", 0),
        ("改厕40户。\n经办人：欧阳××", 0),
        ("改厕40户。\n经办人：何***", 0),
        ("改厕××户。", 1),
        ("改厕户数：约××户。", 1),
        ("改厕××户。\n经办人：何××", 1),
    ],
)
def test_the_name_of_who_signs_is_hidden_and_not_left_open(goal: str, left: int) -> None:
    form = FormCase.model_validate({"goal": goal, "indicators": []}).form()
    told = values(judge_placeholders(FormUnit(submission(form), form), NoParams(), CONTEXT))
    assert len(told) == left


def test_a_name_is_proposed_without_the_brackets_of_the_template() -> None:
    row = {"name": "改厕户数（含公厕）（≥**户）", "value": "40", "unit": "户"}
    judged = FormCase.model_validate({"indicators": [row]}).form()
    (told,) = values(judge_placeholders(FormUnit(submission(judged), judged), NoParams(), CONTEXT))
    assert (told["piece"], told["proper"]) == ("（≥**户）", "改厕户数（含公厕）")


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (["**区第三苗圃", "苗木采购≤**800元", "合同号5***7"], True),
        (["栽植**株", "浇水**次", "补植**株"], False),  # a template's blanks
        (["2025年苗圃", "苗木采购≤**800元"], False),
    ],
)
def test_stars_throughout_are_masks_and_asked_about_once(cells: list[str], asked: bool) -> None:
    goal = "补植**株，按期完成养护"
    unit = FormExample.model_validate({"goal": goal, "table": [[each] for each in [*cells, goal]]}).build()
    judgement = judge_placeholders(unit, NoParams(), CONTEXT)
    assert isinstance(judgement, Failed)
    assert [hit.fault for hit in judgement.hits] == (["masked"] if asked else ["text"])
