"""What the brackets behind a name say of its target: 造林面积（≥**亩）, 购置水泵（≥台）, 受益户数（户）."""

from __future__ import annotations

import re

from auditor.forms.labels.values import TargetReader
from auditor.model import Operator

_BOUND = re.compile(r"[（(]\s*([≥≤＞＜><≧≦])\s*[*＊×Xx_]*\s*[^（()）\d]*[）)]$")
_TEMPLATE = re.compile(r"^\s*(?:[≥≤＞＜><≧≦=＝]\s*[*＊×Xx_]*|[*＊×Xx_]{2,})\s*")
_BRACKETED = re.compile(r"[（(]((?:[^（）()]|[（(][^（）()]*[）)])+)[）)]$")


def unit_in(name: str, targets: TargetReader) -> str | None:
    """The unit that a name ends with, for a form without a column for it."""
    match = _BRACKETED.search(name)
    unit = _TEMPLATE.sub("", match[1]) if match else ""
    return unit if unit and targets.is_unit(unit) else None


def bound_in(name: str, value: str | None, targets: TargetReader) -> Operator | None:
    """The sign that the template has left in the name, of a number without its own."""
    match = _BOUND.search(name) if value and value[:1].isdigit() else None
    return targets.sign(match[1]) if match else None
