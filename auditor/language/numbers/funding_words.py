"""Words of money: lexicons/funding.yaml, and what those beside an amount say of it."""

from __future__ import annotations

from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression
from auditor.language.phrases import Words
from auditor.language.scanning import Scanner


class FundingWords(LexiconModel):
    """lexicons/funding.yaml, which says what each list means."""

    generic: tuple[str, ...]
    money_words: tuple[str, ...]
    whole: tuple[str, ...]
    behind: tuple[str, ...]
    parts: tuple[str, ...]
    open_ends: tuple[str, ...]
    sums: tuple[str, ...]
    other: tuple[str, ...]
    sources: tuple[str, ...]
    invested: tuple[str, ...]
    worked_out: tuple[str, ...]
    apart: tuple[str, ...]
    project_headings: tuple[Expression, ...]
    of_departments: tuple[str, ...]


class BesideMoney:
    """Whose money is spoken of, by the words beside it."""

    def __init__(self, words: FundingWords, scanner: Scanner) -> None:
        self._sources = Words(scanner, words.sources)
        self._apart = Words(scanner, words.apart)
        self._departments = Words(scanner, words.of_departments)
        self._headings = tuple(map(expression, words.project_headings))

    def name_source(self, words: str) -> bool:
        """Whether words say where money comes from (省级配套)."""
        return self._sources.within(words)

    def set_apart(self, words: str) -> bool:
        """Whether words say that others pay, or that something is only a part (企业自行采购, 其中采购)."""
        return self._apart.within(words)

    def head_project(self, words: str) -> bool:
        """Whether words are a heading of a project's money, and of no department's."""
        return not self.of_department(words) and any(each.search(words) for each in self._headings)

    def of_department(self, words: str) -> bool:
        """Whether words speak of a department rather than of a project."""
        return self._departments.within(words)
