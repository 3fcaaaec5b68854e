"""Figures that sentences tell as results."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import PASSED
from auditor.checks.results.reading.spoken import spoken_figure
from auditor.model import Confidence
from tests.cases import every_case
from tests.checks.forms_of_cases import row_unit
from tests.checks.single_rows import CONTEXT, judged_by, only_hit


@every_case(
    ("name", "unit", "text", "told"),
    [
        ("检修渡船艘数", "艘", "全年检修渡船9艘，完成率75%", "9"),
        ("渡运客流", "万人次", "全年渡运旅客61000人次", "6.1"),
        ("检修渡船艘数", "艘", "检修渡船9艘，其中客渡船4艘", None),
        ("检修渡船艘数", "艘", "检修渡船9艘、更换缆绳30根", None),  # one may be told of the other
        ("检修渡船艘数", "艘", "检修渡船约9艘", None),
        ("检修渡船艘数", "艘", "检修渡船比上年增加3艘", None),
        ("检修渡船艘数", "艘", "每季度检修3艘", None),
        ("检修渡船艘数", "艘", "检修渡船9艘以上", None),
        ("渡客满意度", "%", "经调查，渡客满意度为88%", "88"),
        ("渡客满意度", "%", "调查渡客300人，满意度为88%", "88"),
        ("渡客满意度", "%", "问卷回收率为88%", None),
        ("渡客满意度", "%", "满意度较上年提高8%", None),
        ("检修渡船艘数", "", "检修渡船9艘", None),
        ("检修渡船艘数", "艘", "全部检修完毕", None),
        ("检修渡船艘数", "艘", "", None),
    ],
)
def test_the_only_figure_that_can_be_meant(name: str, unit: str, text: str, told: str | None) -> None:
    row = row_unit(kind="self_review", name=name, value="12", unit=unit, actual=text).indicator
    assert spoken_figure(row, text, CONTEXT) == (None if told is None else Decimal(told))


def test_full_marks_beside_a_sentence_that_falls_short_are_likely_wrong() -> None:
    row = {"name": "检修渡船艘数", "operator": "≥", "value": "12", "unit": "艘", "weight": 20, "score": 20}
    told = row_unit(kind="self_review", **row, actual="全年检修渡船9艘")
    hit = only_hit(judged_by("self-review-score", told))
    assert (hit.fault, hit.confidence, hit.values["due"]) == ("full", Confidence.LIKELY, "15")
    done = row_unit(kind="self_review", **row, actual="全年检修渡船12艘")
    assert judged_by("self-review-score", done) is PASSED
