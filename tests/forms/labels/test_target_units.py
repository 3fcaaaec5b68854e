"""What is a unit, in a column of its own, in brackets and behind a stroke."""

from __future__ import annotations

from auditor.forms.labels.lexicon import labels_of
from auditor.forms.labels.values import TargetReader
from auditor.model import Operator
from tests.cases import every_case
from tests.forms.building import LEXICONS, one, target

READER = TargetReader(labels_of(LEXICONS))


@every_case(
    "unit",
    [
        "千克标准煤/平方米",
        "例/10万人",
        "台（套）",
        "元/人·年",
        "台件",
        "吨标准煤/万元",
        "元/人*月",
        "元/人、天",
        "Wh/kg",
        "W/m²",
        "mAh",
    ],
)
def test_units_per_another_and_in_brackets_are_units(unit: str):
    reader = READER
    assert reader.is_unit(unit)
    found = reader.read(None, f"≤12{unit}", None)
    assert (found.operator, found.value, found.unit) == (Operator.AT_MOST, "12", unit)


@every_case("text", ["", "12", "3/4", "健全", "1/"])
def test_figures_and_words_are_no_units(text: str):
    assert not READER.is_unit(text)


def test_a_number_of_incidents_is_no_floor():
    assert READER.read(None, "0起", None).operator is None
    many = READER.read(None, "≥2万起", None)
    assert (many.operator, many.value, many.unit) == (Operator.AT_LEAST, "2", "万起")
    assert READER.read(None, "100元起", None).operator is Operator.AT_LEAST


def test_a_rate_per_hundred_thousand_is_a_unit():
    assert READER.is_unit("1/10万")


def test_the_unit_behind_a_sign_in_the_brackets_of_a_name() -> None:
    rows = one([["三级指标", "指标值"], ["购置水泵（≥台）", "2"], ["疏浚沟渠（≥**米）", "≥300"]]).indicators
    assert [target(row) for row in rows] == [("≥", "2", "台"), ("≥", "300", "米")]


def test_brackets_behind_a_stroke_are_part_of_the_unit():
    assert READER.without_gloss("mg/(m²·h)") == "mg/(m²·h)"
    assert READER.without_gloss("%（百分比）") == "%"
    assert READER.read("≤", "0.05毫克/（平方米·小时）", None).unit == "毫克/（平方米·小时）"


@every_case(
    ("value", "unit", "expected"),
    [
        ("≥96", "(%)", ("96", "%")),
        ("12", "（座）", ("12", "座")),
        ("300", "[万元]", ("300", "万元")),
        ("4", "（次）/年", ("4", "次/年")),
        ("=100.00(%)", None, ("100.00", "%")),
        ("≥80【人次】", None, ("80", "人次")),
        ("20", "件（套）", ("20", "件（套）")),
        ("20", "（待定）", ("20", "（待定）")),
    ],
)
def test_a_unit_is_read_without_its_brackets(value: str, unit: str | None, expected: tuple[str, str]):
    found = READER.read(None, value, unit)
    assert (found.value, found.unit) == expected
