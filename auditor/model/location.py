"""Where something stands in the file that the department sent."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from string import ascii_uppercase
from typing import Any, Literal

Part = Literal["document", "sheet", "page"]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Location:
    """A place a person can find again; every number is 1-based, absent keys are ``None``.

    ``table``, ``row`` and ``column`` are for Word and HTML, ``sheet`` and ``cell`` for Excel, ``page`` for
    PDF, ``line`` for text. ``box`` is where it is printed on the page: left, top, right and bottom in points
    (1/72 inch) from the top left corner; it says no more than the other keys and does not tell places apart.
    """

    part: Part = "document"
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    cell: str | None = None
    line: int | None = None
    box: Box | None = field(default=None, compare=False)

    def as_json(self) -> dict[str, Any]:
        """The keys that are set, as CONTRACT.md names them."""
        found = {name: value for name, value in zip(_KEYS, _values(self), strict=True) if value is not None}
        if self.box is not None:
            found["box"] = list(self.box)
        return found

    @property
    def only_table(self) -> bool:
        """Whether the file says no more of the place than that it is in a table: no page, cell or line."""
        return self.page is None and self.sheet is None and self.cell is None and self.line is None

    @property
    def row_key(self) -> tuple[object, ...]:
        """What all places in one row of a table have in common: they differ in the column alone."""
        row = (self.cell or "").lstrip(ascii_uppercase) if self.row is None else self.row
        return self.part, self.page, self.sheet, self.table, row, self.line

    def describe(self) -> str:
        """The place in Chinese as a person finds it: «第3页», «工作表“整体”D12», «文本第481行», «第2个表格».

        A row and a column of a grid are for programs: with merged cells nobody can count them."""
        words = []
        if self.page is not None:
            words.append(f"第{self.page}页")
        if self.sheet is not None:
            words.append(f"工作表“{self.sheet}”{self.cell or ''}")
        elif self.cell is not None:
            words.append(f"单元格{self.cell}")
        if self.line is not None:
            words.append(f"文本第{self.line}行")
        if not words and self.table is not None:
            words.append(f"第{self.table}个表格")
        return "".join(words) or "全文"

    def in_grid(self) -> str:
        """The place for those who look at how a file is read: «第2个表格第5行第4列»."""
        words = self.at(table=None).describe() if self.table is not None else self.describe()
        parts = ["" if words == "全文" else words]
        parts += [f"第{self.table}个表格"] if self.table is not None else []
        if self.cell is None and self.line is None and self.row is not None:
            parts.append(f"第{self.row}行" + (f"第{self.column}列" if self.column is not None else ""))
        return "".join(parts) or "全文"

    def at(self, **changes: Any) -> Location:
        """A copy with some keys changed."""
        return replace(self, **changes)


_KEYS = tuple(key.name for key in fields(Location))
_values = attrgetter(*_KEYS)
