"""Cells that do not look like what their column holds: what rests on them is not judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.chinese.marks import HAN, LINES
from auditor.expressions import expression
from auditor.forms.labels import Grammar
from auditor.forms.rows.row import Row
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.header import TYPED_FIELDS, Column, Header
from auditor.forms.shapes.weights import CLASSES, DATA_CLASSES, Weights
from auditor.model import Sureness

_PATH = expression(rf"[{HAN}]{{2,}}[{LINES}][{HAN}]{{2,}}")  # 满意度-满意度: levels, not a level
_ODD = 0.4  # per cent of the cells under a role that are of a class
_MUCH = 4.0  # how much likelier two cells are in each other's column
_RATHER = 1.5  # how much likelier a cell is under what its column would be in the next best reading
_BLANK = CLASSES.index("blank")
_FEWEST_LABELS = 2
_SAID = 0.9
_NUMBER = CLASSES.index("number")
_OF_NUMBERS = frozenset({"operator", "unit"})
_PARTLY = 0.3
_FEW = 1  # odd cell in a row: it is the form's, where the column is certain
_FIELDS = frozenset({"name", "value", "operator", "unit", "weight", "level1", "level2"})
_OF_FIGURES = frozenset({"operator", "value", "weight"})
_UNIT = CLASSES.index("unit")  # may also be a word of a label: 项, 级
_TYPED = DATA_CLASSES - {_UNIT}


class RowDoubter:
    """Compares the cells of a row with the likelihoods of lexicons/forms/profiles.yaml."""

    def __init__(self, kinds: CellKinds, weights: Weights, grammar: Grammar) -> None:
        self._kinds = kinds
        self._grammar = grammar
        self._weights = weights

    def doubtful(self, row: Row, header: Header, *, first: bool = False) -> frozenset[str]:
        """The fields whose cells were likely meant for other columns; the name stands for the whole row. The
        ``first`` row below a header may be a line of it by fewer words."""
        if self._looks_like_labels(row) or self._says_nothing_typed(row, header, first=first):
            return frozenset({"name"})
        if first and self._is_named_like_a_label(row):
            return frozenset({"name"})
        cells = list(self._rare(row, header))
        if not cells:
            return frozenset()
        odd = {column.name: column.sureness for column, kind in cells if self._is_odd(column, kind)}
        if odd and len(odd) <= _FEW and not row.realigned:
            named = not self._complete(row, header)  # a name that is a date stands beside a value of its own
            odd = {
                name: sure
                for name, sure in odd.items()
                if (name == "name" and named) or sure is not Sureness.CERTAIN
            }
        other = (each.name for each, kind in cells if self._suits_another(each, kind))
        return frozenset({*odd, *other, *self._swapped(row, header, cells)})

    def _looks_like_labels(self, row: Row) -> bool:
        """Whether all own cells of a row have the words of labels, so that it may be a line of a header."""
        texts = [slot.text for slot in row.cells.values() if slot.fresh and slot.text.strip()]
        plain = len(texts) >= _FEWEST_LABELS and not any(map(str.isdigit, "".join(texts)))
        return plain and all(map(self._reads_as_label, texts))

    def _is_named_like_a_label(self, row: Row) -> bool:
        """Whether the name reads as the label of names, beside a word for a target: 三级指标 | 项."""
        name, value = self._grammar.read(row.text("name")), row.text("value")
        plain = name.best == "name" and min(name.known, name.strength) >= _SAID
        return plain and bool(value.strip()) and self._kinds.of(value) not in _TYPED

    def _says_nothing_typed(self, row: Row, header: Header, *, first: bool) -> bool:
        """Whether words stand below all columns of levels, signs, figures and units that a row fills: however
        they read, it may be a line of a header."""
        cells = ((column, row.cells.get(column.key)) for column in header.typed)
        filled = [(column, slot.text) for column, slot in cells if slot and slot.text.strip()]
        if first and self._are_words([each for each in filled if each[0].name in _OF_FIGURES]):
            return True  # whatever levels and units it seems to have
        words = all(self._is_word(text, column) or self._reads_as_label(text) for column, text in filled)
        narrow = first and bool(filled) and self._has_words_of_labels(row)
        return words and (len(filled) >= _FEWEST_LABELS or narrow)

    def _are_words(self, filled: Sequence[tuple[Column, str]]) -> bool:
        return len(filled) >= _FEWEST_LABELS and all(self._is_word(text, column) for column, text in filled)

    def _reads_as_label(self, text: str) -> bool:
        return self._grammar.read(text).strength >= _SAID

    def _has_words_of_labels(self, row: Row) -> bool:
        """Whether a good part of each own cell of a row are words that labels are made of."""
        texts = [slot.text for slot in row.cells.values() if slot.fresh and slot.text.strip()]
        return len(texts) >= _FEWEST_LABELS and all(
            self._grammar.read(text).known >= _PARTLY for text in texts
        )

    def _is_word(self, text: str, column: Column) -> bool:
        kind = self._kinds.of(text)
        return kind not in column.usual and kind not in _TYPED

    def _rare(self, row: Row, header: Header) -> Iterator[tuple[Column, int]]:
        """The columns that findings rest on, with the class of their cell where few others are of it."""
        for column in header.columns:
            slot = row.cells.get(column.key)
            if column.name in _FIELDS and slot is not None and slot.text.strip():
                kind = self._kinds.of(slot.text)
                if kind in column.usual:
                    continue
                path = column.name == "name" and _PATH.match(slot.text.strip())
                dash = column.name == "name" and kind == _BLANK and self._complete(row, header)
                if not (path or dash):
                    yield column, kind

    def _complete(self, row: Row, header: Header) -> bool:
        """Whether every column that findings rest on, and that rows fill, is filled: nothing was shifted out
        of the row. A target in words or a day needs neither sign nor unit."""
        value = next((row.cells.get(column.key) for column in header.columns if column.name == "value"), None)
        bare = value is None or self._kinds.of(value.text) == _NUMBER
        fields = _FIELDS if bare else _FIELDS - _OF_NUMBERS
        columns = (column for column in header.columns if column.name in fields)
        due = [column.key for column in columns if _BLANK not in column.usual]
        return all((slot := row.cells.get(key)) is not None and bool(slot.text.strip()) for key in due)

    def _swapped(self, row: Row, header: Header, rare: Sequence[tuple[Column, int]]) -> Iterator[str]:
        """The fields of two columns whose cells suit each other's column much better than their own: the row
        was meant for other columns."""
        typed = [
            each for each in header.columns if each.name in TYPED_FIELDS and each.role in self._weights.logs
        ]
        cells = ((each, row.cells.get(each.key)) for each in typed)
        filled = [(each, self._kinds.of(slot.text)) for each, slot in cells if slot and slot.text.strip()]
        for column, kind in rare:
            for other, its in filled:
                if column.name != other.name and self._gain(column.role, kind, other.role, its) > _MUCH:
                    yield from (column.name, other.name)

    def _gain(self, role: str, kind: int, other: str, its: int) -> float:
        """How much likelier the cells of two columns are the other way round."""
        logs = self._weights.logs
        if not {role, other} <= logs.keys():
            return 0.0
        return logs[role][its] + logs[other][kind] - logs[role][kind] - logs[other][its]

    def _is_odd(self, column: Column, kind: int) -> bool:
        shares = self._weights.classes.get(column.role, {})
        return shares.get(CLASSES[kind], self._weights.rest) <= _ODD

    def _suits_another(self, column: Column, kind: int) -> bool:
        """Whether a cell suits the next best reading of a column that is not certain much better."""
        logs = self._weights.logs
        if column.sureness is Sureness.CERTAIN or not {column.role, column.runner_up} <= logs.keys():
            return False
        if column.runner_up == column.name:  # 定性 and signs stand in one column, read as the same field
            return False
        return logs[column.runner_up][kind] - logs[column.role][kind] > _RATHER
