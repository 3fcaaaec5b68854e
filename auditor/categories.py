"""The categories of findings with their Chinese names, exactly as CONTRACT.md fixes them."""

from __future__ import annotations

from types import MappingProxyType

CATEGORIES = MappingProxyType(
    {
        "missing-field": "要素缺失",
        "placeholder": "模板残留",
        "malformed-level": "层级不规范",
        "weight-sum": "权重合计不符",
        "weight-range": "单项权重异常",
        "wording": "文字差错",
        "basis": "立项依据问题",
        "vague-qualitative": "定性目标笼统",
        "vague-goal": "绩效目标笼统",
        "slogan-indicator": "指标口号化",
        "unclear-indicator": "指标含义不清",
        "compound-indicator": "一标多义",
        "process-indicator": "管理性指标",
        "nature-conflict": "性质与值矛盾",
        "missing-dimension": "指标维度缺失",
        "misclassified-level": "指标归类不当",
        "duplicate": "指标重复",
        "near-duplicate": "指标近似重复",
        "operator-inverted": "指标方向相反",
        "operator-bound": "应设界限",
        "unit-mismatch": "计量单位不符",
        "implausible-value": "指标值不合常理",
        "low-target": "目标值偏低",
        "text-table-mismatch": "文表不一致",
        "text-text-mismatch": "概况与目标不一致",
        "goal-not-covered": "目标无对应指标",
        "indicator-without-basis": "指标缺少文字依据",
        "budget-mismatch": "预算金额不一致",
        "cross-form-mismatch": "表间不一致",
        "period-mismatch": "期间不一致",
        "boilerplate": "套话照抄",
        "self-review-arithmetic": "自评计算错误",
        "formatting": "书写格式",
    }
)

# How something is written, not what it says: hints of these are folded away.
WRITING = frozenset({"wording", "formatting"})
