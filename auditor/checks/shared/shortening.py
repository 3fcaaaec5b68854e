"""Long names as messages quote them."""

from __future__ import annotations

from auditor.language.spans import run_end

_QUOTED = 24
_LONGEST = 20  # characters of a stretch that holds what is quoted
_SPARED = 6  # cutting off less than this is not worth the dots


def shorten(text: str) -> str:
    """A text for quoting: as it is, or its first words and …… where it is a whole sentence."""
    return text if len(text) <= _QUOTED + _SPARED else f"{text[: run_end(text, _QUOTED)]}……"


def stretch(value: str, words: tuple[str, ...]) -> str:
    """A value as written, or of a long one the stretch that holds some words."""
    value = value.strip()
    places = [(value.find(word), len(word)) for word in words if len(word) > 2 and word in value]
    if len(value) <= _LONGEST or not places:
        return shorten(value)
    found = value[min(start for start, _ in places) : max(start + length for start, length in places)]
    return found if len(found) <= _LONGEST else value[places[0][0] : sum(places[0])]
