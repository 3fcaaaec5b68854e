"""What was recognised in a document, what was left aside and why: in words for whoever maintains layouts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from auditor.config.lexicons import Lexicons
from auditor.forms.build import FormBuilder, form_builder
from auditor.forms.labels.label_file import ColumnName, FieldName
from auditor.forms.labels.lexicon import Labels
from auditor.forms.layouts import Layout
from auditor.forms.lines import lines_of
from auditor.forms.sections import Section
from auditor.forms.shapes.header import Header
from auditor.forms.text import label_key
from auditor.forms.trace import Fate, Step, Trace
from auditor.model import Document, Doubt, Form, Indicator, Location, Sureness
from auditor.model.words import FIELD_WORDS, KIND_WORDS, heading

# Names of its own has only what is no field of a form.
COLUMN_WORDS = {name: FIELD_WORDS.get(name, "") for name in get_args(ColumnName)} | {
    "level3": "更细一级",
    "nature": "定性或定量、正向或反向",
    "cause": "偏差原因类别",
    "project": "项目名称（每行一个项目）",
    "ignored": "不采用",
}
ROLE_WORDS = {
    "explain": "解释、标准或依据",
    "sequence": "序号",
    "context": "上年、半年或参考值",
    "adjusted": "调整后的指标值",
    "mid": "中期指标值",
    "place": "一个地方的指标值",
    "mark": "打勾的栏",
}
SURENESS_WORDS = {
    Sureness.CERTAIN: "有把握",
    Sureness.LIKELY: "大致有把握",
    Sureness.DOUBTFUL: "存疑，这几列不作评判",
}
HEAD_WORDS = {name: FIELD_WORDS.get(name, "") for name in get_args(FieldName)} | {
    "unit_name": "单位名称",
    "implementer": "实施单位",
    "period": "监控期间",
    "budget": "当年预算",
    "long_budget": "实施期预算",
    "amount": "其他金额",
    "goal": "年度绩效目标",
    "goal_generic": FIELD_WORDS["goal"],
    "other": "其他文字",
    "money_unit": "金额单位",
    "self_score": "自评总分",
    "info": "登记信息（不审核）",
}
MONEY_WORDS = {
    "budget": "年初预算数",
    "adjusted": "调整后（全年）预算数",
    "executed": "执行数",
    "expected": "全年预计执行数",
    "rate": "执行率",
    "points": "执行率的分值",
    "score": "执行率的得分",
    "reason": "执行率偏低的原因",
}
LAYOUT_WORDS = {
    "levels": "层级单独成列",
    "prefixed": "层级写在名称前",
    "flat": "没有层级",
    "grouped": "一张表里每行一个项目",
}
_MOST_OUTSIDE = 20
_LONGEST = 70


def explain(document: Document, lexicons: Lexicons) -> Iterator[str]:
    """The explanation line by line. Raises ConfigurationError where the labels are wrong."""
    builder = form_builder(lexicons)
    document = builder.restored(document)
    sections = builder.sections(document)
    doubts: list[Doubt] = list(document.doubts)
    count = 0
    for read in builder.read(sections):
        trace = Trace()
        again = list(builder.forms(read.section, [], trace))
        doubts += read.doubts
        if again and not read.forms:
            yield f"不审核的示例：{read.section.sample}"
            continue
        yield from _section(read.section, read.forms, trace, builder, count)
        count += len(read.forms)
    yield f"共识别出{count}张表。"
    yield from _outside(document, sections)
    yield from _doubts(doubts)


def _section(
    section: Section, forms: list[Form], trace: Trace, builder: FormBuilder, before: int
) -> Iterator[str]:
    layouts = builder.layouts
    title = section.title or "（没有标题）"
    where = section.title_slot.location.in_grid() if section.title_slot else ""
    if not forms:
        yield f"不是绩效目标表：{title}{f'（{where}）' if where else ''}，没有指标表头，也没有足够的栏目。"
    for number, form in enumerate(forms, before + 1):
        yield f"表{number}：{title}{f'（{where}）' if where else ''}"
        yield from _form(form, next((each for each in layouts if each.name == form.template), None))
    rows: dict[Location, list[Indicator]] = {}
    for row in (row for form in forms for row in form.indicators):
        rows.setdefault(row.location, []).append(row)
    yield from _lines(trace, builder.labels, rows)
    yield ""


def _form(form: Form, layout: Layout | None) -> Iterator[str]:
    yield f"  像是：{_likeness(layout)}"
    if layout and layout.money_unit and form.budget and form.budget.unit not in ("", layout.money_unit):
        yield f"  注意：这种表的金额通常以{layout.money_unit}为单位，本表写的是{form.budget.unit}，请核对"
    yield f"  类型：{KIND_WORDS[form.kind]}；版式：{LAYOUT_WORDS.get(form.layout or '', '没有指标表')}"
    stated = {
        "project": form.project,
        "department": form.department,
        "issuer": form.issuer,
        "year": str(form.year) if form.year else None,
        "budget": form.budget.stated if form.budget else None,
    }
    yield "  " + "；".join(f"{heading(name)}：{value or '没有读到'}" for name, value in stated.items())
    left = f"；另有{form.unread_rows}行像是指标，没有读出来" if form.unread_rows else ""
    yield f"  指标{len(form.indicators)}行{left}" + ("；空白模板，没有填写" if form.empty else "")


def _likeness(layout: Layout | None) -> str:
    if layout is None:
        return "没有见过的版式，按栏目名和列名识别；常用的版式可以写进 layouts.yaml"
    usual = f"；权重惯例：{layout.weights}" if layout.weights else ""
    return f"{layout.name}（{layout.used}）{usual}"


def _lines(trace: Trace, labels: Labels, rows: Mapping[Location, Sequence[Indicator]]) -> Iterator[str]:
    for step in trace.steps:
        place = step.location.in_grid()
        if step.fate is Fate.HEADER and step.header:
            yield f"  {place} 指标表头：{_columns(step.header)}"
            yield from _evidence(step.header)
        elif step.fate is Fate.HEAD:
            yield f"  {place} 栏目：{_fields(step, labels) or _short(step.text)}"
        elif step.fate is Fate.ROW:
            row = _read_from(step, rows)
            yield f"  {place} {_row(row) if row else f'指标行：{_short(step.text)}'}"
        elif step.fate is Fate.UNUSED:
            yield f"  {place} 未采用：{_short(step.text)}（{_why(step, labels)}）"
        else:
            yield f"  {place} {step.fate.value}：{_short(step.text)}"


def _read_from(step: Step, rows: Mapping[Location, Sequence[Indicator]]) -> Indicator | None:
    """The first row that was read from a line; lines of text may have no places of their own."""
    found = [row for slot in step.read.line.filled for row in rows.get(slot.location, ())]
    return next((row for row in found if row.name in step.text), found[0] if found else None)


def _columns(header: Header) -> str:
    return "；".join(
        f"“{' '.join(column.label.split())}”＝{COLUMN_WORDS[column.name]}" for column in header.columns
    )


def _evidence(header: Header) -> Iterator[str]:
    """Why the columns are what they are, where that is not certain, and what else they could be."""
    halves = "；左右并排的几段，各读各的" if header.twin else ""
    yield f"    读法：{SURENESS_WORDS[header.sureness]}{halves}"
    for column in header.columns:
        if column.sureness is Sureness.CERTAIN and not column.may_hold:
            continue
        other = column.may_hold or column.runner_up
        other = ROLE_WORDS.get(other, COLUMN_WORDS.get(other, ""))
        label = " ".join(column.label.split()) or "（空白）"
        what = ROLE_WORDS.get(column.role, COLUMN_WORDS[column.name])
        yield (
            f"    “{label}”读作{what}，{SURENESS_WORDS[column.sureness]}：{column.evidence}"
            + (f"；也可能是{other}" if other else "")
        )


def _fields(step: Step, labels: Labels) -> str:
    hits = {id(slot): hit for slot, hit in step.read.hits}
    own = [slot for slot in step.read.line.filled if slot.fresh]
    keys = [label_key(slot.text) for slot in own]
    money = sum(key in labels.budget_columns for key in keys) > 1
    said = []
    for slot, key in zip(own, keys, strict=True):
        if money and key in labels.execution:
            said.append((slot.text, MONEY_WORDS[labels.execution[key]]))
        elif hit := hits.get(id(slot)):
            said.append((hit.label, HEAD_WORDS[hit.field]))
    return "；".join(f"“{_short(label)}”＝{words}" for label, words in said)


def _row(row: Indicator) -> str:
    """What was read of a row: «指标3：清淤长度｜目标：≥30公里｜权重：10｜完成：32公里»."""
    sign = row.operator.value if row.operator and not row.qualitative else ""
    kind = "（定性）" if row.qualitative else ""
    parts = {
        f"{heading('name')}{row.row}": _short(row.name) or "（名称空白）",
        heading("levels"): "－".join(row.levels),
        "目标": f"{sign}{row.value or ''}{row.unit or ''}{kind}",
        heading("weight"): row.weight_text or "",
        heading("actual"): row.actual or "",
        heading("score"): f"{row.score:f}" if row.score is not None else "",
        heading("forecast"): row.forecast or "",
        heading("possibility"): row.possibility or "",
        heading("reason"): "、".join([*row.causes, *([row.reason] if row.reason else [])]),
    }
    return "｜".join(f"{label}：{_short(words)}" for label, words in parts.items() if words)


def _why(step: Step, labels: Labels) -> str:
    if step.unread:
        return f"像是指标，没有读出来：{step.unread}"
    filled = step.read.line.filled
    known = [slot.text for slot in filled if labels.column(slot.text)]
    if step.location.sheet and not step.location.cell:
        return "工作表的名称"
    if step.read.line.paragraph:
        return "正文，前面没有等待内容的栏目"
    if known:
        return f"像表头，但认得的列只有“{'、'.join(known)}”；要有指标名称和指标值（或符号、完成值）两列"
    return "没有认得的栏目名，也不像指标行；如是栏目，请在词表 form-labels.yaml 里加上它的写法"


def _outside(document: Document, sections: list[Section]) -> Iterator[str]:
    inside = {id(slot.cell) for section in sections for read in section.lines for slot in read.line.slots}
    inside |= {id(section.title_slot.cell) for section in sections if section.title_slot}
    left = [
        line
        for line in lines_of(document)
        if line.filled and not line.paragraph and not any(id(slot.cell) in inside for slot in line.slots)
    ]
    if left:
        yield f"表外有{len(left)}行表格内容没有采用（前后没有认得的标题、项目名称或指标表头）："
    for line in left[:_MOST_OUTSIDE]:
        words = _short(" | ".join(slot.text for slot in line.filled))
        yield f"  {line.filled[0].location.in_grid()} {words}"
    if len(left) > _MOST_OUTSIDE:
        yield f"  …另有{len(left) - _MOST_OUTSIDE}行"


def _doubts(doubts: list[Doubt]) -> Iterator[str]:
    if doubts:
        yield "读取存疑："
    for doubt in doubts:
        yield f"  {doubt.location.in_grid()} {doubt.message}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"{flat[:_LONGEST]}…" if len(flat) > _LONGEST else flat
