"""Which of some words a text begins or ends with: nearly all have none, which is asked for all at once."""

from __future__ import annotations


def beginning_of(text: str, words: tuple[str, ...]) -> str:
    """The first of the words that a text begins with, empty where there is none."""
    return next(filter(text.startswith, words)) if text.startswith(words) else ""


def ending_of(text: str, words: tuple[str, ...]) -> str:
    """The first of the words that a text ends with, empty where there is none."""
    return next(filter(text.endswith, words)) if text.endswith(words) else ""
