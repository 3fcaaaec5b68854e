"""Mistakes in YAML files, with their places."""

from __future__ import annotations

from typing import NamedTuple

from auditor.errors import ConfigurationError

Path = tuple[str | int, ...]


class Mark(NamedTuple):
    """A place in a YAML file; both numbers are 1-based."""

    line: int
    column: int


class YamlError(ConfigurationError):
    """A mistake in a YAML file, shown as file:line:column with the line and a caret under the spot."""

    def __init__(self, message: str, *, source: str, mark: Mark | None = None, line_text: str = "") -> None:
        place = f"{source}:{mark.line}:{mark.column}" if mark else source
        spot = (f"    {line_text}", f"    {_caret(line_text, mark.column)}") if mark and line_text else ()
        self._lines = (f"{place}：{message}", *spot)
        super().__init__("\n".join(self._lines))
        self.source = source
        self.mark = mark
        self.message = message

    @property
    def lines(self) -> tuple[str, ...]:
        return self._lines


def _caret(line: str, column: int) -> str:
    # a full-width character takes two columns on a terminal
    return "".join("　" if ord(char) > 0x2E7F else " " for char in line[: column - 1]) + "^"
