"""How self-reviews state their grade and their total."""

from __future__ import annotations

from auditor.checks.shared.grading import GradingWords
from auditor.config.lexicons import Lexicons
from tests.cases import every_case

WORDS = Lexicons().load("grading", GradingWords)
GRADES = ("优", "良", "良好", "合格", "不合格")


@every_case(
    ("label", "score", "grade"),
    [
        ("自评总分", True, False),
        ("项目自评得分合计（百分制）", True, False),
        ("综合评价结果等级", False, True),
        ("考核档次", False, True),
        ("评价结果", False, False),
        ("得分率", False, False),
    ],
)
def test_labels_are_known_whole(label: str, score: bool, grade: bool) -> None:
    found = WORDS.score_label.fullmatch(label), WORDS.grade_label.fullmatch(label)
    assert tuple(map(bool, found)) == (score, grade)


@every_case(
    ("text", "grade"),
    [
        ("经自评，等级评定为“良好”。", "良好"),
        ("评价结论：不合格", "不合格"),
        ("评价结果是优秀的", None),  # the word goes on
        ("等级为甲。", None),
    ],
)
def test_a_sentence_gives_a_grade_that_is_one(text: str, grade: str | None) -> None:
    found = WORDS.graded(GRADES).search(text)
    assert (found and found["grade"]) == grade


@every_case(
    ("text", "grade"),
    [
        ("自评得分为__分，等级为良", "良"),
        ("总分：    等次：优", "优"),
        ("得分91分，等级为优", None),
    ],
)
def test_a_grade_beside_a_blank_score_is_found(text: str, grade: str | None) -> None:
    found = WORDS.unscored(GRADES).search(text)
    assert (found and found["grade"]) == grade


def test_the_figure_of_a_total_is_read() -> None:
    found = WORDS.points.search("综合总得分为 92.5 分")
    assert found is not None
    assert found[1] == "92.5"
    assert WORDS.points.search("得分尚未核定") is None
