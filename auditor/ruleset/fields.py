"""The fields of a submission that a suggestion can name, with what a form calls them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "name": "指标名称",
        "operator": "计算符号",
        "value": "指标值",
        "unit": "计量单位",
        "weight": "权重",
        "level1": "一级指标",
        "level2": "二级指标",
        "levels": "指标层级",
        "core": "是否核心指标",
        "actual": "实际完成值",
        "score": "得分",
        "reason": "偏差原因",
        "forecast": "全年预计完成值",
        "possibility": "完成目标可能性",
        "overview": "项目概况",
        "basis": "立项依据",
        "goal": "绩效目标",
        "long_term_goal": "中长期目标",
        "budget": "预算金额",
        "project": "项目名称",
        "department": "主管部门",
        "issuer": "编制单位",
        "year": "年度",
        "title": "表名",
        "note": "备注",
    }
)
