"""Which rows and texts of a form a filter lets through."""

from __future__ import annotations

from auditor.checks.units import FormUnit
from auditor.judging.concerned import Concerned
from auditor.model import (
    Document,
    Form,
    FormKind,
    Indicator,
    Location,
    Operator,
    Passage,
    PassageField,
    Submission,
)
from auditor.ruleset.where import Where, compile_where

PLACE = Location(line=1)
ROWS = tuple(
    Indicator(number, name, name, PLACE, operator=sign)
    for number, (name, sign) in enumerate(
        [
            ("植树棵数", Operator.AT_LEAST),
            ("村容村貌", Operator.QUALITATIVE),
            ("浇水次数", Operator.AT_LEAST),
        ],
        1,
    )
)
TEXTS = (
    Passage(PassageField.GOAL, "目标", "植树300棵", PLACE),
    Passage(PassageField.BASIS, "依据", "  ", PLACE),
    Passage(PassageField.OVERVIEW, "概况", "荒山造林", PLACE),
)


def concerned(**changes: object) -> Concerned:
    form = Form(1, FormKind.PROJECT, "表", PLACE, indicators=ROWS, passages=TEXTS, **changes)  # type: ignore[arg-type]
    return Concerned(FormUnit(Submission(Document("a.txt", "text", ()), (form,)), form))


def test_rows_are_found_once_for_all_rules_that_ask_the_same() -> None:
    where = {"nature": ["quantitative"]}
    one, other = (compile_where(Where.model_validate(where)) for _ in range(2))
    found = concerned()
    assert [unit.indicator.name for unit in found.rows_for(one)] == ["植树棵数", "浇水次数"]
    assert found.rows_for(one) is found.rows_for(other)


def test_texts_without_words_are_none() -> None:
    found = concerned()
    assert [unit.passage.label for unit in found.texts] == ["目标", "概况"]
    goals = found.texts_for(compile_where(Where(field=(PassageField.GOAL,))))
    assert [unit.passage.label for unit in goals] == ["目标"]


def test_nothing_of_a_form_that_is_not_judged_is_let_through() -> None:
    template = concerned(empty=True)
    assert (*template.rows_for(compile_where(Where())), *template.texts_for(compile_where(Where()))) == ()
