"""Money in running text: wholes, parts, and what is neither."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language.numbers.funding import FundingReader
from tests.cases import every_case

READER = FundingReader(Lexicons())


@every_case(
    ("text", "wholes"),
    [
        ("2026年度预算安排85万元。", ["85万元"]),
        ("本项目共申请财政资金1,280,000元，用于养护。", ["1,280,000元"]),
        ("年度预算安排：12.5万元", ["12.5万元"]),
        ("安排50万元专项资金，建设便民服务点6处。", ["50万元"]),
        ("（1）成本-经济成本-25万元；（2）产出-数量-修缮校舍2栋。", ["25万元"]),
        ("宣传经费20万元、设备购置36万元。", []),
        ("按每人每月800元标准发放。", []),
        ("带动农户增收800万元，撬动贷款5000万元。", []),
        ("项目三年总投资900万元。", []),
        ("2024年至2026年安排资金90万元。", []),
        ("争取上级资金300万元。", []),
        ("单价3万元/台，租金500元每天。", []),
        ("资金30-50万元。", []),
        ("第3万元", []),
        ("", []),
    ],
)
def test_wholes(text: str, wholes: list[str]) -> None:
    assert [each.text for each in READER.wholes(text)] == wholes


def test_an_amount_knows_its_year_and_whether_it_claims_all() -> None:
    (claimed,) = READER.wholes("2026年度预算资金50万元。")
    (put_in,) = READER.wholes("投入50万元。")
    assert (claimed.year, claimed.named, put_in.year, put_in.named) == (2026, True, None, False)
    assert claimed.yuan == Decimal(500_000)


def test_lists_behind_and_before() -> None:
    (behind,) = READER.lists("申请资金90万元。其中：30万元用于测绘；30万元用于审计；29.9万元用于规划。")
    assert (len(behind.parts), behind.sum, behind.open) == (3, Decimal(899_000), False)
    (before,) = READER.lists("宣传费20万元、设备费30万元，合计50万元。")
    assert (before.whole.text, before.sum) == ("50万元", Decimal(500_000))
    (examples,) = READER.lists("资金90万元，其中宣传费20万元、设备费30万元等。")
    assert examples.open


def test_what_is_invested_lists_the_money_of_others_too() -> None:
    (found,) = READER.lists("本工程总投资52万元，其中省级补助40万元、合作社自筹15万元。")
    assert (found.whole.text, found.sum, found.open) == ("52万元", Decimal(550_000), False)
    (years,) = READER.lists("总投资90万元，其中2025年安排30万元、2026年安排40万元。")
    assert years.open
    (aside,) = READER.lists("总投资90万元，其中债券60万元（其中本年20万元）、县级财政30万元。")
    assert [each.text for each in aside.parts] == ["60万元", "30万元"]
    (dated,) = READER.lists("总投资90万元，其中债券60万元(2024年已发20万元，2025年40万元)、县级财政30万元。")
    assert [each.text for each in dated.parts] == ["60万元", "30万元"]
    assert not list(READER.lists("总投资90万元，其中债券60万元，其中本年20万元、县级财政30万元。"))


def test_a_list_with_a_price_in_it_is_no_list() -> None:
    assert not list(READER.lists("资金90万元，其中宣传费20万元、按每人200元发放补贴、设备费30万元。"))


def test_ten_thousands_of_things_are_no_money() -> None:
    (found,) = READER.lists("资金90万元，其中扫描60万元、保管30万元，完成扫描120万页。")
    assert [part.text for part in found.parts] == ["60万元", "30万元"]


PIECES = (
    "安排资金60万元", "其中", "：", "，", "。", "县级20万元", "自筹40万元",
    "合计", "共计", "总投资", "60元", "道路养护",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)))
def test_no_list_is_lost_where_texts_without_its_words_are_left_aside(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert READER.lists(text) == tuple(READER._listed(text))
