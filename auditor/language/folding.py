"""Traditional characters folded to simplified ones before words are matched: lexicons/traditional.yaml.

One character stands for one, so that every position holds.
"""

from __future__ import annotations

from auditor.config.lexicons import LexiconModel, Lexicons


class TraditionalLexicon(LexiconModel):
    """``pairs``: a traditional character and its simplified form."""

    pairs: tuple[str, ...]


class Folder:
    """Folds texts by lexicons/traditional.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        pairs = lexicons.load("traditional", TraditionalLexicon).pairs
        self._table = str.maketrans({pair[0]: pair[1] for pair in pairs})

    def fold(self, text: str) -> str:
        """The text in simplified characters, as long as it was."""
        return text.translate(self._table)
