"""Writes a sheet to a document: tab-separated text as converted pages have it, or tables as in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.config.lexicons import Lexicons
from auditor.forms import recognise
from auditor.model import Block, Cell, Document, Location, Paragraph, Submission, Table
from auditor.readers.plain.text import read_text
from benchmarks.accuracy.draft import Draft, Kind, Layout, Row, Sentence, Sheet

_TITLES = {
    Kind.PROJECT: "年项目支出绩效目标表",
    Kind.DEPARTMENT: "年部门（单位）整体绩效目标表",
    Kind.SELF_REVIEW: "年度项目支出绩效自评表",
}
_MONEY = "单位：万元"
_COLUMNS = {
    "name": "指标名称",
    "weight": "指标权重",
    "operator": "指标性质",
    "value": "指标值",
    "unit": "计量单位",
}
_REVIEW_COLUMNS = {
    "actual": "实际完成值",
    "weight": "分值",
    "score": "得分",
    "reason": "偏差原因分析及改进措施",
}
_WIDTH = 8
Line = Sequence[str]


def read_back(sheet: Sheet, lexicons: Lexicons) -> Submission:
    """The sheet as the auditor recognises it."""
    return recognise(document(sheet), lexicons)


def document(sheet: Sheet) -> Document:
    if sheet.forms[0].layout is Layout.PLAIN:
        return read_text("\n".join(_text_lines(sheet)).encode(), "accuracy.md")
    blocks: list[Block] = []
    for title, rows in sheet.tables:
        blocks += [_paragraph(title, len(blocks)), Paragraph(_MONEY, Location(line=len(blocks) + 2))]
        blocks.append(_table([*rows], len(blocks) + 1))
    for form in sheet.forms:
        blocks += [_paragraph(_title(form), len(blocks)), _table([*_form_lines(form)], len(blocks) + 1)]
    return Document("accuracy.docx", "docx", tuple(blocks))


def _text_lines(sheet: Sheet) -> Iterator[str]:
    for title, rows in sheet.tables:
        yield f"## {title}\n\n{_MONEY}\n"
        yield from ("\t".join(row) for row in rows)
        yield ""
    for form in sheet.forms:
        yield f"## {_title(form)}\n\n编制单位：{form.department}\n\n{_MONEY}\n"
        yield from ("\t".join(line) for line in _form_lines(form))
        yield ""


def _title(form: Draft) -> str:
    return f"{form.year}{_TITLES[form.kind]}"


def _form_lines(form: Draft) -> Iterator[Line]:
    """The cells of a form, line by line."""
    yield from _head(form)
    columns = _columns(form)
    yield ["绩效指标", *columns.values()]
    for row in form.rows:
        yield ["", *(_cell(row, name, form.layout) for name in columns)]


def _head(form: Draft) -> Iterator[Line]:
    amount = f"{form.budget:,.2f}"
    if form.kind is Kind.DEPARTMENT:
        yield ["部门（单位）名称", form.department, "部门支出预算数（万元）", amount]
        yield ["当年整体绩效目标", passage(form.goal, numbered=form.numbered)]
        return
    yield ["项目名称", form.project, "主管部门", form.department]
    yield [
        "当年预算（万元）",
        amount,
        *(cell for label, part in form.sources for cell in (label, f"{part:,.2f}")),
    ]
    yield ["项目概况", passage(form.overview, numbered=False)]
    yield ["立项依据", "".join(f"{number}.{item}；" for number, item in enumerate(form.basis, start=1))]
    yield ["当年绩效目标", passage(form.goal, numbered=form.numbered)]


def passage(sentences: Sequence[Sentence], *, numbered: bool) -> str:
    """Sentences as one text: a numbered list, or prose."""
    texts = [sentence.text for sentence in sentences if sentence.text]
    if not texts:
        return ""
    if numbered:
        texts = [f"{number}.{text}" for number, text in enumerate(texts, start=1)]
        return "；".join(texts) + "。"
    return "。".join("，".join(texts[start : start + 2]) for start in range(0, len(texts), 2)) + "。"


def _columns(form: Draft) -> dict[str, str]:
    levels = {"level1": "一级指标", "level2": "二级指标"} if form.layout is Layout.COLUMNS else {}
    if form.kind is Kind.SELF_REVIEW:
        targets = {name: title for name, title in _COLUMNS.items() if name != "weight"}
        return {**levels, **targets, **_REVIEW_COLUMNS}
    return {**levels, **_COLUMNS}


def _cell(row: Row, column: str, layout: Layout) -> str:
    if column.startswith("level"):
        index = int(column[-1]) - 1
        return row.levels[index] if index < len(row.levels) else ""
    if column == "name" and layout is Layout.PREFIXED:
        return "-".join([*row.levels, row.name])
    text: str = getattr(row, column)
    return text


def _paragraph(text: str, number: int) -> Paragraph:
    return Paragraph(text, Location(line=number + 1), level=1)


def _table(lines: Sequence[Line], number: int) -> Table:
    """A table in which the last cell of a short line spans the rest of it."""
    width = max(_WIDTH, *(len(line) for line in lines))
    cells = tuple(
        Cell(
            text=text,
            row=row,
            column=column,
            location=Location(table=number, row=row, column=column),
            column_span=width - column + 1 if column == len(line) else 1,
        )
        for row, line in enumerate(lines, start=1)
        for column, text in enumerate(line, start=1)
    )
    return Table(cells, Location(table=number))
