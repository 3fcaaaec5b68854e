"""Faults of amounts and of documents cited as basis."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

from benchmarks.accuracy.compose import with_levels
from benchmarks.accuracy.draft import Draft, Kind, Row, Sentence, Sheet, edit_form
from benchmarks.accuracy.faults import Group, Injection, added, changed, fault, pick_form

_SURE = Group.DETERMINISTIC
_NUMBER = re.compile(r"〔(?P<year>\d{4})〕(?P<number>\d+)号")


@fault(
    "department-total",
    "部门预算数与支出总表不符",
    group=_SURE,
    categories={"budget-mismatch"},
    touches={"budget"},
)
def department_total(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.kind is Kind.DEPARTMENT)
    if form is None:
        return None
    wrong = sheet.forms[form].budget + rng.choice([-30, 12, 45, 120])
    return Injection(edit_form(sheet, form, budget=wrong), form)


@fault(
    "table-subtotal",
    "支出总表的合计不等于各项之和",
    group=_SURE,
    categories={"budget-mismatch"},
    touches={"tables"},
)
def table_subtotal(sheet: Sheet, rng: Random) -> Injection | None:
    if not sheet.tables:
        return None
    (title, rows), *rest = sheet.tables
    index = rng.randrange(2, len(rows))
    code, name, whole, basic, project = rows[index]
    wrong = Decimal(whole.replace(",", "")) + rng.choice([10, 55, 200])
    lines = (*rows[:index], (code, name, f"{wrong:,.2f}", basic, project), *rows[index + 1 :])
    return Injection(Sheet(sheet.forms, ((title, lines), *rest)), 0)


@fault(
    "sources-sum",
    "资金来源合计与预算不符",
    group=_SURE,
    categories={"budget-mismatch"},
    touches={"sources"},
)
def sources_sum(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: bool(form.sources) and form.kind is Kind.PROJECT)
    if form is None:
        return None
    (label, amount), *others = sheet.forms[form].sources
    wrong = ((label, amount + rng.choice([3, 10, 25])), *others)
    return Injection(edit_form(sheet, form, sources=wrong), form)


@fault(
    "cost-over-budget",
    "总成本高于预算",
    group=_SURE,
    categories={"budget-mismatch"},
    touches={"rows", "rows.weight"},
)
def cost_over_budget(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, _without_cost)
    if form is None:
        return None
    draft = sheet.forms[form]
    cap = (draft.budget * rng.choice([3, 4]) / 2).quantize(Decimal("0.01"))
    row = with_levels(Row("项目总成本", "成本", "≤", f"{cap:f}", "万元", ""), draft.layout)
    found = added(sheet, form, row)
    return Injection(found.sheet, form)


def _without_cost(form: Draft) -> bool:
    return form.kind is Kind.PROJECT and all(row.name != "项目总成本" for row in form.rows)


@fault(
    "goal-cost",
    "目标中的成本与预算不符",
    group=_SURE,
    categories={"budget-mismatch", "goal-not-covered"},
    touches={"goal"},
)
def goal_cost(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, _without_cost)
    if form is None:
        return None
    amount = (sheet.forms[form].budget * rng.choice([12, 15, 20]) / 10).quantize(Decimal("0.01"))
    text = rng.choice(["项目总成本控制在{}万元以内", "总成本不超过{}万元"]).format(f"{amount:f}")
    return Injection(edit_form(sheet, form, goal=(*sheet.forms[form].goal, Sentence(text))), form)


def _in_basis(sheet: Sheet, rng: Random, pattern: str, replacement: str) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.kind is not Kind.DEPARTMENT)
    if form is None:
        return None
    items = list(sheet.forms[form].basis)
    numbered = [at for at, item in enumerate(items) if _NUMBER.search(item)]
    if not numbered:
        return None
    index = rng.choice(numbered)
    items[index] = re.sub(pattern, replacement, items[index], count=1)
    return Injection(edit_form(sheet, form, basis=tuple(items)), form)


@fault(
    "number-malformed",
    "文号缺右括号（〔20254号）",
    group=_SURE,
    categories={"basis", "wording"},
    touches={"basis"},
)
def number_malformed(sheet: Sheet, rng: Random) -> Injection | None:
    return _in_basis(sheet, rng, _NUMBER.pattern, r"〔\g<year>\g<number>号")


@fault(
    "number-brackets",
    "文号用方括号或圆括号",
    group=_SURE,
    categories={"basis", "formatting"},
    touches={"basis"},
)
def number_brackets(sheet: Sheet, rng: Random) -> Injection | None:
    left, right = rng.choice([("[", "]"), ("【", "】"), ("［", "］")])
    return _in_basis(sheet, rng, _NUMBER.pattern, rf"{left}\g<year>{right}\g<number>号")


@fault(
    "unpaired-bracket", "书名号或括号不成对", group=_SURE, categories={"wording", "basis"}, touches={"basis"}
)
def unpaired_bracket(sheet: Sheet, rng: Random) -> Injection | None:
    return _in_basis(sheet, rng, rng.choice(["《", "》", "）$", "（"]), "")


def _document(form: Draft, title_year: int, year: int, rng: Random) -> str:
    title = f"《{form.place}人民政府办公室关于印发{title_year}年重点工作要点的通知》"
    return f"{title}（{form.place[:1]}府办发〔{year}〕{rng.randint(2, 90)}号）"


@fault("basis-outdated", "引用几年前的年度性文件", group=_SURE, categories={"basis"}, touches={"basis"})
def basis_outdated(sheet: Sheet, rng: Random) -> Injection | None:
    return _cited(sheet, rng, rng.randint(3, 5), 0)


@fault(
    "basis-year-conflict", "文件名称年份与文号年份矛盾", group=_SURE, categories={"basis"}, touches={"basis"}
)
def basis_year_conflict(sheet: Sheet, rng: Random) -> Injection | None:
    return _cited(sheet, rng, 0, rng.randint(3, 6))


def _cited(sheet: Sheet, rng: Random, age: int, gap: int) -> Injection | None:
    """Adds an annual document ``age`` years old whose number is ``gap`` years older than its title."""
    form = pick_form(sheet, rng, lambda form: form.kind is Kind.PROJECT)
    if form is None:
        return None
    draft = sheet.forms[form]
    item = _document(draft, draft.year - age, draft.year - age - gap, rng)
    return Injection(edit_form(sheet, form, basis=(*draft.basis, item)), form)


@fault(
    "negative-value", "指标值为负数", group=_SURE, categories={"implausible-value"}, touches={"rows.value"}
)
def negative_value(sheet: Sheet, rng: Random) -> Injection | None:
    counted = {"人", "人次", "户", "场", "个", "平方米"}

    def countable(row: Row) -> bool:
        return row.unit in counted and row.value != "0"

    return changed(sheet, rng, countable, lambda row: {"value": f"-{row.value}"})
