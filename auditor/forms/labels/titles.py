"""Titles of forms."""

from __future__ import annotations

from auditor.chinese.dates import THIS_CENTURY
from auditor.chinese.marks import unspaced
from auditor.expressions import expression
from auditor.forms.labels.label_file import Titles
from auditor.forms.text import squeeze

_LONGEST_TITLE = 60
_CAPTION_LEAD = expression(
    r"^(?:附?表|附件|附录)[一二三四五六七八九十\d\-.—]+[:、.]?|^(?:\d+(?:[-.]\d+)*|[一二三四五六七八九十]+)[、.:]"
)
_BRACKET_TAIL = expression(r"(?:[(\[【《〔][^)\]】》〕]*[)\]】》〕])+$")
_YEAR_TAIL = expression(rf"{THIS_CENTURY}年?度?$")
_CONTINUED = expression(r"\(?续表?(?:[一二三四五六七八九十\d])*\)?")


def title_of(text: str, titles: Titles) -> str | None:
    """The title of a form as printed without caption number, ``None`` where the text is not one."""
    if len(text) > 3 * _LONGEST_TITLE:
        return None
    printed = squeeze(text)
    if not 4 <= len(printed) <= _LONGEST_TITLE:
        return None
    bare = _YEAR_TAIL.sub("", _BRACKET_TAIL.sub("", _CONTINUED.sub("", printed)))
    if not bare.endswith(titles.endings) or bare.endswith(titles.excluded):
        return None
    if any(mark in bare for mark in "。；;，,") or not any(word in bare for word in titles.words):
        return None
    return _CAPTION_LEAD.sub("", unspaced(text))
