"""HTML with rowspan and colspan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tests.corpus.model import Heading, Page, Placed


def write_html(pages: Sequence[Page]) -> bytes:
    body = "\n".join(line for page in pages for line in _page(page))
    head = '<meta charset="utf-8"><title>绩效目标公开</title><style>td{border:1px solid}</style>'
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>\n{body}\n</body></html>\n".encode()


def _page(page: Page) -> Iterator[str]:
    for line in page.before:
        tag = "h2" if isinstance(line, Heading) else "p"
        yield f"<{tag}>{escape(line)}</{tag}>"
    if page.rows:
        yield "<table>"
        placed = page.placed()
        for row in range(1, len(page.rows) + 1):
            yield "<tr>" + "".join(_cell(cell) for cell in placed if cell.row == row) + "</tr>"
        yield "</table>"
    yield from (f"<p>{escape(line)}</p>" for line in page.after)


def _cell(cell: Placed) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("rowspan", cell.box.down), ("colspan", cell.box.across))
        if count > 1
    )
    words = "<br>".join(escape(line) for line in cell.box.text.split("\n"))
    return f"<td{spans}>{words}</td>"
