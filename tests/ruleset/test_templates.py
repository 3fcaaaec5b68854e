"""Sentences with named blanks hold no code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.ruleset.templates import TemplateError, parse_template
from tests.cases import every_case


def test_renders_names_and_doubled_braces() -> None:
    template = parse_template("“{name}”写成{value}{{原文}}{name}")
    assert template.names == {"name", "value"}
    assert template.render({"name": "就业人数", "value": "6000"}) == "“就业人数”写成6000{原文}就业人数"


def test_values_are_not_read_as_templates() -> None:
    assert parse_template("{name}").render({"name": "{value}"}) == "{value}"


def test_a_name_without_a_value_raises() -> None:
    with pytest.raises(KeyError, match="unit"):
        parse_template("{unit}").render({"name": "x"})


@every_case("source", ["{}", "{name.x}", "{name!r}", "{name:>5}", "{0}", "{a[0]}", "{ name }", "{名称}"])
def test_only_plain_names_stand_between_braces(source: str) -> None:
    with pytest.raises(TemplateError, match="不是占位符"):
        parse_template(source)


@pytest.mark.parametrize("source", ["{name", "name}", "{{name}"])
def test_braces_come_in_pairs(source: str) -> None:
    with pytest.raises(TemplateError, match="大括号不成对"):
        parse_template(source)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"budget": "5万元", "gap": "1万元"}, "预算为5万元，相差1万元"),
        ({"budget": "5万元", "gap": ""}, "预算为5万元"),
        ({"budget": "5万元"}, "预算为5万元"),
    ],
)
def test_an_optional_part_is_said_where_it_can_be_filled(values: dict[str, str], sentence: str) -> None:
    template = parse_template("预算为{budget}[[，相差{gap}]]")
    assert template.render(values) == sentence
    assert (template.needed, template.names) == ({"budget"}, {"budget", "gap"})


def test_quotations_reach_across_optional_parts() -> None:
    template = parse_template("“{one}[[和{two}]]”不是{one}")
    assert template.render({"one": "“甲”", "two": "“乙”"}) == "“‘甲’和‘乙’”不是“甲”"


@pytest.mark.parametrize(
    ("source", "told"),
    [("[[{name}", "双方括号不成对"), ("{name}]]", "双方括号不成对"), ("[[甲]]", "没有占位符")],
)
def test_mistakes_of_optional_parts(source: str, told: str) -> None:
    with pytest.raises(TemplateError, match=told):
        parse_template(source)


@given(st.text().filter(lambda text: "[[" not in text and "]]" not in text))
def test_escaped_text_is_itself(text: str) -> None:
    assert parse_template(text.replace("{", "{{").replace("}", "}}")).render({}) == text


@every_case(
    ("source", "value", "sentence"),
    [
        ("“{name}”不是指标", "“红色”展厅参观人次", "“‘红色’展厅参观人次”不是指标"),
        ("如{name}，写明数值", "“参观人次”", "如“参观人次”，写明数值"),
        ("“甲”和{name}", "“乙”", "“甲”和“乙”"),
        ("没有对应指标：“{name}”", "甲”“乙", "没有对应指标：“甲”“乙”"),
        ("没有对应指标：“{name}”", "甲”“乙”“丙“丁”戊", "没有对应指标：“甲”“乙”“丙‘丁’戊”"),
    ],
)
def test_quotations_inside_quotations(source: str, value: str, sentence: str) -> None:
    assert parse_template(source).render({"name": value}) == sentence
