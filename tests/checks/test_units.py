"""The annotation of a kind's function says what it is judged on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from auditor.authoring.scopes import EXAMPLE_MODELS, FormExample, IndicatorExample, PairExample, TextExample
from auditor.checks import base
from auditor.checks.base import PASSED, Context, Judgement, Params, check_kind, registered_kinds
from auditor.checks.units import FormUnit, Scope, SubmissionUnit, TextUnit, Unit, form_of, passage_of, rows_of

ROW = {"name": "巡查次数", "operator": "≥", "value": "12"}


@pytest.fixture
def register() -> Iterator[list[str]]:
    names: list[str] = []
    yield names
    for name in names:
        del base._KINDS[name]


def test_one_class_is_one_scope(register: list[str]) -> None:
    @check_kind("test-form", params=Params)
    def judge(unit: FormUnit, params: Params, context: Context) -> Judgement:
        """Forms."""
        return PASSED

    register.append("test-form")
    assert registered_kinds()["test-form"].scopes == {Scope.FORM}


def test_several_classes_are_several_scopes(register: list[str]) -> None:
    @check_kind("test-several", params=Params)
    def several(unit: FormUnit | TextUnit, params: Params, context: Context) -> Judgement:
        """Forms and texts."""
        return PASSED

    @check_kind("test-all", params=Params)
    def everything(unit: Unit, params: Params, context: Context) -> Judgement:
        """All."""
        return PASSED

    register += ["test-several", "test-all"]
    assert registered_kinds()["test-several"].scopes == {Scope.FORM, Scope.TEXT}
    assert registered_kinds()["test-all"].scopes == set(Scope)


def test_every_scope_has_a_unit_of_its_own() -> None:
    units: list[Unit] = [
        IndicatorExample.model_validate(ROW).build(),
        PairExample.model_validate({"a": ROW, "b": {**ROW, "name": "走访次数"}}).build(),
        FormExample.model_validate({"indicators": [ROW]}).build(),
        TextExample.model_validate({"field": "goal", "text": "建成3座公厕"}).build(),
        SubmissionUnit(FormExample.model_validate({}).build().submission),
    ]
    assert [unit.scope for unit in units] == list(EXAMPLE_MODELS)
    assert [[row.name for row in rows_of(unit)] for unit in units] == [
        ["巡查次数"], ["巡查次数", "走访次数"], [], [], []
    ]  # fmt: skip
    assert [form_of(unit) is None for unit in units] == [False, False, False, False, True]
    assert [unit.scope for unit in units if passage_of(unit)] == [Scope.TEXT]
