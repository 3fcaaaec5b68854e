"""The table of the document that a form lies in."""

from __future__ import annotations

from auditor.checks.units import FormUnit
from auditor.model import Block, Submission, TableFinder


def tables_of(submission: Submission) -> TableFinder:
    """The tables of a submission's document."""
    return TableFinder.of(submission.document)


def blocks_from_table(unit: FormUnit) -> tuple[Block, ...]:
    """The blocks of the document from the table of a form's first row on; none where it is in no table."""
    rows = unit.form.indicators
    number = unit.whole.once(tables_of).number(rows[0].location) if rows else None
    return () if number is None else unit.submission.document.blocks[number:]
