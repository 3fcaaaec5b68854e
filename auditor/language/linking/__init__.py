"""Texts and rows that speak of the same thing; the linker stands above the language's door and asks it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.language.linking.links import Linker


@lru_cache(8)  # a language and its linker remember what they have read
def linker_of(language: Language) -> Linker:
    """The linker of a language, one for all who ask."""
    from auditor.language.linking.links import Linker

    return Linker(language)
