"""An indicator proposed for a promise in the text: name, operator, value and unit."""

from __future__ import annotations

import re

from auditor.checks.shared.amounts import as_text
from auditor.language.facts import Quantity
from auditor.language.linking.commitments import Commitment, CommitmentReader
from auditor.model import Operator

_MEASURES = (
    ("ratio", ""),
    ("person_times", "人次"),
    ("people", "人数"),
    ("households", "户数"),
    ("sessions", "场次"),
    ("times", "次数"),
    ("area", "面积"),
    ("length", "长度"),
    ("money", "金额"),
    ("duration", "时间"),
)
_COUNTED = "数量"
_ROWS = re.compile(r"^(?:[^-—－]{1,8}[-—－]+){1,3}")
_EDGES = "、，,；;。：:的“”\"' 　"
_TAIL = re.compile(r"(?:等)?(?:的)?(?:各项)?(?:工作|任务|活动安排)$")
_SHARES = ("率", "比例", "比重", "满意度", "知晓度", "指数")  # measures already, whatever the unit
_LONGEST = 24
_NAMED = 14
_BARE = 4  # characters: 公众 alone names no quantity, 覆盖公众 does
_REACHING = frozenset(
    {"覆盖", "惠及", "服务", "受益", "接待", "培训", "慰问", "走访", "救助", "资助", "帮扶"}
)
_UNNAMED = re.compile(r"[\d每]|^.?$")
_EXACT = frozenset({"购置", "采购", "购买", "购进", "添置", "配备", "征订", "订阅", "订购"})


def measure_name(topic: str, measure: str) -> str:
    """The topic's words shaped into an indicator's name that ends in the measure."""
    words = _ROWS.sub("", topic).strip(_EDGES)
    words = _TAIL.sub("", words).strip(_EDGES)
    if words.endswith((measure, *_SHARES)) or len(words) > _LONGEST:
        return words
    return words + measure


def topic_name(promise: Commitment, promises: CommitmentReader) -> str | None:
    """«防汛演练次数» for a task without a number; ``None`` where it neither is held nor built."""
    measure = promises.measure(promise.term)
    words = _TAIL.sub("", promises.task(promise.topic).strip(_EDGES)).strip(_EDGES)
    if measure is None or not words.endswith(promise.term) or len(words) > _NAMED:
        return None
    return measure_name(words, measure)


def nameable(quantity: Quantity) -> bool:
    """Whether a quantity's object makes a name: «每周» and «2025年完成» do not."""
    return bool(quantity.object) and not _UNNAMED.search(quantity.object)


def proposal(quantity: Quantity) -> str:
    """«采购办公耗材数量=3287个» for a promised quantity."""
    measure = next((name for kind, name in _MEASURES if kind in quantity.unit.kinds), _COUNTED)
    topic = quantity.object or quantity.clause
    told = quantity.action in _EXACT or (quantity.action in _REACHING and len(topic) <= _BARE)
    if told and not topic.startswith(quantity.action):
        topic = quantity.action + topic
    whole = quantity.value == 100 and quantity.unit.text == "%"
    exact = (quantity.action in _EXACT or whole) and quantity.operator is None
    operator = Operator.EQUAL if exact else quantity.operator or Operator.AT_LEAST
    return f"{measure_name(topic, measure)}{operator.value}{as_text(quantity.annual)}{quantity.unit.text}"
