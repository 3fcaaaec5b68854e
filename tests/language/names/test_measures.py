from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.language.names.measures import MeasureReader
from auditor.language.numbers.units import UnitReader
from tests.cases import every_case

LEXICONS = Lexicons()
MEASURES = MeasureReader(LEXICONS)


@every_case(
    ("name", "term", "kind", "rest"),
    [
        ("城镇新增就业人数", "人数", "people", "城镇新增就业"),
        ("门诊服务人次数", "人次数", "person_times", "门诊服务"),
        ("公共图书馆免费开放时间", "时间", "duration", "公共图书馆免费开放"),
        ("投诉办理时限", "办理时限", "deadline", "投诉"),
        ("义务教育巩固率", "率", "rate", "义务教育巩固"),
        ("空气质量优良天数比例", "比例", "rate", "空气质量优良天数"),
        ("家长满意度（%）", "满意度", "satisfaction", "家长"),
        ("农村公路养护里程（公里）", "里程", "length", "农村公路养护"),
        ("新建停车泊位数指标", "泊位数", "places", "新建停车"),
        ("参加培训人次（含线上）目标值", "人次", "person_times", "参加培训"),
        ("居民消费价格指数", "指数", "index", "居民消费价格"),
        ("审批效率", "效率", "efficiency", "审批"),
        ("新生儿造册数", "数", "quantity", "新生儿造册"),
        ("喷灌设备有效率", "率", "rate", "喷灌设备有效"),
        ("聘请专家数", "数", "quantity", "聘请专家"),
        ("捐赠旧书册数", "册数", "documents", "捐赠旧书"),
        ("万元产值用水量", "用水量", "resource", "万元产值"),
        ("受助人（次）数", "人（次）数", "person_times", "受助"),
    ],
)
def test_the_longest_ending_is_the_measure(name: str, term: str, kind: str, rest: str) -> None:
    measure = MEASURES.read(name)
    assert measure is not None
    assert (measure.term, measure.kind, measure.object) == (term, kind, rest)
    assert name[measure.start : measure.end] == term


@every_case("name", ["防汛演练", "举办赛事", "“家门口”书屋建设", "", "（%）", "指标"])
def test_names_without_a_measure(name: str) -> None:
    assert MEASURES.read(name) is None


def test_every_admitted_unit_kind_exists() -> None:
    known = UnitReader(LEXICONS).kinds | {"period"}
    for kind in MEASURES.kinds():
        parts = {part for unit in MEASURES.kind(kind).units for part in unit.split("/")}
        assert parts <= known, kind
