"""What makes the submissions of a project the submissions of one project: its code, else issuer and name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.chinese.dates import A_YEAR
from auditor.expressions import expression
from auditor.model import Document, Form, FormKind, Submission, Table
from auditor.reports.view.identity import normalised

_LABEL = expression(r"项目(?:编码|代码|编号)[:：\s]*")
_CODE = expression(r"[0-9A-Z](?:[0-9A-Z]|-(?=[0-9A-Z])){7,63}", re.IGNORECASE)
_WHOLE = {FormKind.DEPARTMENT: "整体"}
_YEAR = expression(rf"{A_YEAR}年?(?:度)?")


def codes_of(submission: Submission) -> tuple[str | None, ...]:
    """The code of each form's project as the file states it; ``None`` where it states none, or not whose."""
    found = list(_codes(submission.document))
    forms = len(submission.forms)
    return tuple(found) if len(found) == forms else (None,) * forms


def subject_of(submission: Submission, form: Form, code: str | None) -> str:
    """What links a form to those of other times: the code, else whose it is and what the project is called,
    without its year; a department's own form is linked by the department."""
    if code:
        return f"code:{code.upper()}"
    issuer = normalised(form.issuer or submission.issuer or form.department or "")
    name = form.project or _WHOLE.get(form.kind) or form.title
    return f"name:{issuer}|{normalised(_YEAR.sub('', name))}"


def _codes(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _in_table(block)
        elif (label := _LABEL.search(block.text)) and (code := _CODE.match(block.text, label.end())):
            yield code[0]


def _in_table(table: Table) -> Iterator[str]:
    """In the cell of the label, or in the next one to its right."""
    for row in table.rows():
        for place, cell in enumerate(row):
            label = _LABEL.match(cell.text.strip())
            if label is None:
                continue
            own = cell.text.strip()[label.end() :]
            beside = row[place + 1].text.strip() if not own and place + 1 < len(row) else own
            if code := _CODE.fullmatch(beside.strip()):
                yield code[0]
