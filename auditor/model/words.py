"""What things are called, once for every output: fields, outcomes, kinds of forms, urgencies."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from auditor.model.finding import Outcome
from auditor.model.submission import FormKind


class Urgency(StrEnum):
    """What a finding asks of the department, the most pressing first. The last two are hints: on what a form
    says (few indicators, low targets, short goals), and on how it is written, which reports fold away."""

    MUST = "must"
    SHOULD = "should"
    VERIFY = "verify"
    NOTE = "note"
    WRITING = "writing"

    @property
    def word(self) -> str:
        """«必须修改»."""
        return URGENCY_WORDS[self]

    @property
    def shape(self) -> str:
        """The sign before the word, by which it is known without colour."""
        return URGENCY_SHAPES[self]


URGENCY_WORDS: Mapping[Urgency, str] = MappingProxyType(
    {
        Urgency.MUST: "必须修改",
        Urgency.SHOULD: "建议修改",
        Urgency.VERIFY: "请核实",
        Urgency.NOTE: "提示",
        Urgency.WRITING: "书写",
    }
)

HINTS = frozenset({Urgency.NOTE, Urgency.WRITING})

# A shape beside the word: told apart without colour, in print and in a monochrome terminal.
URGENCY_SHAPES: Mapping[Urgency, str] = MappingProxyType(
    {
        Urgency.MUST: "■",
        Urgency.SHOULD: "▲",
        Urgency.VERIFY: "◆",
        Urgency.NOTE: "○",
        Urgency.WRITING: "◇",
    }
)

PERIOD_WORDS: Mapping[str, str] = MappingProxyType(
    {"annual": "全年", "mid_term": "中期", "half_year": "半年", "previous": "上年"}
)

SEVERITY_WORDS: Mapping[str, str] = MappingProxyType(
    {"error": "必须修改", "warning": "建议修改", "info": "提示"}
)

CONFIDENCE_WORDS: Mapping[str, str] = MappingProxyType(
    {"certain": "确定", "likely": "较有把握", "ask": "只作核实"}
)

KIND_WORDS: Mapping[FormKind, str] = MappingProxyType(
    {
        FormKind.DEPARTMENT: "部门整体绩效目标表",
        FormKind.PROJECT: "项目绩效目标表",
        FormKind.TRANSFER: "转移支付绩效目标表",
        FormKind.SELF_REVIEW: "绩效自评表",
        FormKind.MONITORING: "绩效监控表",
    }
)

FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "指标名称",
        "weight": "权重",
        "operator": "计算符号",
        "value": "指标值",
        "unit": "计量单位",
        "actual": "实际完成值",
        "core": "是否核心指标",
        "score": "得分",
        "reason": "偏差原因",
        "forecast": "全年预计完成值",
        "possibility": "完成目标可能性",
        "level1": "一级指标",
        "level2": "二级指标",
        "levels": "指标层级",
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

# Where a column is narrow: what its heading says instead.
SHORT_FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "指标",
        "operator": "符号",
        "unit": "单位",
        "actual": "实际完成",
        "forecast": "全年预计",
        "possibility": "完成可能性",
        "levels": "层级",
        "core": "核心",
        "project": "项目",
        "budget": "预算",
    }
)

DIRECTION_WORDS: Mapping[str, str] = MappingProxyType(
    {"higher": "越高越好", "lower": "越低越好", "exact": "应与目标相等", "unknown": "不能确定"}
)

OUTCOME_WORDS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.FAIL: "有问题",
        Outcome.UNDETERMINED: "未能判断",
        Outcome.ERROR: "规则出错",
        Outcome.PASS: "通过",
        Outcome.NOT_APPLICABLE: "不适用",
    }
)

SCOPE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "submission": "整份文件",
        "form": "每张表",
        "indicator": "每条指标",
        "pair": "同一张表的每两条指标",
        "text": "每段文字",
    }
)

ADVICE = "改法"  # what a finding proposes, in every output
WAIVED = "已豁免"
WAIVED_SHAPE = "✓"

WHOLE_FILE = "整份文件"


def heading(field: str) -> str:
    """What a column is headed: the short name of the field where it has one."""
    return SHORT_FIELD_WORDS.get(field) or FIELD_WORDS[field]


def row_words(row: int) -> str:
    """«第3行»: what an indicator's row is called."""
    return f"第{row}行"
