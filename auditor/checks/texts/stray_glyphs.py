"""What got into a cell that holds a figure or a name: a sign before the figure (^85%), the wrong sign for one
(二300), a sum without terms (8=85%), the kind of the target behind the name (增收程度定性)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from auditor.checks.base import Hit
from auditor.checks.shared.snippets import Snippet
from auditor.expressions import expression
from auditor.language.facts import Token
from auditor.model import Form, Indicator
from auditor.model.words import FIELD_WORDS

Segment = Callable[[str], Sequence[Token]]

_SIGN = expression(r"\s*(?P<wrong>[\^_|~`'\"\\]+)\s*(?=\d)")
_NUMERAL = expression(r"\s*(?P<wrong>[二三])(?=\d{2,}(?:\.\d+)?(?!\d*年))")  # = and ≡ as they are recognised
_EQUATION = expression(r"(?<![\d.*×xX/÷+\-])(?P<wrong>\d+(?:\.\d+)?\s*[=＝])\s*\d[\d.]*\s*[%％]")


def glyphs_in_figures(form: Form) -> Iterator[Hit]:
    """Hits on the targets and results of a form; ``wrong`` is what does not belong there."""
    for row in form.indicators:
        for field, text in (("value", row.value), ("actual", row.actual)):
            if text:
                snippet = Snippet(text, row.place(field), field, FIELD_WORDS[field], row.row)
                yield from _in_figure(snippet)


def _in_figure(snippet: Snippet) -> Iterator[Hit]:
    text = snippet.text
    match = _SIGN.match(text) or _NUMERAL.match(text) or _EQUATION.search(text)
    if match:
        hit = snippet.hit(0, len(text), wrong=match["wrong"], right="")
        yield replace(hit, fault="figure")


def kinds_behind_names(form: Form, kinds: tuple[str, ...], segment: Segment) -> Iterator[Hit]:
    """Hits on names that end with the kind of their target, which has a cell of its own; ``segment`` cuts a
    name into words (稳定性 holds no kind)."""
    for row in form.indicators:
        name = row.full_name.rstrip()
        kind = next((each for each in kinds if name.endswith(each) and len(name) > len(each)), None)
        if kind and _stated(row, kind) and segment(name)[-1].text == kind:
            snippet = Snippet(row.full_name, row.place("name"), "name", FIELD_WORDS["name"], row.row)
            start = len(name) - len(kind)
            right = name[:start].rstrip()
            edit = snippet.edit(start, len(name), "")
            hit = snippet.hit(start, len(name), edits=(edit,), wrong=kind, right=right)
            yield replace(hit, fault="kind")


def _stated(row: Indicator, kind: str) -> bool:
    """Whether the row says the kind of its target elsewhere."""
    return kind in (row.operator_text or "") or (row.operator is not None and row.operator.value == kind)
