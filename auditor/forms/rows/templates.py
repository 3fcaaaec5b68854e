"""Lines of the template that nobody filled in: 指标2：, ……, （请填写）, words of the header once more, 无 in
the place of a name, or a row that shows how one is filled in: （示例）补植行道树."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.expressions import expression
from auditor.forms.rows.row import Row
from auditor.forms.text import squeeze
from auditor.forms.vocabulary import Vocabulary

_ASKED = expression(
    r"[（(【\[]?(?:请|待|自行)(?:填写|填报|补充|输入)(?:指标(?:名称)?)?[）)】\]]?"
    r"|[（(【\[](?:填写|填报|填列|填入|写明)[^（()）]{0,8}[）)】\]]"
)
_MASK = expression(r"[≥≤＞＜><≧≦=＝]?(?:[*＊×Xx]{2,}|_{2,})\S{0,4}")
_LED = expression(r"[（(【\[]([^（()）【】\[\]]{1,6})[)）】\]]|([^：:]{1,6})[：:]")
_SAMPLES = frozenset({"例", "举例", "例如"})
_FILLED = ("value", "operator", "weight", "actual")
_NUMBER = expression(r"[\d一二三四五六七八九十]*[:：]?$")
_EXPLAINED = expression(r"[（(【][^（()）]+[）)】]")  # （含符号和单位）
_NO_WEIGHT = expression(r"0(?:\.0+)?[分%]?")


def is_template(words: Vocabulary, row: Row) -> bool:
    """Whether a row names no indicator and gives no target, or is an example."""
    labels = words.labels
    led = _LED.match(squeeze(row.text("name")))
    if led and _is_sample(led[1] or led[2], labels.source.samples):
        return True
    _, name = words.levels.split(row.text("name"))
    name = squeeze(name)
    bare = _NUMBER.sub("", name)
    if name in labels.none or bare in labels.none:
        return all(labels.is_blank(text) or text in labels.none for text in _filled(row))
    asked = (bare and bare in labels.placeholders) or labels.column(name) == "name" or _ASKED.fullmatch(name)
    return bool(asked) and all(_is_open(words, text) for text in _filled(row))


def _filled(row: Row) -> Iterator[str]:
    """What the row says of a target."""
    return (squeeze(row.text(column)) for column in _FILLED)


def _is_sample(lead: str, samples: tuple[str, ...]) -> bool:
    return lead in _SAMPLES or lead.endswith(samples)


def _is_open(words: Vocabulary, text: str) -> bool:
    """Whether a cell says nothing of a target: blank, a sign alone, a mask, a word of the header, a note in
    brackets."""
    said_nothing = words.labels.is_blank(text) or words.targets.sign(text) is not None
    left = any(each.fullmatch(text) for each in (_NO_WEIGHT, _MASK, _ASKED, _EXPLAINED))
    return said_nothing or left or words.labels.column(text) in _FILLED
