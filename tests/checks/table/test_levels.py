"""Level paths before names and in goals."""

from auditor.authoring.cases import FormCase, submission
from auditor.authoring.scopes import TextExample
from auditor.checks.base import (
    Failed,
    Judgement,
)
from auditor.checks.shared.parameters import NoParams
from auditor.checks.table.levels import PathParams, judge_paths, judge_text_paths
from auditor.checks.units import FormUnit
from auditor.ruleset.loader import load_files

CONTEXT = load_files([]).context


def values(judgement: Judgement) -> list[dict[str, str]]:
    return [dict(hit.values) for hit in judgement.hits] if isinstance(judgement, Failed) else []


class TestLevels:
    def judge(self, *names: str, goal: str | None = None) -> list[dict[str, str]]:
        rows = [{"name": name} for name in names]
        judged = FormCase.model_validate({"indicators": rows, "goal": goal}).form()
        return values(judge_paths(FormUnit(submission(judged), judged), PathParams(), CONTEXT))

    def test_the_path_is_taken_from_the_goal(self) -> None:
        goal = "（1）产出-数量-改造户厕60座；（2）效益-社会效益-改善卫生"
        (told,) = self.judge("产出-质量-合格率", "效益-社会效益-改善卫生", "改造户厕", goal=goal)
        assert told["proper"] == "产出-数量-改造户厕"

    def test_forms_without_paths_are_silent(self) -> None:
        assert self.judge("改造户厕数量", "合格率", "产出-数量-户数") == []

    def test_goal_text(self) -> None:
        text = "（1）产出-数量-改厕60座；（2）满意度-群众满意"
        unit = TextExample.model_validate({"field": "goal", "text": text}).build()
        assert (
            values(judge_text_paths(unit, NoParams(), CONTEXT))[0]["proper"]
            == "满意度-服务对象满意度-群众满意"
        )
