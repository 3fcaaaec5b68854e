"""A general goal above goals with numbers."""

from __future__ import annotations

from auditor.checks.base import Failed, Judgement, Passed
from auditor.checks.units import TextUnit
from auditor.model import Confidence, Document, Form, FormKind, Location, Passage, PassageField, Submission
from tests.checks.single_rows import judged_by

VAGUE = "进一步提升渡运服务水平，促进渡口高质量发展。"
COUNTED = "新建候船亭4座，检修渡船6艘。"


def judged(at: int, *texts: str) -> Judgement:
    passages = tuple(
        Passage(PassageField.GOAL, f"目标{n}", text, Location(line=n)) for n, text in enumerate(texts)
    )
    form = Form(1, FormKind.PROJECT, "绩效目标表", Location(), passages=passages)
    return judged_by(
        "vague-goal", TextUnit(Submission(Document("a.txt", "text", ()), (form,)), form, passages[at])
    )


def test_a_general_goal_is_not_vague_above_parts_that_count() -> None:
    assert isinstance(judged(0, VAGUE), Failed)
    assert isinstance(judged(0, VAGUE, COUNTED), Passed)
    assert isinstance(judged(0, VAGUE, VAGUE), Failed)


def test_a_vague_part_beside_one_that_counts_is_only_asked_about() -> None:
    judgement = judged(1, COUNTED, VAGUE)
    assert isinstance(judgement, Failed)
    assert {hit.confidence for hit in judgement.hits} == {Confidence.ASK}


def test_what_a_task_does_is_not_told_as_vague() -> None:
    judgement = judged(0, "切实保障渡运，促进水上交通发展，增强船员意识。完成候船亭提档升级。")
    assert isinstance(judgement, Failed)
    (hit,) = judgement.hits
    assert "提档升级" not in hit.values["phrases"]
    assert "切实保障" in hit.values["phrases"]
