from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language.numbers.units import UnitReader


@pytest.fixture(scope="module")
def units() -> UnitReader:
    return UnitReader(Lexicons())


@pytest.mark.parametrize(
    ("text", "kind", "base", "factor"),
    [
        ("人", "people", "人", "1"),
        ("万人", "people", "人", "10000"),
        ("万人次", "person_times", "人次", "10000"),
        ("场次", "sessions", "场次", "1"),
        ("场", "times", "场次", "1"),
        ("％", "ratio", "%", "1"),
        ("‰", "ratio", "%", "0.1"),
        ("个百分点", "points", "百分点", "1"),
        ("万平方米", "area", "平方米", "10000"),
        ("㎡", "area", "平方米", "1"),
        ("m²", "area", "平方米", "1"),
        ("公顷", "area", "平方米", "10000"),
        ("公里", "length", "米", "1000"),
        ("度", "energy", "千瓦时", "1"),
        ("万千瓦时", "energy", "千瓦时", "10000"),
        ("亿元", "money", "元", "100000000"),
        ("台（套）", "machines", "台", "1"),
        ("工作日", "days", "工作日", "1"),
        ("mg/L", "concentration", "mg/L", "1"),
        ("元/人", "money/people", "元/人", "1"),
        ("元／人·年", "money/people/period", "元/人", "1"),
        ("元/人年", "money/people/period", "元/人", "1"),
        ("元每人每月", "money/people/period", "元/人/月", "1"),
        ("元/(人·月)", "money/people/period", "元/人/月", "1"),
        ("元/人次", "money/person_times", "元/人次", "1"),
        ("万元/公里", "money/length", "元/米", "10"),
        ("万元/平方米", "money/area", "元/平方米", "10000"),
        ("元/生·年", "money/people/period", "元/人", "1"),
        ("小时/天", "duration/period", "秒/天", "3600"),
        ("人/年", "people", "人", "1"),
        ("次 / 月", "times", "次/月", "1"),
    ],
)
def test_kinds_and_factors(units: UnitReader, text: str, kind: str, base: str, factor: str) -> None:
    fact = units.read(text)
    assert kind in fact.kinds
    assert (fact.base, fact.factor, fact.malformed) == (base, Decimal(factor), None)


def test_a_length_of_time_per_day_is_not_a_length_of_time(units: UnitReader) -> None:
    assert units.read("小时/天").kinds == {"duration/period"}


@pytest.mark.parametrize("text", ["千万时", "平方", "%%", "元元", "元/", "/年", "元/（人", "★"])
def test_malformed(units: UnitReader, text: str) -> None:
    fact = units.read(text)
    assert fact.malformed is not None
    assert text in fact.malformed
    assert not fact.kinds


def test_corrections(units: UnitReader) -> None:
    assert units.corrected("千万时") == "千瓦时"
    assert units.corrected("元元") == "元"
    assert units.corrected("元") is None
    assert [units.corrected(each) for each in ("次人", "时小", "万次人")] == ["人次", "小时", "万人次"]
    assert not units.certain("次人")


@pytest.mark.parametrize("text", ["亩", "万亩", "斤", "元/亩", "马力"])
def test_units_outside_the_legal_system(units: UnitReader, text: str) -> None:
    fact = units.read(text)
    assert fact.kinds
    assert not fact.legal


@pytest.mark.parametrize("text", ["", "阿哥", "100人"])
def test_unknown_units_have_no_kind_and_are_not_called_malformed(units: UnitReader, text: str) -> None:
    fact = units.read(text)
    assert not fact.kinds
    assert fact.malformed is None


def test_every_term_is_read_and_longer_ones_come_first(units: UnitReader) -> None:
    assert all(units.read(term).kinds for term in units.terms)
    assert units.terms.index("万人次") < units.terms.index("人次") < units.terms.index("人")
    assert not {"方", "号", "时", "单位"} & set(units.terms)


@given(st.text(max_size=10))
def test_any_text_is_read(text: str) -> None:
    assert UNITS.read(text).text == text


UNITS = UnitReader(Lexicons())


@pytest.mark.parametrize("text", ["补助704元/村", "5角 ／ 人", "单价3块钱/本", "按20RMB/人计"])
def test_only_a_text_with_money_and_a_stroke_can_state_a_price(units: UnitReader, text: str) -> None:
    assert units.may_cost(text, per=True)
    assert not any(units.may_cost(each, per=True) for each in ("每村补助两次/年，共704亩", "每村补助704元"))
    assert units.may_cost("每村补助704元")
