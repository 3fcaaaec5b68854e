"""A comparison across submissions as writers are given it, with words that are no markup."""

from __future__ import annotations

from auditor.model import Across, AcrossIssuer, AcrossKind, Confidence, Divergence, Location, Quoted


def quoted(source: str, text: str, *, row: int | None = 2, project: str = "校舍维修") -> Quoted:
    return Quoted(source, "白石村小学", 1, row, project, "井盖<b>巡查率", text, Location(page=3, table=1))


ACROSS = Across(
    submissions=3,
    indicators=40,
    compared=12,
    fingerprint="sha256:" + "ab" * 32,
    kinds=(
        AcrossKind("opposite-sign", "同名指标方向相反", "一处写反了。", 1, 0.25, 1),
        AcrossKind("copied-text", "只换了名称", "没有说出要做什么。", 3, 0.75, 1),
        AcrossKind("unit-cost", "单价偏离", "依据不足。", 0, 0.0, 0),
    ),
    divergences=(
        Divergence(
            "opposite-sign",
            Confidence.ASK,
            quoted("报送/白石村小学2025.docx", "≤95%"),
            "写反了",
            "核对方向",
            tuple(quoted(f"报送/{n}.docx", f"≥9{n}%") for n in range(5)),
            9,
        ),
        Divergence(
            "copied-text",
            Confidence.LIKELY,
            quoted("报送/甲.docx", "=1+1，照抄的目标" + "长" * 300, row=None),
            "照抄了",
            "重新写",
            (quoted("报送/乙.docx", "照抄的目标", row=None, project="校园绿化"),),
            1,
        ),
    ),
    issuers=(AcrossIssuer("白石村小学", 8, 2, 2.5),),
)
