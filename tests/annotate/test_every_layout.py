"""Comments on files of every layout, checked against what the generator knows of its own cells."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from auditor.forms import recognise
from auditor.model import Finding, SubmissionReport
from auditor.readers import read_document
from auditor.reports.view.merging import merged
from auditor.ruleset import RuleSet
from tests.annotate.building import annotated
from tests.annotate.oracle import Grid, Place, spoiled
from tests.annotate.word.marks import Mark, marks
from tests.corpus.content import Project, projects
from tests.corpus.formats import FORMATS
from tests.corpus.layouts import LAYOUTS
from tests.corpus.model import Layout, Page

_ACCOUNTS = ("已按预期全部完成。", "各项工作已按期完成。", "已完成年度任务。")  # that self-reviews print


def every_layout(usual: str, variant: str) -> pytest.MarkDecorator:
    """Every layout in its usual format; every fourth in one that differs in where tables stand alone, which
    a layout has no part in (tests/corpus reads all of them)."""
    cases = [(layout, usual) for layout in LAYOUTS] + [(layout, variant) for layout in [*LAYOUTS][::4]]
    return pytest.mark.parametrize(("layout", "name"), cases)


@cache
def laid_out(layout: str) -> tuple[list[Project], list[Page], Grid]:
    """The spoiled projects with the pages and the grid of a layout."""
    about = [spoiled(each) for each in projects(5)]
    pages = LAYOUTS[layout].pages(about)
    return about, pages, Grid(pages, about)


class Case:
    """A file of a layout about spoiled projects, its report and its annotated copy."""

    def __init__(self, layout: Layout, name: str, ruleset: RuleSet, folder: Path) -> None:
        self.name = name
        self.projects, self.pages, self.grid = laid_out(layout.name)
        path = folder / f"a{FORMATS[name].suffix}"
        path.write_bytes(FORMATS[name].write(self.pages))
        self.report, result = annotated(path, ruleset)
        self.data = result.data
        path.write_bytes(result.data)
        again = replace(read_document(path), copy_of="")
        assert recognise(again, ruleset.lexicons) == self.report.submission  # and so are its findings
        assert len(self.report.findings) > 5

    def places(self, finding: Finding) -> frozenset[Place]:
        """The cells that may bear the comment of a finding; empty where it concerns a form as a whole."""
        if finding.row is not None:
            return frozenset({self.grid.row_place(row_name(self.report, finding), finding.field or "name")})
        quoted = {compact(each.text) for each in finding.evidence}
        texts = [text for each in self.projects for text in _texts(each, finding.field)]
        holding = [text for text in texts if any(words in compact(text) for words in quoted)]
        if finding.field in {None, "weight"}:
            return frozenset()
        found = self.grid.texts(*(holding or texts))
        return frozenset(place for place in found if place[0] == self.page(finding))

    def whole_cell(self, mark: Mark) -> set[str]:
        """What a comment of a workbook may embrace: it knows no words, only cells."""
        return {compact(mark.around)} if self.name.startswith("xlsx") else set()

    def page(self, finding: Finding) -> int:
        """The page that the finding's form stands on."""
        pages = [number for number, page in enumerate(self.pages, start=1) for _ in page.forms]
        return pages[(finding.form or 1) - 1]


def row_name(report: SubmissionReport, finding: Finding) -> str:
    form = next(each for each in report.submission.forms if each.index == finding.form)
    return next(row.name for row in form.indicators if row.row == finding.row)


def form_name(report: SubmissionReport, finding: Finding) -> str:
    return next(each.name for each in report.submission.forms if each.index == finding.form)


def _texts(project: Project, field: str | None) -> Sequence[str]:
    """The texts of a project that a form may print, of a field where it has its own."""
    money = project.budget
    usual = (project.goal, project.long_goal, project.overview, project.basis)
    known = {
        "budget": (f"{money:,.2f}", f"{money:.2f}", f"{money}万元", f"{money:,}"),
        "project": (project.name,),
        "score": ("97.5", "96", "98", "95"),  # the totals that the layouts print
        "other": (*usual, *_ACCOUNTS),
    }
    return known.get(field or "", usual)


def compact(text: str) -> str:
    return "".join(text.split())


def misplaced(case: Case, found: Sequence[Mark]) -> list[str]:
    """Each finding whose comment does not hang where the generator wrote what it is about."""
    wrong = []
    for finding in leading(case.report):
        bearing = [mark for mark in found if finding.message in mark.text]
        if not any(_hangs_right(case, finding, mark) for mark in bearing):
            seen = [(mark.cell, mark.words[:20], mark.around[:20]) for mark in bearing]
            wrong.append(
                f"{finding.rule} {finding.field} {finding.row}: {sorted(case.places(finding))} {seen}"
            )
    return wrong


def leading(report: SubmissionReport) -> list[Finding]:
    """The findings with a comment of their own: all but those that joined another."""
    return [each for point in merged(report.findings) for each in point.leading]


def _hangs_right(case: Case, finding: Finding, mark: Mark) -> bool:
    """At an expected cell, and on the quoted words where they stand in it; what concerns a form as a whole at
    its title, or in the first cell of a form that has none."""
    expected = case.places(finding)
    quoted = {compact(each.text) for each in finding.evidence}
    held = {words for words in quoted if words and words in compact(mark.around)} | case.whole_cell(mark)
    if expected:
        return mark.cell in expected and (not held or compact(mark.words) in held)
    page = case.page(finding)
    names = case.grid.texts(*(each.name for each in case.projects))
    if mark.cell in names and mark.cell is not None:
        return mark.cell[0] == page and form_name(case.report, finding) in mark.around
    if mark.cell is None:
        return mark.tables == page - 1 and mark.around in case.pages[page - 1].before
    return mark.cell == case.grid.top(page) or compact(mark.words) in held


@every_layout("docx", "docx-nested")
def test_word_comments_hang_at_the_cells_of_the_generator(
    layout: str, name: str, ruleset: RuleSet, tmp_path: Path
) -> None:
    case = Case(LAYOUTS[layout], name, ruleset, tmp_path)
    found = marks(case.data)
    assert misplaced(case, found) == []
    assert "".join(mark.text for mark in found).count("（规则 ") == len(merged(case.report.findings))


def test_a_comment_that_hangs_one_cell_aside_is_seen(ruleset: RuleSet, tmp_path: Path) -> None:
    case = Case(LAYOUTS["chongqing-project"], "docx", ruleset, tmp_path)
    found = marks(case.data)
    rows = {finding.message for finding in case.report.findings if finding.row is not None}
    bearing = [mark for mark in found if any(message in mark.text for message in rows)]
    assert len(bearing) > 4
    for mark in bearing:
        assert mark.cell is not None
        table, row, column = mark.cell
        for aside in ((table, row, column + 1), (table, row + 1, column), (table + 1, row, column)):
            moved = [replace(each, cell=aside) if each is mark else each for each in found]
            assert misplaced(case, moved) != []


def test_a_comment_on_other_words_is_seen(ruleset: RuleSet, tmp_path: Path) -> None:
    case = Case(LAYOUTS["chongqing-project"], "docx", ruleset, tmp_path)
    found = marks(case.data)
    slip = next(each for each in case.report.findings if each.rule == "doubled-word" and each.row is None)
    moved = [replace(each, words="另外几个字") if slip.message in each.text else each for each in found]
    assert misplaced(case, moved) != []


@every_layout("xlsx", "xlsx-one-sheet")
def test_excel_comments_stand_at_the_cells_of_the_generator(
    layout: str, name: str, ruleset: RuleSet, tmp_path: Path
) -> None:
    case = Case(LAYOUTS[layout], name, ruleset, tmp_path)
    found = sheet_marks(case, one_sheet=name == "xlsx-one-sheet")
    assert misplaced(case, found) == []
    assert "".join(mark.text for mark in found).count("（规则 ") == len(merged(case.report.findings))


def sheet_marks(case: Case, *, one_sheet: bool) -> list[Mark]:
    """The comments of a workbook by page and place in the page's grid, as the writer lays pages out."""
    book = openpyxl.load_workbook(io.BytesIO(case.data))
    found, top = [], 0
    for number, page in enumerate(case.pages, start=1):
        sheet = book.worksheets[0 if one_sheet else number - 1]
        first = top + len(page.before)
        last = first + len(page.rows) + len(page.after)
        for row in sheet.iter_rows(top + 1, last):
            found += [
                Mark(
                    text=cell.comment.text,
                    cell=(number, cell.row - first, cell.column) if cell.row > first else None,
                    around=str(cell.value),
                    words=str(cell.value),
                    tables=number - 1,
                )
                for cell in row
                if cell.comment
            ]
        top = last + 2 if one_sheet else 0
    return found
