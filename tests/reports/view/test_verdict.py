"""What stands between the machine's points and the score is always told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from auditor.model import CommonFault, GateHit, PartScore, Scorecard
from auditor.reports.view.verdict import gate_words
from tests.reports.sample_score import ITEMS

_POOR = PartScore("measured", "实数指标", Decimal(9), Decimal("0.4"), Decimal(5), Decimal("0.7"), "9×0.4/5")
_PART = PartScore("clean", "模板清理干净", Decimal(4), Decimal(1), Decimal(1), Decimal(4), "4")
_GATE = GateHit("unclosed", "得分最高75.8分", Decimal("75.8"), decided=True)
_OPEN_GATE = GateHit("top", "得分最高90分", Decimal(90), decided=False)
_FAULT = CommonFault("short-goal", "目标太短，扣4分", Decimal(4))


def _card(
    score: str,
    *gates: GateHit,
    common: tuple[CommonFault, ...] = (),
    parts: tuple[PartScore, ...] = (_PART,),
    reached: str = "78.8",
) -> Scorecard:
    items = (replace(ITEMS[0], parts=parts), *ITEMS[1:])
    blank = Scorecard(items, Decimal(score), "中", Decimal(96), Decimal(100), Decimal(1), "")
    decision = "修改后通过" if Decimal(score) >= 60 else "退回重报"
    return replace(blank, reached=Decimal(reached), gates=gates, common=common, decision=decision)


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (_card("78.8", _OPEN_GATE), ""),
        (_card("71.8", _GATE, common=(_FAULT,)), "得分最高75.8分；目标太短，扣4分"),
        (_card("70.8", _GATE, common=(_FAULT,)), "得分最高75.8分；目标太短，扣4分；全文扣1分"),
        (
            _card("34", common=(_FAULT,), parts=(_PART, _POOR), reached="38"),
            "失分最多的是实数指标（9分得0.7分）；目标太短，扣4分",
        ),
        (_card("71.8", _GATE, common=(_FAULT,), parts=(_POOR,)), "得分最高75.8分；目标太短，扣4分"),
        (_card("76.4", parts=()), "各表封顶、扣分合起来，平均扣2.4分"),
    ],
)
def test_the_printed_reasons_lead_from_the_points_to_the_score(card: Scorecard, told: str) -> None:
    assert gate_words(card) == told
