"""What the first lines of a document say of all its forms: who made it, and for which year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from auditor.chinese.dates import A_YEAR
from auditor.chinese.marks import DASHES
from auditor.chinese.stops import ENTRY_ENDS
from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.text import one_line, squeeze
from auditor.model import Document, FormKind, Paragraph

_LINES = 40
_COVER = 6  # lines among which the title is; further below a list of contents may name reports
_LONGEST = 60
_LONGEST_NAME = 30
_TITLE_YEAR = expression(rf"(?:关于)?(.*?)\s*(?:关于)?{A_YEAR}\s*(?:年|[{DASHES}]).*")
_NOTE = expression(r"[（(][^（()）]*[)）]$")
_NO_NAME = expression(rf"[\d:{ENTRY_ENDS},、?!<>《》…·]|的|关于")


def opening_lines(document: Document) -> Iterator[str]:
    """The short lines that stand alone (on a cover, above a table) near the beginning of a document."""
    for texts in islice(_lines(document), _LINES):
        filled = [text for text in texts if text.strip()]
        if len(filled) == 1 and len(text := one_line(filled[0])) <= _LONGEST:
            yield text


def _lines(document: Document) -> Iterator[Sequence[str]]:
    """What stands in each line of a document."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield (block.text,)
        else:
            yield from ([cell.text for cell in cells] for cells in block.lines())


def organisation(lines: Iterable[str], labels: Labels) -> str | None:
    """The unit that a cover names, behind a label, alone or before the year: «某某局2026年部门预算»."""
    for line in lines:
        hit = labels.field(line)
        if hit and hit.field in ("issuer", "unit_name") and is_organisation(hit.value, labels):
            return hit.value
        title = _TITLE_YEAR.fullmatch(line)
        name = (title[1] if title else line).strip()
        if is_organisation(name, labels):
            return name
    return None


def reported_kind(lines: Iterable[str], labels: Labels) -> FormKind | None:
    """What a document is called a report on: what came of its targets (某某局2024年度项目绩效自评报告),
    or how far they have come (绩效运行监控报告)."""
    titles = [_NOTE.sub("", squeeze(line)) for line in islice(lines, _COVER)]
    reports = [title for title in titles if title.endswith(labels.source.reports)]
    kinds = (
        kind
        for kind in (FormKind.SELF_REVIEW, FormKind.MONITORING)
        for title in reports
        if any(word in title for word in labels.source.kinds[kind])
    )
    return next(kinds, None)


def is_organisation(name: str, labels: Labels) -> bool:
    """Whether a text is the name of an office and nothing else."""
    bare = squeeze(name)
    return (
        4 <= len(bare) <= _LONGEST_NAME
        and bare.endswith(labels.source.organisations)
        and not bare.endswith(labels.source.no_organisations)
        and _NO_NAME.search(bare) is None
    )
