"""Words of the lexicons in texts, and phrases that are made of them, by what the one pass has found.

A phrase finds what a regular expression with the same words would find: from the left, the longest word and
the most repetitions first, less where the rest needs it.
"""

from auditor.language.phrases.base import Found, Phrase, meets
from auditor.language.phrases.chains import Ahead, Chain, Choice, Some, maybe
from auditor.language.phrases.signs import End, Form, Signs, Text
from auditor.language.phrases.words import Lists, Words

__all__ = [
    "Ahead", "Chain", "Choice", "End", "Form", "Found", "Lists", "Phrase", "Signs", "Some", "Text", "Words",
    "maybe", "meets",
]  # fmt: skip
