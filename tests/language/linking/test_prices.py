from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.facts import Quantity
from auditor.language.linking.agreement import Agreement
from auditor.language.linking.prices import PriceReader
from auditor.language.numbers.quantity_words import QuantityWords
from auditor.language.scanning import scanner_of
from auditor.model import Operator

LEXICONS = Lexicons()
LANGUAGE = language_of(LEXICONS)
READER = PriceReader(LEXICONS.load("quantity-words", QuantityWords).paid_per, scanner_of(LEXICONS))

SHARED = {  # what a text says, a row's unit: how many things the money is per on both sides
    ("每人每月补助90元", "元/人·月"): 2,
    ("月人均补助90元", "元/人·月"): 2,
    ("每平方米9元", "元/平方米"): 1,
    ("单台9元", "元/台"): 1,
    ("户均90元", "元/户"): 1,
    ("每人90元", "元/人·月"): 0,
    ("每户90元", "元/人"): 0,
    ("补助90元", "元/人"): 0,
    ("每人90元", "元"): 0,
}


def said(text: str) -> Quantity:
    (quantity,) = LANGUAGE.quantities(text)
    return quantity


def test_what_money_is_per_on_both_sides() -> None:
    found = {each: READER.per_the_same(said(each[0]), LANGUAGE.unit(each[1])) for each in SHARED}
    assert found == SHARED
    assert READER.is_per_something(said("每平方米9元"))
    assert not READER.is_per_something(said("补助90元"))
    assert not READER.is_per_something(said("每月巡查9次"))


def test_sums_agree_where_they_are_per_the_same() -> None:
    def agreement(text: str, unit: str) -> Agreement | None:
        quantity, price = said(text), LANGUAGE.unit(unit)
        return READER.agreement(quantity, quantity.value + 1, price, Operator.EQUAL, LANGUAGE.unit)

    assert agreement("每户补助90元", "元/户") is Agreement.DIFFERENT
    assert agreement("每位老人补助90元", "元/人") is Agreement.DIFFERENT  # 位 counts people too
    assert agreement("每户补助90元", "元/亩") is None
    assert agreement("补助90元", "元/户") is None


def test_names_say_what_money_is_per() -> None:
    named = {
        "每亩次喷药成本": ["亩次"],
        "护栏成本/段": ["段"],
        "护栏成本（元/段）": ["段"],
        "每人每天补助": ["人", "天"],
        "护栏成本": [],
    }
    assert {name: READER.named(name) for name in named} == named
    for name in ("护栏成本/段", "护栏成本元/段", "护栏成本段/段"):
        assert READER.without(name, "|") == "护栏成本|"
