"""Words without what tells two copies of one text apart."""

from __future__ import annotations

import unicodedata


def normalised(text: str) -> str:
    """Letters, digits and signs without width, case, blanks and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if not unicodedata.category(char).startswith(("Z", "C", "P")))
