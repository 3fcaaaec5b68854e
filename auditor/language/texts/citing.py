"""What kind of document a citation names: annual or lasting, or no document at all."""

from __future__ import annotations

from auditor.chinese.dates import YEARS
from auditor.chinese.stops import SIGNS
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.language.phrases import Chain, Form, Words
from auditor.language.scanning import scanner_of
from auditor.language.texts.documents import Citation, Item

_TRAILER = expression(rf"(?:[（(][^（）()]*[）)]|的?通知|[》〉>”\"’\s{SIGNS}])+$")
_ENDS = rf"(?=$|[》〉>”）)（(〔\s{SIGNS}]|的|文件|精神|要求|和|及|等|中|第)"
_LAW = expression(f"法{_ENDS}")


class DocumentLexicon(LexiconModel, lexicon="document-numbers"):
    """lexicons/document-numbers.yaml."""

    kinds: tuple[str, ...]
    annual: tuple[str, ...]
    lasting: tuple[str, ...]
    spanning: tuple[str, ...]
    events: tuple[str, ...]
    founding: tuple[str, ...]
    laws: tuple[str, ...]
    not_codes: tuple[str, ...]
    purposes: tuple[str, ...]

    def purpose(self, item: Item) -> bool:
        """Whether an item begins as a statement of purpose does."""
        return item.text.startswith(self.purposes)

    def annual_year(self, citation: Citation) -> int | None:
        """The year that an annual document was made for; ``None`` for lasting ones and plans of years."""
        words = citation.wording
        if not citation.years or YEARS.search(words) or any(word in words for word in self.spanning):
            return None
        if not any(word in words for word in self.annual) or self._lasts(citation):
            return None
        return max(citation.years)

    def event_year(self, citation: Citation) -> int | None:
        """The year of the number of a notice to hold a week, a month or a contest, which comes round every
        year; ``None`` for one that founds it, and for all that lasts."""
        words, issued = citation.wording, [number.year for number in citation.numbers if number.year]
        if not issued or citation.years or YEARS.search(words) or self._lasts(citation):
            return None
        held = any(word in words for word in self.events)
        return max(issued) if held and not any(word in words for word in self.founding) else None

    def _lasts(self, citation: Citation) -> bool:
        cores = (_core(title) for title in (*citation.titles, citation.wording))
        return any(core.endswith(self.lasting) for core in cores)


class DocumentReader:
    """Tells whether words name a document by lexicons/document-numbers.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        lexicon, scanner = lexicons.load("document-numbers", DocumentLexicon), scanner_of(lexicons)
        self._kind = Chain(Words(scanner, lexicon.kinds), Form(_ENDS))
        self._no_laws = Words(scanner, lexicon.laws)

    def named(self, item: Item) -> bool:
        """Whether an item of a basis names any document: a title, a number, or the word of a kind."""
        cited = any(citation.titles or citation.numbers for citation in item.citations)
        return cited or "《" in item.text or self._kind.within(item.text) or self._law(item.text)

    def _law(self, text: str) -> bool:
        others = {word.end for word in self._no_laws.find(text)}
        return any(law.end() not in others for law in _LAW.finditer(text))


def _core(words: str) -> str:
    return _TRAILER.sub("", words.strip())
