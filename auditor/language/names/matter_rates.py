"""Names that end in a rate: what their object is and what was done to it."""

from __future__ import annotations

from auditor.language.names.matter_finder import REACH, MatterFinder
from auditor.language.names.matter_parts import NameParts

_REACHED = ("coverage", "programme", "breadth")  # who takes part in something, and how far it goes
_DONE = ("handling", "paying", "settling", "dealing")  # what was done to it
_NEAR = {"doing": 1, "completion": 3}  # characters at most between such a word and the measure
_NEXT = 1  # characters between a thing and the state it is in (水质达标率)


def rate(lexicon: MatterFinder, name: NameParts) -> str | None:
    """What a name that ends in a rate or in growth says of its object."""
    if "ratio" in name.unit_kinds and not name.measure and name.text.endswith(lexicon.words.tasks):
        return "completion"
    if name.kind in {"growth", "decline"}:
        return _growth(lexicon, name)
    if name.kind not in lexicon.words.rates:
        return None
    head = _head(name)
    if lexicon.has("funds", head[-REACH - 2 :]) or head in lexicon.words.bare_funds:
        return "saving" if head.endswith(lexicon.words.fewer) else "funds"
    kind, start = _stem(lexicon, head)
    if kind == "correctness" and name.kind == "degree" and lexicon.has("outlays", head):
        return None  # 支出与任务的匹配程度
    if kind == "correctness":
        state = _nature_before(lexicon, head, start)
        passed = lexicon.find["nature_states"].match(head, start) is not None
        taken = passed and lexicon.has("accepted", head)
        own = "own-work" if lexicon.has("own_work", head) else "correctness"
        return "nature" if state else "acceptance" if taken else own
    if kind in _REACHED and lexicon.has("work_coverage", head):
        return "work-coverage"
    if kind in {*_REACHED, *_DONE, "doing", "rate", "society"} and lexicon.nature(head):
        return "society" if kind == "society" else "nature"
    if kind == "completion" and lexicon.has("sustained", head):
        return "rate"
    if kind == "society" and lexicon.has("complaints", head):
        return "complaint"
    return None if kind == "rate" and name.kind == "degree" else kind


def _head(name: NameParts) -> str:
    """The object with what its measure says of it."""
    return name.head + (name.measure.term.rstrip("率度") if name.measure else "")


def _growth(lexicon: MatterFinder, name: NameParts) -> str:
    inner = lexicon.measure(name.head)
    if inner and lexicon.by_measure.get(inner.kind) == "income":
        return "income"
    if lexicon.has("complaints", name.head):
        return "complaint"
    topics = {"economy": "income", "nature": "nature", "society": "society"}
    return lexicon.topic(_head(name), topics) or "rate"


def _stem(lexicon: MatterFinder, head: str) -> tuple[str, int]:
    """The family of the word next to the measure, and where that word begins; handling and reaching
    people win over the completion of it (整改完成率)."""
    found = [
        (word.end, word.start, kind)
        for kind, stem in lexicon.stems.items()
        for word in stem.find(head)
        if len(head) - word.end <= _NEAR.get(kind, len(head))
    ]
    if not found:
        return "rate", len(head)
    _, start, kind = max(found, key=lambda item: (item[0], item[0] - item[1]))
    if kind == "completion":
        inner = [item for item in found if item[0] == start and item[2] in {*_REACHED, *_DONE}]
        kind = inner[0][2] if inner else kind
    return kind, start


def _nature_before(lexicon: MatterFinder, head: str, start: int) -> bool:
    """Whether what a word says is the state of a part of nature (水质|达标), by whatever it was observed
    (水质|在线监测|达标)."""
    if not lexicon.find["nature_states"].match(head, start):
        return False
    while observed := lexicon.find["observed"].ending(head[:start]):
        start = observed.start
    return any(0 <= start - word.end <= _NEXT for word in lexicon.find["nature"].find(head))
