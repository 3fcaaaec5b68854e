"""A promise that cannot be looked for is told by the text that was not read, and by no other."""

from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import Undetermined
from auditor.checks.links.promises import PromiseParams, promises_of
from auditor.checks.units import FormUnit
from auditor.model import PassageField
from auditor.ruleset.loader import load_files


def test_the_text_that_is_missing_is_named() -> None:
    case = {"project": "渠道清淤", "goal": "清淤渠道30公里。", "indicators": [{"name": "清淤渠道长度"}]}
    form = FormCase.model_validate(case).form(1)
    judged = promises_of(
        FormUnit(submission(form), form),
        PromiseParams(fields=(PassageField.OVERVIEW,)),
        load_files([]).context,
    )
    assert judged == Undetermined("没有读到项目概况的文字")
