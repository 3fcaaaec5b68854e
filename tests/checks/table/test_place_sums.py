from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Failed, Judgement
from auditor.checks.shared.parameters import NoParams
from auditor.checks.table.place_sums import judge_places
from auditor.checks.units import FormUnit
from tests.checks.single_rows import CONTEXT, only_hit


def judge(*rows: tuple[str, str, str, str | None]) -> Judgement:
    cases = [{"name": n, "value": v, "unit": u, "place": p} for n, v, u, p in rows]
    form = FormCase.model_validate({"indicators": cases}).form().views()[0]
    return judge_places(FormUnit(submission(form), form), NoParams(), CONTEXT)


def test_places_of_a_view_are_added_up() -> None:
    added = [
        ("扶贫车间数量", "5", "个", None),
        ("扶贫车间数量", "2", "个", "甲镇"),
        ("扶贫车间数量", "3", "个", "乙镇"),
    ]
    wrong = [
        ("吸纳就业人数", "80", "人", None),
        ("吸纳就业人数", "30", "人", "甲镇"),
        ("吸纳就业人数", "40", "人", "乙镇"),
    ]
    assert judge(*added) is PASSED
    hit = only_hit(judge(*added, *wrong))
    assert (hit.row, hit.values["sum"], hit.confidence) == (4, "70", None)
    assert [each.row for each in hit.related] == [5, 6]
    assert only_hit(judge(*wrong)).confidence == "ask"


def test_places_above_their_total_are_no_places_left_out() -> None:
    above = [
        ("新建蓄水池数量", "8", "口", None),
        ("新建蓄水池数量", "5", "口", "甲镇"),
        ("新建蓄水池数量", "4", "口", "乙镇"),
    ]
    below = [
        ("管护渠道长度", "20", "公里", None),
        ("管护渠道长度", "8", "公里", "甲镇"),
        ("管护渠道长度", "9", "公里", "乙镇"),
    ]
    judged = judge(*above, *below)
    assert isinstance(judged, Failed)
    assert [(hit.row, hit.confidence) for hit in judged.hits] == [(1, None), (4, None)]


def test_rounding_and_what_is_no_sum() -> None:
    rounded = [
        ("改造面积", "1.0", "万亩", None),
        ("改造面积", "0.33", "万亩", "甲镇"),
        ("改造面积", "0.67", "万亩", "乙镇"),
    ]
    assert judge(*rounded) is PASSED
    prices = [
        ("改造标准", "300", "元/亩", None),
        ("改造标准", "300", "元/亩", "甲镇"),
        ("改造标准", "200", "元/亩", "乙镇"),
    ]
    worded = [
        ("改造面积", "若干", "亩", None),
        ("改造面积", "3", "亩", "甲镇"),
        ("改造面积", "2", "亩", "乙镇"),
    ]
    assert judge(*prices) is NOT_APPLICABLE
    assert judge(*worded) is NOT_APPLICABLE
