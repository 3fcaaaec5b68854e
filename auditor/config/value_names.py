"""Values of rule files and what they are called in Chinese, for those who write the Chinese word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.categories import CATEGORIES
from auditor.model.words import CONFIDENCE_WORDS, FIELD_WORDS, KIND_WORDS, SCOPE_WORDS, SEVERITY_WORDS

_OTHERS = {
    "quantitative": "定量",
    "qualitative": "定性",
    "unknown": "看不出",
    "stable": "正式",
    "preview": "试行",
    "deprecated": "停用",
}
_NAMES: tuple[Mapping[str, str], ...] = (
    SEVERITY_WORDS,
    CONFIDENCE_WORDS,
    SCOPE_WORDS,
    {kind.value: name for kind, name in KIND_WORDS.items()},
    _OTHERS,
    FIELD_WORDS,
    CATEGORIES,
)
_MOST = 8  # values that are listed with their names


def value_called(word: str, known: Sequence[str]) -> str:
    """The one of the ``known`` values that is called so, blank where none is."""
    return next((each for each in known for names in _NAMES if names.get(each) == word), "")


def listed(known: Sequence[str]) -> str:
    """«error（必须修改）、warning（建议修改）»; without the names where there are many or one has none."""
    names = next((names for names in _NAMES if known and names.keys() >= set(known)), None)
    if names is None or len(known) > _MOST:
        return "、".join(known) or "（无）"
    return "、".join(f"{each}（{names[each]}）" for each in known)
