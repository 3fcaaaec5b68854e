"""Pipe tables of Markdown, and the boxes that other exports draw with ``|`` and ``+---+``."""

from __future__ import annotations

from auditor.expressions import expression
from auditor.readers.plain.lines import Line
from auditor.readers.plain.markup import GridCell
from auditor.readers.plain.rows import TextRow
from auditor.readers.plain.tabs import tidy

_RULE = expression(r"\s*+(?:[|+]\s*+)?:?[-=]++:?\s*+(?:[|+]\s*+:?[-=]++:?\s*+)*+[|+]?\s*+")
_BORDER = expression(r"[┌┬┐├┼┤└┴┘─━┏┓┗┛┣┫╋┳┻]+")
_SEPARATOR = expression(r"(?<!\\)[|│┃]")
_EDGES = "|│┃"
_FEWEST_BARRED = 3  # lines, so that no sentence with a bar in it makes a table
_BARRED_PARTS = 3  # two cells and what follows the last bar


def pipe_run(lines: list[Line], start: int) -> int:
    """The index after the pipe table that begins at ``start``; ``start`` where none does."""
    end = start
    while end < len(lines) and (_framed(lines[end].text) or (end > start and _is_rule(lines[end].text))):
        end += 1
    if end - start >= 2:
        return end
    if start + 1 < len(lines) and _splits(lines[start].text) and _splits_rule(lines[start + 1].text):
        end = start + 2
        while end < len(lines) and _splits(lines[end].text):
            end += 1
        return end
    return _barred_run(lines, start)


def _barred_run(lines: list[Line], start: int) -> int:
    """Lines that only end with a bar and part their cells by bars, as some pages are pasted."""
    end = start
    while end < len(lines) and _barred(lines[end].text):
        end += 1
    return end if end - start >= _FEWEST_BARRED else start


def pipe_rows(lines: list[Line], table: int) -> list[TextRow]:
    """The rows of a pipe table without its rules."""
    barred = all(_barred(line.text) for line in lines)
    return [_row(line, table, barred=barred) for line in lines if not _is_rule(line.text)]


def _row(line: Line, table: int, *, barred: bool) -> TextRow:
    text = line.text.strip()
    parts = _SEPARATOR.split(text)
    if text[:1] in _EDGES:
        ends_framed = len(parts) > 2 and text[-1:] in _EDGES and not text.endswith("\\|")
        parts = parts[1:-1] if ends_framed else parts[1:]
    elif barred:
        parts = parts[:-1]
    cells = tuple(
        GridCell(tidy(part.replace("\\|", "|")), column, line.number)
        for column, part in enumerate(parts, start=1)
    )
    return TextRow(cells, line.number, table)


def _framed(text: str) -> bool:
    stripped = text.strip()
    if "\t" in stripped or len(stripped) < 2:
        return False
    if _BORDER.fullmatch(stripped) or (stripped[0] == "+" and _is_rule(stripped)):
        return True
    return stripped[0] in _EDGES and stripped[-1] in _EDGES


def _is_rule(text: str) -> bool:
    stripped = text.strip()
    return bool(stripped) and bool(_RULE.fullmatch(stripped) or _BORDER.fullmatch(stripped))


def _barred(text: str) -> bool:
    stripped = text.strip()
    if "\t" in stripped or stripped[:1] in _EDGES or stripped[-1:] not in _EDGES:
        return False
    return len(_SEPARATOR.split(stripped)) >= _BARRED_PARTS and not stripped.endswith("\\|")


def _splits(text: str) -> bool:
    return "\t" not in text and _SEPARATOR.search(text) is not None


def _splits_rule(text: str) -> bool:
    return "|" in text and _is_rule(text)
