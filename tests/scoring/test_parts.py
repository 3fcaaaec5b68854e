"""The arithmetic that is printed can be redone by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.scoring.parts import told_share


@pytest.mark.parametrize(
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
