"""Names without any number of their own: a state, a task, or a change for the better."""

from __future__ import annotations

from auditor.expressions import expression
from auditor.language.names.matter_finder import MatterFinder
from auditor.language.names.matter_parts import NameParts, is_date

_EFFECTS = {
    "sustained": "sustained-effect",
    "nature": "ecological-effect",
    "economy": "economic-effect",
    "society": "social-effect",
}
_SHORTEST = 2  # characters of what a course is called (情况)
_NATURE = expression("(?:[性度]|程度|情况)$")
_DONE = expression(r"(?:已|全部|均已|按[时期质量]+|按要求|如期)*(?:完成|开展|落实|实施|到位)?")


def plain(lexicon: MatterFinder, name: NameParts) -> str | None:
    """A name without any measure: a state, a task, or a change for the better."""
    words = lexicon.words
    if not name.measure and (name.text.endswith(words.incidents) or harm_falls(lexicon, name.text)):
        return "incident"
    if name.text.endswith(words.nature_qualities):
        return "ecological-effect"
    if name.text.endswith(words.courses) and lexicon.has("funds", name.text[:-_SHORTEST]):
        return "funds"
    if _keeps_to_procedure(lexicon, name.text):
        return "procedure"
    if name.text.endswith(words.grades):
        raised = lexicon.find["effect_openings"].match(name.text)  # 提高教学质量: what it brings
        return (effect(lexicon, name) if raised else None) or "grade"
    if not name.measure and is_date(name.value):
        return "deadline"
    if name.kind not in {"", "efficiency", "level", "index", "satisfaction"}:
        return None
    if name.text.endswith(words.duty_endings) and lexicon.find["duty_openings"].match(name.text):
        return "duty"
    if not name.unit_kinds and not name.measure and name.text.endswith(words.activities) and _done(name):
        return "activity"
    return effect(lexicon, name)


def _keeps_to_procedure(lexicon: MatterFinder, text: str) -> bool:
    """Whether a name asks if something was decided fairly (摊位分配是否公平公正, 遴选过程透明度)."""
    state = _NATURE.sub("", text)
    return state.endswith(lexicon.words.fair) and lexicon.has("procedures", state)


def harm_falls(lexicon: MatterFinder, text: str) -> bool:
    """Whether a name says that some harm becomes less (接种后降低流感的发生)."""
    ends = (*lexicon.words.incidents, *lexicon.words.harms)
    return text.endswith(ends) and lexicon.has("falling", text)


def effect(lexicon: MatterFinder, name: NameParts) -> str | None:
    """The change for the better that a name speaks of, where it has one topic."""
    words = lexicon.words
    opened = lexicon.find["effect_openings"].match(name.text)
    if not opened and not name.text.endswith((*words.effect_endings, *words.nature)):
        return None
    topic = lexicon.topic(name.text, _EFFECTS) or lexicon.human(name.text)
    around = topic == "social-effect" and lexicon.has("surroundings", name.text)
    return "surroundings-effect" if around else topic


def _done(name: NameParts) -> bool:
    return _DONE.fullmatch(name.value.strip()) is not None
