"""The formats that pages are written in, and how much of their cells must be read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.corpus.model import Page
from tests.corpus.writers.docx import write_docx, write_nested_docx
from tests.corpus.writers.markup import write_html
from tests.corpus.writers.ofd import write_ofd
from tests.corpus.writers.open_document import write_ods, write_odt
from tests.corpus.writers.pdf import write_pdf
from tests.corpus.writers.plain import write_cells, write_csv, write_markdown, write_tabs
from tests.corpus.writers.spreadsheet_xml import write_spreadsheet_xml
from tests.corpus.writers.xlsx import write_one_sheet, write_sheets


@dataclass(frozen=True, slots=True)
class Format:
    """``spans`` says whether the format keeps merged cells apart from blank ones."""

    name: str
    suffix: str
    write: Callable[[Sequence[Page]], bytes]
    least: float = 1.0
    spans: bool = True


FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        Format("docx", ".docx", write_docx),
        Format("docx-nested", ".docx", write_nested_docx),
        Format("xlsx", ".xlsx", write_sheets),
        Format("xlsx-one-sheet", ".xlsx", write_one_sheet),
        Format("odt", ".odt", write_odt),
        Format("ods", ".ods", write_ods),
        Format("xml2003", ".xls", write_spreadsheet_xml),
        Format("html", ".html", write_html),
        Format("pdf", ".pdf", write_pdf, least=0.99),
        Format("ofd", ".ofd", write_ofd, least=0.99),
        Format("csv", ".csv", write_csv, spans=False),
        Format("tabs", ".txt", write_tabs, spans=False),
        Format("cells", ".txt", write_cells, spans=False),
        Format("md", ".md", write_markdown, spans=False),
    )
}
