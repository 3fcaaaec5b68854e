"""Names of money and of things counted."""

from __future__ import annotations

from auditor.expressions import expression
from auditor.language.facts import is_money
from auditor.language.names.matter_effects import effect
from auditor.language.names.matter_finder import REACH, MatterFinder
from auditor.language.names.matter_parts import NameParts

_AMOUNT = expression(r"[\d一二三四五六七八九十百千万]")
_HELD = frozenset({"sessions"})
_THINGS = frozenset({"items", "places", "machines", "plants", "area", "length"})
_MADE = frozenset({"machines", "documents"})
_EVENTS = _HELD | {"times", "events"}


def money(lexicon: MatterFinder, name: NameParts) -> str | None:
    """What a name says of money: spent, earned, saved, or a standard of pay."""
    words = lexicon.words
    money = any(map(is_money, name.unit_kinds))
    if name.text.endswith(words.standards):
        kept = not name.unit_kinds and name.value and not _AMOUNT.search(name.value)
        return None if kept or (name.unit_kinds and not money) else "standard"
    if money and name.kind == "money" and lexicon.has("per_head", name.text):
        return "standard"
    if money and not name.measure and lexicon.find["fewer"].match(name.text):
        return "saving"
    if money and lexicon.find["pulled"].match(name.text):
        return "income"
    matter = lexicon.by_measure.get(name.kind)
    if name.text.endswith(words.spending_endings) or matter == "spending":
        if name.unit_kinds and not money and "ratio" not in name.unit_kinds:
            return None  # 电费, 个: the unit counts something else
        if lexicon.has("fewer", name.text) or lexicon.has("others_costs", name.text):
            return "saving"
        return _aid(lexicon, name) if lexicon.has("money_work", name.head[-REACH:]) else "spending"
    if matter in {"income", "saving"} or name.text.endswith(words.income_endings):
        if matter == "saving" and lexicon.nature(name.text):
            return "nature-count"
        return None if lexicon.has("money_work", name.head[-6:]) else matter or "income"
    if name.kind != "money" and not (money and not name.measure):
        return None
    if name.kind == "money" and not lexicon.has("money_work", name.text):
        return "sum"
    bought = not name.measure and name.unit_kinds == {"money"} and _worked(lexicon, name.text)
    return _aid(lexicon, name) or ("sum" if bought else None)


def _aid(lexicon: MatterFinder, name: NameParts) -> str | None:
    return "aid" if name.unit_kinds == {"money"} and lexicon.has("aid", name.text) else None


def count(lexicon: MatterFinder, name: NameParts) -> str | None:
    """What a name counts."""
    if (own := lexicon.by_measure.get(name.kind)) in {"consumption", "frequency"}:
        return own
    counted = own == "count"
    bare = not name.measure and bool(name.unit_kinds & lexicon.words.counting_units)
    if bare and lexicon.find["fewer"].match(name.text):
        return "saving"  # 节约标准煤, 吨
    if not counted and not bare:
        return None
    text = name.text
    if "length" in name.unit_kinds and text.endswith(lexicon.words.specifications):
        return None
    dense = bool(name.unit_kinds) and all(kind.startswith("mass/") for kind in name.unit_kinds)
    if dense or lexicon.has("per_head", lexicon.find["not_per_head"].without(text)):
        return "ratio"  # mg/m²: how much of it there is in something
    if lexicon.has("incidents", text) or lexicon.bad(text, name.unit or None):
        late, complained = lexicon.has("punctual", text), lexicon.has("complaints", text)
        return None if late else "complaint" if complained else "incident"
    if lexicon.nature(text):
        built = "count" if name.head.endswith(lexicon.words.built) else "nature-count"
        return "made" if _done_for_nature(lexicon, name) else built
    if lexicon.find["adding"].match(text) and lexicon.has("facilities", text):
        return "facility"
    if lexicon.has("prized", text):
        return "prized"
    if name.kind == "person_times" and lexicon.has("served", text):
        return "reached"
    made = name.kind in _THINGS and name.head.endswith(lexicon.words.making)  # 文物保护修缮处数
    if lexicon.has("effects", text) and not made:
        return "reached" if counted or not effect(lexicon, name) else None
    if _worked(lexicon, text):
        return None if lexicon.has("sustained", text) else "made"  # 后续管护人员: work that keeps it going
    plain = "staff" if name.head.endswith(lexicon.words.staff) else "count"
    return "held" if name.unit_kinds & _HELD else plain


def _worked(lexicon: MatterFinder, text: str) -> bool:
    """Whether a name says what was done: a verb of making in it, or of any work at its beginning."""
    text = lexicon.find["attributes"].without(text)
    return lexicon.has("making", text) or lexicon.find["working"].match(text) is not None


def _done_for_nature(lexicon: MatterFinder, name: NameParts) -> bool:
    """Whether a name that speaks of nature counts what was made or held for it (安装水质监测设备, 套)."""
    counted = (name.unit_kinds | {name.kind}) & (_MADE | _EVENTS)
    return bool(counted) and _worked(lexicon, name.text)
