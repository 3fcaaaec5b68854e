"""Options of which none is ticked: 新增□ 延续□, （一次性项目/经常性项目）."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.checks.base import PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.tables import tables_of
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.model import Cell, Confidence, Evidence, Submission, Table

_BOX = expression(r"[□☐▢]")
_TICK = expression(r"[☑☒√✓✔■◼RVþ\uf000-\uf0ff]")
_NUMBERING = expression(r"(?:^|(?<=\s)|(?<=[□☐▢]))[1-9][、.．)）]\s*")
_OPTION = expression(rf"[{HAN}（()）A-Za-z\d-]{{1,12}}[:：]?(?:\s+[{HAN}]{{2,12}}[:：])?")  # 甲类 乙组：
_COLONS = (":", "：")
_CHOICE = expression(rf"[（(](?:[{HAN}]{{3,10}}[/／|])+[{HAN}]{{3,10}}[)）]")
_NUMBERED = expression(rf"(?:\s*[1-9][、.．)）]\s*[{HAN}（()）]{{2,10}}){{2,}}\s*")
_ENDS = expression(r"[1-9]")
_SHOWN = 3


@check_kind("unticked", params=NoParams, provides={"quote", "count"})
def judge_unticked(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """Where a form offers options, one of them is chosen."""
    alone = len(unit.submission.forms) == 1
    own = unit.whole.once(tables_of).numbers(row.location for row in unit.form.indicators)
    beside = [each for table, each in unit.whole.once(_choices) if alone or table in own]
    boxed = [cell for each in beside for cell in each.boxed]
    found = boxed or [cell for each in beside for cell in each.numbered]
    if not found:
        return PASSED
    plain = [cell for cell in found if not any(colon in cell.text for colon in _COLONS)] or found
    quoted = " ".join(plain[0].text.split())
    evidence = tuple(Evidence(cell.text, cell.location) for cell in plain[:_SHOWN])
    unsure = None if boxed else Confidence.ASK  # the boxes are gone, and a tick may be with them
    return failed(Hit({"quote": quoted, "count": str(len(found))}, evidence, confidence=unsure))


def _is_numbered(text: str) -> bool:
    """Whether a cell is a numbered choice of kinds without any mark (1、新增性项目 2、延续性项目)."""
    bare = text.strip()
    if not _NUMBERED.fullmatch(bare):
        return False
    options = [option for option in _ENDS.split(bare) if option.strip()]
    return len({option.strip()[-2:] for option in options}) == 1  # …项目, …项目


@dataclass(frozen=True, slots=True)
class _Choices:
    """The cells of a table that offer options of which none is ticked: with boxes, and numbered ones without
    any mark, or with boxes of which the table has none ticked: there the ticks may be lost."""

    boxed: tuple[Cell, ...]
    numbered: tuple[Cell, ...]


def _choices(submission: Submission) -> tuple[tuple[int, _Choices], ...]:
    """The open choices of each table of the document, with its number among the blocks."""
    return tuple(
        (number, _of_table(block))
        for number, block in enumerate(submission.document.blocks)
        if isinstance(block, Table)
    )


def _of_table(table: Table) -> _Choices:
    boxed = [cell for cell in table.cells if _is_open(cell.text)]
    listed = [cell for cell in table.cells if _is_open(_NUMBERING.sub("", cell.text)) and cell not in boxed]
    ticked = any(_BOX.search(cell.text) and _TICK.search(cell.text) for cell in table.cells)
    unmarked = [cell for cell in table.cells if _is_numbered(cell.text)]
    return (
        _Choices((*boxed, *listed), tuple(unmarked))
        if ticked
        else _Choices(tuple(boxed), (*listed, *unmarked))
    )


def _is_open(text: str) -> bool:
    """Whether each option has its box and none is ticked; where one has none, its tick may have been lost."""
    bare = text.strip()
    if _CHOICE.fullmatch(bare):
        return True
    if len(_BOX.findall(bare)) < 2 or _TICK.search(bare):
        return False
    options = [option.strip() for option in _BOX.split(bare)]
    filled = [option for option in options if option]
    grouped = options[0].endswith(_COLONS)  # 甲组：□… 乙组：□…
    return (grouped or "" in (options[0], options[-1])) and all(map(_OPTION.fullmatch, filled))
