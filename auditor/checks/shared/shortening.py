"""Long names as messages quote them."""

from __future__ import annotations

from auditor.language.spans import run_end

_QUOTED = 24
_SPARED = 6  # cutting off less than this is not worth the dots


def shorten(text: str) -> str:
    """A text for quoting: as it is, or its first words and …… where it is a whole sentence."""
    return text if len(text) <= _QUOTED + _SPARED else f"{text[: run_end(text, _QUOTED)]}……"
