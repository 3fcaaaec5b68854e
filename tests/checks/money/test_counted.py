"""What prices are paid for is found as if each row had been held against each price."""

from __future__ import annotations

import random
from pathlib import Path

from auditor.authoring.cases import FormCase
from auditor.checks.money.counted import Counted
from auditor.checks.money.prices import Price, UnitPrice, prices_of
from auditor.language.linking.form_links import FormLinks
from auditor.model import Form, Indicator
from auditor.ruleset.loader import load_files

RULE = Path(__file__).parents[3] / "rules/core/budget-unit-price.yaml"
RULESET = load_files([RULE])
CONTEXT, PARAMS = RULESET.context, RULESET.bound[0].params
LINKER, LANGUAGE = CONTEXT.linker, CONTEXT.language
THINGS = ("泵站", "渡口", "船工", "船工培训", "设备", "设备", "设备", "浮筒设备")
PRICES = ("运维费", "单价", "补助标准", "采购单价", "人均补助")
PRICED = ("元/座", "元/人", "元/台", "元/台", "万元/亩", "元/人·天", "元/人/月", "元/户", "元/月", "元")
NUMBERS = ("数量", "人数", "面积", "改造数", "培训期", "满意度", "户数")
UNITS = ("座", "人", "名", "台", "台", "万亩", "公顷", "月", "%", "户", "套", "")


def any_form(chance: random.Random) -> Form:
    rows: list[dict[str, object]] = []
    for _ in range(chance.randint(1, 9)):
        thing, priced = chance.choice(THINGS), chance.random() < 0.4
        name = f"{thing}{chance.choice(PRICES if priced else NUMBERS)}"
        unit = chance.choice(PRICED if priced else UNITS)
        levels = ["产出指标", chance.choice(("数量指标", "效益指标"))]
        value = chance.randint(1, 40)
        rows.append({"name": name, "operator": "=", "value": value, "unit": unit, "levels": levels})
    return FormCase.model_validate({"budget": 10, "indicators": rows}).form(1)


def counts(row: Indicator, price: Price) -> bool:
    target = LINKER.target(row)
    if target is None or target.unit.base != price.per.base:
        return False
    measured = {"people", "households", "area", "length", "volume", "mass"}
    return bool(target.unit.kinds & price.per.kinds & measured) or (
        target.unit.text.lstrip("十百千万亿") == price.per.text
    )


def counts_otherwise(row: Indicator, price: Price) -> bool:
    target, measure = LINKER.target(row), LANGUAGE.measure(row.name)
    if target is None or measure is None or not target.unit.kinds:
        return False
    if target.unit.kinds & {"money", "ratio", "points", "duration"}:
        return False
    heads = price.per.kinds <= {"people", "households"} and measure.kind in price.per.kinds
    return heads or (row.name.endswith(("数", "数量")) and price.per.text in row.name)


def of_one_thing(price: Price, row: Indicator, params: UnitPrice) -> bool:
    bare, content = params.bare(price.row.name, LINKER.prices), LINKER.content
    if not content.size(bare):
        return False
    return content.coverage(bare, row.name) >= params.alike or content.coverage(row.name, bare) == 1


def quantities_of(form: Form, price: Price, params: UnitPrice) -> tuple[Indicator, bool] | None:
    others = [row for row in form.indicators if row is not price.row]
    rows = [row for row in others if counts(row, price)]
    if not rows:
        meant = [row for row in others if counts_otherwise(row, price)]
        named = [row for row in meant if of_one_thing(price, row, params)]
        return ((named or meant)[0], False) if len(named or meant) == 1 else None
    named = [row for row in rows if of_one_thing(price, row, params)]
    if len(named) == 1:
        return named[0], True
    reached = any(word in text for text in (rows[0].name, *rows[0].levels) for word in params.reaching)
    unnamed = not LINKER.content.size(params.bare(price.row.name, LINKER.prices))
    if not named and len(rows) == 1 and (unnamed or ("people" in price.per.kinds and not reached)):
        return rows[0], False
    if "duration" not in price.per.kinds:
        return None
    periods = [
        row
        for row in form.indicators
        if (target := LINKER.target(row)) is not None
        and target.unit.base == price.per.base
        and any(word in row.name for word in params.period_words)
    ]
    return (periods[0], False) if len(periods) == 1 else None


def least_of(form: Form, price: Price, params: UnitPrice) -> Indicator | None:
    rows = [row for row in form.indicators if row is not price.row and counts(row, price)]
    named = any(of_one_thing(price, row, params) for row in rows)
    general = not LINKER.content.size(params.generally(price.row.name, LINKER.prices))
    if named or not general or len(rows) < 2 or price.per.kinds & {"people", "households", "duration"}:
        return None
    counted = [(target, row) for row in rows if (target := LINKER.target(row)) is not None]
    return min(counted, key=lambda each: each[0].value * each[0].unit.factor)[1]


def test_every_price_finds_the_row_that_going_through_all_would_find() -> None:
    chance, found, least = random.Random(2), 0, 0
    assert isinstance(PARAMS, UnitPrice)
    for _ in range(600):
        form = any_form(chance)
        counted = Counted(form, FormLinks(form, LINKER), LANGUAGE)
        for price in prices_of(form, CONTEXT):
            expected = quantities_of(form, price, PARAMS), least_of(form, price, PARAMS)
            assert (counted.quantities_of(price, PARAMS), counted.least_of(price, PARAMS)) == expected
            found, least = found + (expected[0] is not None), least + (expected[1] is not None)
    assert found
    assert least
