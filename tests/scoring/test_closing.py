"""Prices, counts and a budget that can be worked out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from auditor.scoring.facts import FormFacts
from tests.cases import every_case
from tests.judging.test_engine import PROFILE, make_submission
from tests.scoring.filed import ruleset


def closes(budget: str, *rows: tuple[str, str, str], goal: str = "", other: str = "") -> Decimal | None:
    indicators: list[dict[str, Any]] = [
        {"name": name, "operator": "=", "value": value, "unit": unit} for name, value, unit in rows
    ]
    given = {"goal": goal, "other": other or None, "budget": Decimal(budget), "indicators": indicators}
    form = make_submission(given).forms[0]
    return FormFacts(form, ruleset().language, PROFILE).facts({}, {})["closing"]


HELPED = ("公益岗位补贴人数", "50", "人")
KITS = [("配发家庭药箱数量", "100", "个"), ("药箱单价", "500", "元/个")]
ROADS = [("上湾村路面硬化长度", "3", "公里"), ("下湾村路面硬化长度", "4", "公里")]


@every_case(
    ("budget", "rows", "goal", "closing"),
    [
        ("60", [HELPED, ("补贴标准", "1000", "元/人/月")], "", "1"),  # 12 months
        ("66", [HELPED, ("补贴标准", "1000", "元/人/月"), ("提标标准", "100", "元/人/月")], "", "1"),
        ("350", [*ROADS, ("路面硬化补助标准", "50", "万元/公里")], "", "1"),  # two roads together
        ("12.5", [HELPED, ("补贴标准", "1500", "元/人"), *KITS], "", "1"),  # two products in all
        (
            "13.8",
            [HELPED, ("补贴标准", "1500", "元/人"), *KITS],
            "",
            "1",
        ),  # nine tenths and more of the budget
        ("15.625", [HELPED, ("补贴标准", "1500", "元/人"), *KITS], "", "0.8"),
        ("60", [*ROADS, ("路面硬化补助标准", "5", "万元/公里"), ("养护标准", "3.3", "万元/公里")], "", "0.5"),
        ("4.2", [("送戏下乡场次", "60", "场")], "送戏下乡60场，每场补助700元/场。", "1"),
        ("20", [("登门问诊数量", "900", "次"), ("登门问诊补助", "100", "元")], "", "0.5"),
        ("60", [HELPED, ("护栏单价", "1000", "元/米")], "", "0"),  # no price of what is counted
        ("60", [HELPED, ("补贴标准", "3000", "元/人/月")], "", "0"),
    ],
)
def test_what_closes(budget: str, rows: list[tuple[str, str, str]], goal: str, closing: str) -> None:
    assert closes(budget, *rows, goal=goal) == Decimal(closing)


def test_a_price_among_the_other_texts_counts() -> None:
    shows = [("送戏下乡场次", "60", "场"), HELPED]
    told = "送戏下乡60场，每场补助700元/场，公益岗位50人，每人1000元/人。"
    assert [closes("9.3", *shows, other=each) for each in ("", told)] == [0, 1]


MEALS = [("送餐份数", "2000", "份"), ("送餐单价", "20", "元/份")]


def test_more_products_never_close_less_and_one_count_is_not_paid_twice() -> None:
    rows = [HELPED, ("补贴标准", "1500", "元/人"), *KITS, *MEALS]  # 7.5 + 5 + 4
    assert [closes("17", *rows[:size]) for size in (2, 4, 6)] == [Decimal("0.5"), Decimal(125) / 170, 1]
    twice = [HELPED, ("补贴标准", "1500", "元/人"), ("服装标准", "1000", "元/人"), *KITS]
    assert closes("18", *twice) == Decimal(125) / 180


def test_a_row_left_out_never_closes_more() -> None:
    rows = [HELPED, ("补贴标准", "1000", "元/人/月"), ("提标标准", "100", "元/人/月"), *ROADS]
    whole = closes("66", *rows)
    assert whole is not None
    for row in rows:
        assert (closes("66", *[each for each in rows if each is not row]) or 0) <= whole
