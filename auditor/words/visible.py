"""Makes words of a document inert: control characters and marks that reorder text become visible signs.

A terminal obeys escape sequences, and a right-to-left override makes «≤» read as something else on a page.
Reports show them as «⟦U+202E⟧»; the JSON report keeps them, escaped.
"""

from __future__ import annotations

import json
from typing import Any

from auditor.expressions import expression

# Bidirectional controls, line and paragraph separators, zero-width joiners and the byte order mark.
_STEERING = "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
_UNSEEN = expression(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{_STEERING}]")
_POWER = expression(r"e-\d(?:,|\n|$)")  # the end of a small number, or words that look like one
_ESCAPED = expression(f"[\x7f-\x9f\ud800-\udfff{_STEERING}]")


def visible(text: str) -> str:
    """``text`` with every character that steers instead of showing as «⟦U+XXXX⟧»; tab and newline stay."""
    if text.isprintable():  # none of those characters is
        return text
    return _UNSEEN.sub(lambda match: f"⟦U+{ord(match[0]):04X}⟧", text)


def inert(line: str) -> str:
    """``visible`` for a line on a terminal: a line break in it would forge another line."""
    return visible(line).replace("\n", "⟦U+000A⟧")


def one_line(text: str) -> str:
    """``visible`` on a single line, runs of white space as one space."""
    return " ".join(visible(" ".join(text.split())).split())


def dump_json(data: Any) -> str:
    """JSON text with Chinese as it is and steering characters escaped: parsed, it gives the same words."""
    text = _dumped(data)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _dumped(data: Any) -> str:
    """What ``json.dumps`` writes, by pydantic's writer, which takes a fifth of the time; it has no halves of
    surrogate pairs, and writes numbers below 0.0001 in another way."""
    from pydantic_core import PydanticSerializationError, to_json

    try:
        text = to_json(data, indent=2).decode()
    except (PydanticSerializationError, UnicodeDecodeError):
        return json.dumps(data, ensure_ascii=False, indent=2)
    small = "0.0000" in text or _POWER.search(text)
    return json.dumps(data, ensure_ascii=False, indent=2) if small else text
