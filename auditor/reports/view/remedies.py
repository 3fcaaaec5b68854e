"""What to do about a category of problems, as an instruction: «补齐缺少的指标维度»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from auditor.categories import CATEGORIES

REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "missing-field": "补齐空缺的要素",
        "placeholder": "填实或删去模板残留",
        "malformed-level": "补全指标层级",
        "weight-sum": "调整权重，使合计符合要求",
        "weight-range": "调整过高、过低的单项权重",
        "wording": "改正文字和标点差错",
        "basis": "核对、更正立项依据",
        "vague-qualitative": "给笼统的定性目标定出可核对的标准",
        "vague-goal": "在绩效目标里写明数量、程度和期限",
        "slogan-indicator": "把口号式的名称改成能计量的指标",
        "unclear-indicator": "写明指标计量什么、怎样计算",
        "compound-indicator": "拆开一标多义的指标",
        "process-indicator": "用产出、效果替换管理性指标",
        "nature-conflict": "使指标性质与指标值相符",
        "missing-dimension": "补齐缺少的指标维度",
        "misclassified-level": "把指标归入正确的层级",
        "duplicate": "合并重复的指标",
        "near-duplicate": "合并意思相近的指标",
        "operator-inverted": "改正方向相反的计算符号",
        "operator-bound": "把“=”改成“≥”或“≤”",
        "unit-mismatch": "改正计量单位",
        "implausible-value": "改正不合常理的指标值",
        "low-target": "提高偏低的目标值",
        "text-table-mismatch": "使文字与指标表一致",
        "text-text-mismatch": "使概况与目标一致",
        "goal-not-covered": "给目标里的承诺补设指标",
        "indicator-without-basis": "在概况和目标里写明指标的由来",
        "budget-mismatch": "核对、统一预算金额",
        "cross-form-mismatch": "统一各表的口径",
        "period-mismatch": "统一年度和期间",
        "boilerplate": "改写套话和照抄的文字",
        "self-review-arithmetic": "重新计算自评得分",
        "formatting": "规范书写格式",
    }
)
_BY_NAME = {name: REMEDIES[category] for category, name in CATEGORIES.items()}


def remedy(names: Iterable[str]) -> str:
    """The instruction for categories by their Chinese names; a name that is not known is quoted."""
    return "；".join(_BY_NAME.get(name, f"改正“{name}”") for name in names)
