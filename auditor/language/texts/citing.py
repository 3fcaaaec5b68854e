"""What kind of document a citation names: annual or lasting, or no document at all."""

from __future__ import annotations

import re
from functools import cached_property

from auditor.config.lexicons import LexiconModel
from auditor.language.texts.documents import Citation, Item

_TRAILER = re.compile(r"(?:[（(][^（）()]*[）)]|的?通知|[》〉>”\"’\s，,。；;、：:])+$")
_ENDS = r"(?=$|[》〉>”）)，,。；;、（(〔\s：:]|的|文件|精神|要求|和|及|等|中|第)"
_RANGE = re.compile(r"(?:19|20)\d{2}\s*年?\s*[-—–~～至到]+\s*(?:19|20)\d{2}")


class DocumentLexicon(LexiconModel):
    """lexicons/document-numbers.yaml."""

    kinds: tuple[str, ...]
    annual: tuple[str, ...]
    lasting: tuple[str, ...]
    spanning: tuple[str, ...]
    laws: tuple[str, ...]
    not_codes: tuple[str, ...]
    purposes: tuple[str, ...]

    @cached_property
    def _kind(self) -> re.Pattern[str]:
        words = "|".join(sorted(map(re.escape, self.kinds), key=len, reverse=True))
        return re.compile(f"(?:{words}){_ENDS}")

    @cached_property
    def _law(self) -> re.Pattern[str]:
        others = "".join(f"(?<!{re.escape(word)})" for word in self.laws)
        return re.compile(f"法{others}{_ENDS}")

    def names_document(self, item: Item) -> bool:
        """Whether an item of a basis names any document: a title, a number, or the word of a kind."""
        cited = any(citation.titles or citation.numbers for citation in item.citations)
        return cited or "《" in item.text or bool(self._kind.search(item.text) or self._law.search(item.text))

    def purpose(self, item: Item) -> bool:
        """Whether an item begins as a statement of purpose does."""
        return item.text.startswith(self.purposes)

    def annual_year(self, citation: Citation) -> int | None:
        """The year that an annual document was made for; ``None`` for lasting ones and plans of years."""
        words = citation.wording
        if not citation.years or _RANGE.search(words) or any(word in words for word in self.spanning):
            return None
        if not any(word in words for word in self.annual) or self._lasts(citation):
            return None
        return max(citation.years)

    def _lasts(self, citation: Citation) -> bool:
        cores = (_core(title) for title in (*citation.titles, citation.wording))
        return any(core.endswith(self.lasting) for core in cores)


def _core(words: str) -> str:
    return _TRAILER.sub("", words.strip())
