"""Slips of the pen, tenses and punctuation."""

import pytest

from auditor.authoring.scopes import SubmissionExample, TextExample
from auditor.checks.base import (
    Failed,
    Judgement,
    Passed,
)
from auditor.checks.shared.parameters import NoParams
from auditor.checks.texts.boilerplate import TenseParams, judge_tense
from auditor.checks.texts.formatting import HalfWidthParams, judge_half_width
from auditor.checks.texts.wording import (
    BracketParams,
    judge_brackets,
    judge_confusions,
    judge_doubled,
    judge_punctuation,
)
from auditor.checks.units import TextUnit
from auditor.language.texts.brackets import BracketFault
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CONTEXT = load_files([]).context


def text(words: str, field: str = "basis", year: int | None = None) -> TextUnit:
    return TextExample.model_validate({"field": field, "text": words, "year": year}).build()


def values(judgement: Judgement) -> list[dict[str, str]]:
    return [dict(hit.values) for hit in judgement.hits] if isinstance(judgement, Failed) else []


def test_text_outside_the_forms_is_read_once() -> None:
    goal = "统一布署全年造林任务三千亩"
    raw = {"forms": [{"project": "造林", "goal": goal}], "paragraphs": [goal, "截止2024年底已完成验收工作"]}
    unit = SubmissionExample.model_validate(raw).build()
    assert [v["wrong"] for v in values(judge_confusions(unit, NoParams(), CONTEXT))] == ["截止"]


def test_a_word_of_the_lexicon_is_not_told_as_doubled_too() -> None:
    unit = text("办理来电来电诉求", "goal")
    assert values(judge_doubled(unit, NoParams(), CONTEXT)) == []
    assert [v["right"] for v in values(judge_confusions(unit, NoParams(), CONTEXT))] == ["来电来访"]


@every_case("words", ["巡河，；清淤", "巡河。。清淤", "、巡河", "巡河：，清淤", "巡河;；清淤"])
def test_stray_punctuation(words: str) -> None:
    assert isinstance(judge_punctuation(text(words, "goal"), NoParams(), CONTEXT), Failed)


@pytest.mark.parametrize("words", ["巡河……清淤", "巡河；“清淤”。", "目标：（1）巡河", "比例1:2，3.5公里"])
def test_legal_punctuation(words: str) -> None:
    assert isinstance(judge_punctuation(text(words, "goal"), NoParams(), CONTEXT), Passed)


@every_case(
    ("words", "told"),
    [
        ("积极开展了护林宣传", ["积极开展了"]),
        ("1.完成了改厕任务；2.群众满意", ["完成了"]),
        ("了解群众需求，为了安全", []),
        ("改造管网12公里；建设泵站3座，改善了供水条件；新建蓄水池2座", []),
        ("在完成了改厕的基础上提档", []),
        ("开展护林宣传12次", []),
    ],
)
def test_goals_in_the_past_tense(words: str, told: list[str]) -> None:
    assert [v["told"] for v in values(judge_tense(text(words, "goal"), TenseParams(), CONTEXT))] == told


@every_case(
    ("goal", "count"),
    [
        ("巡河,清淤,保洁,护坡;保障行洪。", "4"),
        ("巡河,清淤；保洁，护坡。", None),  # here and there one
        ("巡河,清淤,保洁,护坡;保障行洪", None),  # no full-width mark at all: the way the file is typed
        ("指标1:巡河12次。指标2:清淤3处。指标3:保洁5段。指标4:护坡2处。", None),
        ("，".join(["巡河,清淤"] * 10) + "，，，", "10"),
    ],
)
def test_half_width_punctuation_is_told_once_where_it_is_many(goal: str, count: str | None) -> None:
    unit = SubmissionExample.model_validate(
        {"forms": [{"project": "护河,护堤,护林,护路", "goal": goal}]}
    ).build()
    told = values(judge_half_width(unit, HalfWidthParams(), CONTEXT))
    assert [each["count"] for each in told] == ([count] if count else [])


def test_quotation_marks_are_told_by_name_and_brackets_as_they_are() -> None:
    params = BracketParams(faults=(BracketFault.UNCLOSED,), called={"“": "前引号", "”": "后引号"})
    unit = text("推行“一件事一次办，设综合窗口（12个。", "goal")
    told = [(hit["sign"], hit["partner"]) for hit in values(judge_brackets(unit, params, CONTEXT))]
    assert told == [("前引号", "后引号"), ("（", "）")]


@every_case(
    ("words", "fault"),
    [
        ("按照《渡口值守工作布署方案》执行", "cited"),
        ("《渡口值守方案》布署了全年工作", "written"),
        ("做好渡口值守布署", "written"),
    ],
)
def test_a_slip_in_the_name_of_a_document_may_be_the_documents_own(words: str, fault: str) -> None:
    judgement = judge_confusions(text(words), NoParams(), CONTEXT)
    assert isinstance(judgement, Failed)
    assert [hit.fault for hit in judgement.hits] == [fault]
