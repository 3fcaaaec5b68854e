"""The arithmetic that is printed can be redone by hand."""

from __future__ import annotations

from decimal import Decimal

from auditor.model import Deduction
from auditor.scoring.parts import told_share, within
from tests.cases import every_case


@every_case(
    ("share", "points", "told"),
    [
        (Decimal("0.5"), Decimal(8), "0.5"),
        (Decimal(2) / 3, Decimal(9), "0.67"),
        (Decimal(4) / 15, Decimal(8), "0.267"),
        (Decimal(5) / 9, Decimal(6), "0.556"),
        (Decimal(5) / 6, Decimal("1.5"), "0.8333"),
    ],
)
def test_a_share_is_told_as_exactly_as_its_product_needs(share: Decimal, points: Decimal, told: str) -> None:
    assert told_share(share, points) == told


def test_what_finds_nothing_left_to_take_says_so() -> None:
    charged = [
        Deduction("clarity", "g", "标签", 1, Decimal(points), f"{points}分×1处＝{points}分", ("x",), 1)
        for points in (2, 3, 1)
    ]
    told = [(each.points, each.formula) for each in within(Decimal(3), charged)]
    assert told == [
        (2, "2分×1处＝2分"),
        (1, "3分×1处＝3分，此处只扣1分"),
        (0, "1分×1处＝1分，此处已经扣完，不再扣"),
    ]
