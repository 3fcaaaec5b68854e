"""A line with targets for several periods or places is one indicator, whoever counts."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from auditor.model import Form
from auditor.reports.terminal.report import print_report
from auditor.reports.view.summaries import summary_of
from auditor.reports.view.wording import size_of
from auditor.reports.workbook.rows import overview_row
from auditor.reports.writers import render
from auditor.web.work import summary
from tests.reports.sample import REPORT, SUBMISSION, audit
from tests.reports.sample_forms import FORM_1


def spread(form: Form) -> Form:
    """The form with its first two rows as the targets of one line."""
    first, second, *others = form.indicators
    parts = (replace(first, line=1, part="半年目标"), replace(second, line=1, part="全年目标"))
    return replace(form, indicators=(*parts, *(replace(each, line=each.row - 1) for each in others)))


LINES = FORM_1.lines - 1
SPREAD = replace(REPORT, submission=replace(SUBMISSION, forms=(spread(FORM_1),)))


def test_the_targets_of_a_line_are_counted_apart_from_the_lines() -> None:
    assert size_of([FORM_1]) == f"{LINES + 1}条指标"
    assert size_of([spread(FORM_1)]) == f"{LINES}条指标（{LINES + 1}个目标）"
    assert size_of([replace(FORM_1, indicators=())]) == size_of([]) == "0条指标"


def test_every_output_counts_the_lines() -> None:
    told = replace(audit(), submissions=(SPREAD,))
    screen = io.StringIO()
    print_report(told, Console(file=screen, width=100))
    size = size_of([spread(FORM_1)])
    assert size in screen.getvalue()
    assert size in render(told, "html")
    assert overview_row(SPREAD, "")["指标数"] == LINES
    assert summary_of(SPREAD).indicators == LINES
    assert summary(SPREAD).forms[0][2] == LINES
