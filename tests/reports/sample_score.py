"""The score of the invented submission."""

# ruff: noqa: PLR0917
from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from auditor.model import (
    Deduction,
    ItemScore,
    Lift,
    Scorecard,
)


def deduction(
    item: str, group: str, label: str, count: int, points: str, formula: str, form: int, *rules: str
) -> Deduction:
    return Deduction(item, group, label, count, Decimal(points), formula, rules or (group,), form)


ITEMS = (
    ItemScore(
        "format-completeness",
        "规范完整性",
        "完整性",
        Decimal(10),
        Decimal("8.5"),
        64,
        (deduction("format-completeness", "missing-field", "要素缺失", 1, "1.5", "1.5分 × 1处 = 1.5分", 3),),
    ),
    ItemScore(
        "clarity",
        "明确清晰性",
        "完整性",
        Decimal(10),
        Decimal("6"),
        31,
        (
            deduction(
                "clarity",
                "vague",
                "目标笼统",
                2,
                "2",
                "1分 × 2处 = 2分",
                1,
                "vague-qualitative",
                "vague-goal",
            ),
            deduction("clarity", "vague", "目标笼统", 1, "2", "2分 × 1处 = 2分", 2, "vague-qualitative"),
        ),
    ),
    ItemScore("goal-relevance", "目标相关性", "相关性", Decimal(15), Decimal("15"), 6),
    ItemScore(
        "indicator-soundness",
        "指标科学性",
        "相关性",
        Decimal(15),
        Decimal("12.75"),
        40,
        (
            deduction(
                "indicator-soundness", "duplicate", "指标重复", 1, "2.25", "3分 × 1处 × 15/20 = 2.25分", 2
            ),
        ),
    ),
    ItemScore(
        "performance-rationality",
        "绩效合理性",
        "适当性",
        Decimal(15),
        Decimal("4.5"),
        38,
        (
            deduction(
                "performance-rationality",
                "target-value",
                "指标方向、数值",
                1,
                "3",
                "3分 × 1处 = 3分",
                1,
                "operator-inverted",
            ),
            deduction(
                "performance-rationality",
                "target-value",
                "指标方向、数值",
                3,
                "6",
                "3分 × 3处 × 15/18 = 7.5分，封顶6分",
                3,
                "text-table-mismatch",
                "unit-mismatch",
                "over-one-hundred",
            ),
            deduction(
                "performance-rationality", "mismatch", "文表不一致", 1, "1.5", "1.5分 × 1处 = 1.5分", 2
            ),
        ),
    ),
    ItemScore("funding-match", "资金匹配性", "适当性", Decimal(15), Decimal("15"), 3),
    ItemScore("feasibility", "实现可能性", "可行性", Decimal(10), None, 0),
    ItemScore("conditions", "条件充分性", "可行性", Decimal(10), None, 0),
)


SCORECARD = Scorecard(
    items=ITEMS,
    score=Decimal("77.1875"),
    grade="中",
    judged_points=Decimal(80),
    full_points=Decimal(100),
    coverage=Decimal("0.934"),
    formula="8.5＋6＋15＋12.75＋4.5＋15＝61.8",
    decision="修改后通过",
    reached=Decimal("77.1875"),
    lifts=(
        Lift("target-value", "指标方向相反、文表不一致", "", 4, (1, 3), Decimal("81.5")),
        Lift("part:effects", "效益有数未得满分", "设置能够衡量的效益指标", 0, (2,), Decimal("79.0")),
    ),
    together=Decimal("88.4"),
)


def form_item(item: ItemScore, form: int) -> ItemScore:
    own = tuple(each for each in item.deductions if each.form == form)
    if item.score is None:
        return item
    score = item.full - sum((each.points for each in own), Decimal(0))
    return replace(item, score=score, deductions=own, formula=f"{item.full}－…＝{score}")


def form_card(form: int, score: str | None, grade: str | None) -> Scorecard:
    return Scorecard(
        items=tuple(form_item(item, form) for item in ITEMS),
        score=Decimal(score) if score else None,
        grade=grade,
        judged_points=Decimal(80),
        full_points=Decimal(100),
        coverage=Decimal("0.93"),
        formula="10＋…＝61.8",
        decision={"中": "修改后通过", "良": "通过", "差": "退回重报"}.get(grade or ""),
        reached=Decimal(score) if score else None,
    )
