"""Costs, losses, use of resources, money in and out, standards per head."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.chinese.dates import THIS_YEAR
from auditor.expressions import expression
from auditor.language.facts import Direction, Measure
from auditor.language.names.direction.grammar import Name, Verdict
from auditor.language.names.direction.words import Word

_DONE = expression(f"(?:{THIS_YEAR}|累计|实际|计划|新增)*完成")


def by_charge(name: Name, measure: Measure) -> Verdict | None:
    """The rate of what is charged or borrowed (发行费用率, 贷款利率), and the share of overheads."""
    lexicon, thing = name.grammar.lexicon, name.text[: name.end]
    rate, share = measure.term == "率", measure.term.endswith(name.grammar.measures.composition)
    if measure.term == "利率":
        return Verdict(Direction.LOWER, measure.term) if thing.endswith(lexicon.charged) else None
    fee = rate and thing[1:].endswith("费") and not thing.endswith(lexicon.no_charges)
    if fee or ((rate or share) and thing.endswith(lexicon.charges)):
        return Verdict(Direction.LOWER, thing[-4:])
    return None


def to_be_low(name: Name, measure: Measure) -> Verdict:
    """Costs, limits, use of resources; what was saved or treated of them is to be high."""
    kind = name.grammar.kinds[measure.kind]
    if measure.term.endswith("投资") and (done := _DONE.match(name.text)):
        return Verdict(Direction.HIGHER, done[0])  # work done, told in money
    thing = [word for word in name.grammar.events.scan(measure.object) if word.decides]
    last, opening = (thing[0], thing[-1]) if thing else (None, None)
    averted = opening is not None and opening.start == 0 and opening.has("falls", "handles")
    if measure.kind == "loss" and opening is not None and averted:  # 挽回受援人经济损失
        return Verdict(Direction.HIGHER, opening.text)
    treated = last is not None and (last.has("falls") or (last.has("handles") and kind.consumed))
    if last is not None and treated and last.end == measure.start:
        return Verdict(Direction.HIGHER, last.text)
    if "money" in name.units and (relief := _relief(name, measure, thing)):  # 减免的水费: spared
        return Verdict(Direction.HIGHER, relief)
    settled = name.grammar.phrases.settles.match(name.text) if "ratio" in name.units else None
    if settled is not None:  # 缴清水费, in per cent
        return Verdict(Direction.HIGHER, settled.text)
    rate = measure.kind == "deviation" and not measure.term.startswith(name.grammar.lexicon.either_way)
    told = kind.sure and ("ratio" not in name.units or rate)
    return Verdict(Direction.LOWER, measure.term, told)


def _relief(name: Name, measure: Measure, thing: Sequence[Word]) -> str | None:
    """The word by which persons are spared a cost, where no deed comes between the two (减免办理成本)."""
    for relief in name.grammar.lexicon.reliefs:
        end = measure.object.find(relief) + len(relief)
        if end >= len(relief) and not any(word.start >= end and word.has("handles") for word in thing):
            return relief
    return None


def paid(name: Name) -> Verdict | None:
    """Money per head or per piece: a benefit is fixed, anything else a cap; ``None`` otherwise."""
    per_head = name.grammar.phrases.per_head.search(name.text)
    if per_head is None:
        return None
    if any(word in name.text for word in name.grammar.lexicon.benefits):
        return Verdict(Direction.EXACT, per_head.text)
    return Verdict(Direction.LOWER, per_head.text)


def by_standard(name: Name, measure: Measure) -> Verdict:
    """A standard is fixed where it is paid to persons, a cap where it is spent."""
    lexicon = name.grammar.lexicon
    spent = any(word in name.text for word in lexicon.costs)
    works = any(word in name.text for word in lexicon.works)
    if not name.units and any(word in measure.object for word in lexicon.kept_to):
        return Verdict(Direction.HIGHER, measure.term)  # 达到国家标准
    if works or (spent and not any(word in name.text for word in lexicon.benefits)):
        return Verdict(Direction.LOWER, measure.term)
    if "ratio" in name.units:
        return Verdict(Direction.HIGHER, measure.term)  # so much of it is kept to
    if measure.object.endswith(lexicon.floors):
        return Verdict(Direction.HIGHER, measure.term)  # 基本工资最低标准
    if any(word in measure.object for word in lexicon.means_of_all):
        return Verdict(Direction.LOWER, measure.term)  # an average over cases is a cap, no fixed sum
    return Verdict(Direction.EXACT, measure.term, sure=True)
