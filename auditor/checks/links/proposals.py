"""An indicator proposed for a promise in the text: name, operator, value and unit."""

from __future__ import annotations

from auditor.checks.shared.amounts import as_text
from auditor.expressions import expression
from auditor.language.facts import Quantity
from auditor.language.linking.commitments import Commitment, CommitmentReader
from auditor.model import Operator

_NAMED = 14
_BARE = 4  # characters: 公众 alone names no quantity, 覆盖公众 does
_LONGEST = 18  # characters of an object that still makes a name
_AND_SO_ON = "等各"
_VOLUME, _FOR = "volume", ("为", "给")
_SHARE, _RATE = "%", ("率", "度", "比例", "占比")
_AFTER = "后"
_UNNAMED = expression(r"[\d每：:]|能够|^.?$")
_SHARED = expression(r"[及和与、]\s*\d")


def topic_name(promise: Commitment, promises: CommitmentReader) -> str | None:
    """«防汛演练次数» for a task without a number; ``None`` where it neither is held nor built."""
    measure, words = promises.measure(promise.term), promises.namer.topic(promise.topic)
    if measure is None or not words.endswith(promise.term) or len(words) > _NAMED:
        return None
    return promises.namer.name(promises.namer.built(words), measure)


def nameable(quantity: Quantity) -> bool:
    """Whether a quantity's object makes a name: «每周» and «2025年完成» do not, nor does the first of two
    things that share what follows them (11个甲及5个乙补贴的支付)."""
    if (
        not quantity.object
        or not quantity.unit.kinds
        or "date" in quantity.unit.kinds
        or _UNNAMED.search(quantity.object)
        or len(quantity.object) > _LONGEST
        or _AND_SO_ON in quantity.object
    ):
        return False
    after = quantity.clause.partition(quantity.object)[2]
    return _SHARED.match(after) is None


def named(quantity: Quantity, promises: CommitmentReader) -> str:
    """The proposal for a quantity, where its object makes a name and says more than how large it is; how much
    something holds is no number of things (化粪池4.5立方米)."""
    thing = quantity.object.removeprefix(quantity.action or "")
    sized = thing in promises.words.naming.sizes or _VOLUME in quantity.unit.kinds
    return "" if sized or not nameable(quantity) else proposal(quantity, promises)


def _object(quantity: Quantity, done: tuple[str, ...]) -> str:
    """What is counted, without the end of what comes before it (项目实施|后受益人口)."""
    thing = quantity.object
    later = thing.startswith(_AFTER) and any(f"{deed}{thing}" in quantity.clause for deed in done)
    return thing.removeprefix(_AFTER) if later else thing


def _without_whom(topic: str, action: str) -> str:
    """为甲添置乙 without 为甲: for whom it is done is no part of what is counted."""
    return topic[topic.index(action) :] if action and topic.startswith(_FOR) and action in topic else topic


def proposal(quantity: Quantity, promises: CommitmentReader) -> str:
    """«采购办公耗材数量=3287个» for a promised quantity."""
    measure, words = promises.measure_by_unit(quantity.unit), promises.words.naming
    topic = _without_whom(_object(quantity, words.done) or quantity.clause, quantity.action or "")
    told = quantity.action not in words.reaching or len(topic) <= _BARE
    if quantity.unit.text == _SHARE and topic.endswith(_RATE):
        told = False  # 办结率100% is a name as it stands, whatever was done before
    if quantity.action in words.teaching and topic.endswith(words.taught):
        topic, told = topic + quantity.action, False
    if quantity.action and told and quantity.action not in topic and topic[:1] != quantity.action[:1]:
        topic = quantity.action + topic
    whole = quantity.value == 100 and quantity.unit.text == "%"
    exact = (quantity.action in words.exact or whole) and quantity.operator is None
    operator = Operator.EQUAL if exact else quantity.operator or Operator.AT_LEAST
    name = promises.namer.counted if measure == words.counted else promises.namer.name
    return f"{name(topic, measure)}{operator.value}{as_text(quantity.annual)}{quantity.unit.text}"
