"""Lines below the header of a table that are lines of a header themselves."""

from __future__ import annotations

from auditor.forms.lines import Line
from auditor.forms.shapes.header import Header
from auditor.forms.text import squeeze
from auditor.forms.vocabulary import Vocabulary

_FEWEST_LABELS = 2
_SURELY = 0.9


def is_of_header(line: Line, header: Header, words: Vocabulary) -> bool:
    """Whether a line below a header is a line of one."""
    again = repeats(line, header) or holds_labels(words, line) or reaches_into(header, line)
    return again or labels_targets(words, line, header)


def repeats(line: Line, header: Header) -> bool:
    """Whether a line prints the labels of the header again, or one line of them."""
    own = [slot.text for slot in line.filled if slot.fresh]
    return len(own) >= _FEWEST_LABELS and all(squeeze(text) in header.words for text in own)


def reaches_into(header: Header, line: Line) -> bool:
    """Whether most cells of a line are cells of the header that reach down to it."""
    own = sum(not slot.fresh and slot.text in header.printed for slot in line.filled)
    return own >= _FEWEST_LABELS and 2 * own > len(line.filled)


def says_again(line: Line, before: Line) -> bool:
    """Whether a line prints in the same columns what stands in one before it."""
    own = _printed(line)
    return len(own) >= _FEWEST_LABELS and own == _printed(before)


def _printed(line: Line) -> list[tuple[int, str]]:
    return [(slot.start, squeeze(slot.text)) for slot in line.filled if slot.fresh]


def holds_labels(words: Vocabulary, line: Line) -> bool:
    """Whether a line holds nothing but labels of columns, so that it is a line of a header."""
    own = [slot.text for slot in line.filled if slot.fresh]
    if len(own) < _FEWEST_LABELS or any(words.labels.column(text) is None for text in own):
        return False
    return not any(words.levels.is_level(slot.text) for slot in line.filled if not slot.fresh)


def labels_targets(words: Vocabulary, line: Line, header: Header) -> bool:
    """Whether the label of targets stands in the column of targets, and nothing in its line is of a row."""
    value = header.get("value")
    target = None if value is None else line.at(value.start)
    if target is None or not target.fresh:
        return False
    read = words.labels.grammar.read(target.text)
    if read.best != "value" or min(read.known, read.strength) < _SURELY:
        return False
    return not any(_is_of_row(words, slot.text) for slot in line.filled if slot is not target)


def _is_of_row(words: Vocabulary, text: str) -> bool:
    """Whether a text is a level, a sign or a figure, which no line of a header has."""
    return words.levels.is_level(text) or words.targets.is_sign(text) or any(map(str.isdigit, text))
