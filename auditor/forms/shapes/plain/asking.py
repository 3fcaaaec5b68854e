"""Tables that ask questions and give points for the answers: criteria of those who mark, no indicators."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.expressions import expression
from auditor.forms.labels import Grammar
from auditor.forms.lines import Line
from auditor.forms.shapes.header import Header
from auditor.forms.shapes.reading import Reading
from auditor.forms.text import squeeze

_POINTS = expression(r"\d{1,3}(?:\.\d+)?分")
_HALF = 0.5
_FEWEST = 2  # questions
_LEVELS = ("level1", "level2")
_FIGURES = ("amount", "signed", "date")
_ENTITLED = 0.4  # of a label that heads something
_PLAIN = 0.85
_FEWEST_LABELS = 2
_MARKS = ("weight", "score")
_AIMS = ("value", "operator", "actual")
_GIVEN = expression(r"[（(]\d{1,3}(?:\.\d+)?分[）)]$")
_SCORE = expression(r"\d{1,3}(?:\.\d+)?分?")
_LONGEST_QUESTION = 80


def asks_questions(reading: Reading, grammar: Grammar) -> bool:
    """Whether most rows of a table without levels ask something, as names or beside points that are given
    without targets."""
    levels = [column for role in _LEVELS if (column := reading.column(role)) is not None]
    if any(column.reading.share(*_LEVELS) >= _ENTITLED for column in levels):
        return False
    name, value = reading.column("name"), reading.column("value")
    pointed = value is not None and all(map(_POINTS.fullmatch, value.profile.texts))
    aimed = value is not None and not pointed and value.profile.share(*_FIGURES) > _HALF
    if name is None or aimed:
        return False
    alone = value is not None and not pointed
    asked = [name.profile.texts] if alone else [column.profile.texts for column in reading.columns]
    return any(_are_questions(texts, grammar) for texts in asked)


def _are_questions(texts: Sequence[str], grammar: Grammar) -> bool:
    count = sum(map(grammar.asks, texts))
    return count >= _FEWEST and count > _HALF * len(texts)


def heads_marking(line: Line, header: Header, grammar: Grammar) -> bool:
    """Whether a line of a table that follows another one holds labels, points among them and no
    targets, so that it goes on with no rows of the one before: 评估要点 | 标准分 | 得分."""
    cells = [slot for slot in line.filled if slot.fresh]
    if line.paragraph or line.block == header.block or len(cells) < _FEWEST_LABELS:
        return False
    said = [grammar.read(slot.text) for slot in cells]
    plain = any(each.best in _MARKS and min(each.strength, each.known) >= _PLAIN for each in said)
    labels = sum(each.strength >= _ENTITLED for each in said)
    aimed = any(each.share(*_AIMS) >= _ENTITLED for each in said)
    worded = not any(any(map(str.isdigit, slot.text)) for slot in cells)
    return plain and worded and not aimed and 2 * labels > len(said)


def is_criterion(line: Line, grammar: Grammar) -> bool:
    """Whether a line of a table is one of a scheme of marking, though it may begin like a label of the head:
    points behind what is marked or at the end, and what is asked (立项依据（5分） | 政策是否明确 | 5)."""
    if line.paragraph or len(line.filled) <= 1:
        return False
    first, *rest = (squeeze(slot.text) for slot in line.filled)
    if _GIVEN.search(first) is None and _SCORE.fullmatch(rest[-1]) is None:
        return False
    return any(len(text) <= _LONGEST_QUESTION and grammar.asks(text) for text in rest)
