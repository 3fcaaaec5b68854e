"""For how many days or months a price is paid."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from auditor.authoring.cases import FormCase
from auditor.checks.money.paid_times import months_of, times_of
from auditor.checks.money.prices import UnitPrice, prices_of
from auditor.ruleset.loader import load_files

RULE = Path(__file__).parents[3] / "rules/core/budget-unit-price.yaml"
RULESET = load_files([RULE])
CONTEXT, PARAMS = RULESET.context, RULESET.bound[0].params


def times(price: str, *rows: dict[str, object]) -> list[str]:
    priced = {"name": "值守补助标准", "operator": "=", "value": 60, "unit": price}
    form = FormCase.model_validate({"budget": 10, "indicators": [priced, *rows]}).form(1)
    assert isinstance(PARAMS, UnitPrice)
    (found, *_) = prices_of(form, CONTEXT)
    return [each.text for each in times_of(form, found, PARAMS, CONTEXT.linker)]


def days(value: int, unit: str, name: str = "全年值守天数") -> dict[str, object]:
    return {"name": name, "operator": "=", "value": value, "unit": unit}


def test_days_and_months_are_those_that_rows_state() -> None:
    cases = {
        "a day by its unit": (times("元/人·天", days(90, "天", "值守时间")), ["90天"]),
        "a day by its name": (times("元/人·天", days(90, "次")), ["90次"]),
        "the name before the unit": (
            times("元/人·天", days(90, "次"), days(3, "天", "结算及时率")),
            ["90次"],
        ),
        "two numbers of days": (times("元/人·天", days(90, "天"), days(60, "天", "培训天数")), []),
        "no days": (times("元/人·天"), []),
        "months": (times("元/人·月", days(8, "个月", "值守时长")), ["8个月"]),
        "the months of a year": (times("元/人·月"), ["12个月"]),
        "two numbers of months": (times("元/人·月", days(8, "个月", "甲"), days(6, "个月", "乙")), []),
        "paid once": (times("元/人", days(90, "天")), []),
    }
    assert not {name: found for name, (found, wanted) in cases.items() if found != wanted}


def test_months_reach_from_the_first_to_the_last() -> None:
    row = {"name": "服务期限", "value": "2025年3月—2026年2月"}
    form = FormCase.model_validate({"budget": 10, "indicators": [row]}).form(1)
    assert isinstance(PARAMS, UnitPrice)
    (found,) = months_of(form, PARAMS, CONTEXT.linker)
    assert (found.value, found.row) == (Decimal(12), form.indicators[0])
