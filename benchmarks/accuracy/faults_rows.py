"""Faults of names, levels and targets that only someone who understands the indicator sees."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.accuracy.compose import with_levels
from benchmarks.accuracy.draft import Draft, Kind, Layout, Row, Sheet, edit_form
from benchmarks.accuracy.faults import (
    Group,
    Injection,
    added,
    changed,
    fault,
    pick_form,
    pick_row,
    quantified,
    rate,
)
from benchmarks.accuracy.phrasing import stem
from benchmarks.accuracy.words import library, words

_LANGUAGE = Group.LANGUAGE
_PEOPLE = frozenset({"人", "人次"})


_SYNONYMS = (
    ("人次", "人次数"),
    ("场次", "场次数"),
    ("场次", "举办次数"),
    ("次数", "开展次数"),
    ("人数", "总人数"),
    ("面积", "总面积"),
    ("长度", "总长度"),
    ("里程", "总里程"),
    ("户数", "总户数"),
    ("满意度", "满意率"),
)


@fault(
    "near-duplicate",
    "换一种计量说法重复设置",
    group=_LANGUAGE,
    categories={"near-duplicate", "duplicate"},
    touches={"rows", "rows.weight"},
)
def near_duplicate(sheet: Sheet, rng: Random) -> Injection | None:
    old, new = rng.choice(_SYNONYMS)
    found = pick_row(sheet, rng, lambda row: quantified(row) and row.name.endswith(old) and row.value != "0")
    if found is None:
        return None
    (form, index), row = found
    other = replace(row, name=row.name.removesuffix(old) + new)
    return added(sheet, form, other, twin=index, rows=frozenset({index}))


@fault(
    "vague-value",
    "定性指标值笼统",
    group=_LANGUAGE,
    categories={"vague-qualitative", "nature-conflict"},
    touches={"rows.value"},
)
def vague_value(sheet: Sheet, rng: Random) -> Injection | None:
    return changed(
        sheet, rng, lambda row: row.qualitative, lambda _: {"value": rng.choice(words().vague_values)}
    )


@fault(
    "slogan-name",
    "指标名称是口号",
    group=_LANGUAGE,
    categories={"slogan-indicator", "unclear-indicator", "compound-indicator"},
    touches={"rows.name"},
)
def slogan_name(sheet: Sheet, rng: Random) -> Injection | None:
    name = rng.choice(words().slogans_as_names)
    return changed(sheet, rng, lambda row: row.qualitative, lambda _: {"name": name})


@fault(
    "compound-name",
    "一个指标含两个计量",
    group=_LANGUAGE,
    categories={"compound-indicator"},
    touches={"rows.name"},
)
def compound_name(sheet: Sheet, rng: Random) -> Injection | None:
    def joined(row: Row) -> dict[str, str]:
        if row.unit == "%":
            return {"name": row.name + rng.choice(["和完成率", "及覆盖率", "、准确率"])}
        return {"name": row.name + rng.choice(["及合格率", "和完成率", "、满意度"])}

    def wanted(row: Row) -> bool:
        return quantified(row) and (rate(row) or row.unit in {*_PEOPLE, "场", "次", "平方米", "公里"})

    return changed(sheet, rng, wanted, joined)


@fault(
    "rate-in-words",
    "比率写成定性",
    group=_LANGUAGE,
    categories={"nature-conflict", "vague-qualitative"},
    touches={"rows.operator", "rows.value", "rows.unit"},
)
def rate_in_words(sheet: Sheet, rng: Random) -> Injection | None:
    value = rng.choice(["良好", "较高", "持续提升", "优"])
    return changed(sheet, rng, rate, lambda _: {"operator": "定性", "value": value, "unit": ""})


@fault(
    "equal-satisfaction",
    "满意度用等号",
    group=_LANGUAGE,
    categories={"operator-bound"},
    touches={"rows.operator"},
)
def equal_satisfaction(sheet: Sheet, rng: Random) -> Injection | None:
    def wanted(row: Row) -> bool:
        return row.dimension == "满意度" and row.operator == "≥"

    return changed(sheet, rng, wanted, lambda _: {"operator": "="})


@fault(
    "equal-limit",
    "时限用等号",
    group=_LANGUAGE,
    categories={"operator-bound"},
    touches={"rows.operator"},
)
def equal_limit(sheet: Sheet, rng: Random) -> Injection | None:
    def wanted(row: Row) -> bool:
        return row.operator == "≤" and row.unit in {"工作日", "分钟", "小时"}

    return changed(sheet, rng, wanted, lambda _: {"operator": "="})


@fault(
    "bare-satisfaction",
    "满意度没有主体",
    group=_LANGUAGE,
    categories={"unclear-indicator", "malformed-level"},
    touches={"rows.name"},
)
def bare_satisfaction(sheet: Sheet, rng: Random) -> Injection | None:
    return changed(sheet, rng, lambda row: row.dimension == "满意度", lambda _: {"name": "满意度"})


@fault(
    "misclassified",
    "产出放在效益或满意度下",
    group=_LANGUAGE,
    categories={"misclassified-level"},
    touches={"rows.levels"},
)
def misclassified(sheet: Sheet, rng: Random) -> Injection | None:
    def wanted(row: Row) -> bool:
        return quantified(row) and len(row.levels) == 2 and row.unit in {"场", "次", "公里", "期", "平方米"}

    found = pick_row(sheet, rng, wanted)
    if found is None:
        return None
    (form, index), row = found
    wrong = with_levels(
        replace(row, dimension=rng.choice(["满意度", "成本"])), sheet.forms[form].layout
    ).levels
    rows = list(sheet.forms[form].rows)
    rows[index] = replace(row, levels=wrong)
    return Injection(edit_form(sheet, form, rows=tuple(rows)), form, frozenset({index}))


@fault(
    "process-indicator",
    "管理要求当作绩效指标",
    group=_LANGUAGE,
    categories={"process-indicator"},
    touches={"rows", "rows.weight"},
)
def process_indicator(sheet: Sheet, rng: Random) -> Injection | None:
    form = rng.randrange(len(sheet.forms))
    name = rng.choice(words().process_names)
    value, unit = ("4", "次") if name.endswith("次数") else ("100", "%")
    row = Row(name, "质量", "≥", value, unit, "")
    if name.endswith("健全性"):
        row = replace(row, operator="定性", value="健全", unit="")
    return added(sheet, form, _as_reviewed(with_levels(row, sheet.forms[form].layout), sheet.forms[form]))


def _as_reviewed(row: Row, form: Draft) -> Row:
    return replace(row, actual=row.value, score="0") if form.kind is Kind.SELF_REVIEW else row


@fault(
    "without-basis",
    "指标在概况和目标中没有依据",
    group=_LANGUAGE,
    categories={"indicator-without-basis"},
    touches={"rows", "rows.weight"},
)
def without_basis(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.kind is Kind.PROJECT)
    if form is None:
        return None
    draft = sheet.forms[form]
    said = "".join([draft.project, *(each.text for each in (*draft.overview, *draft.goal))])
    foreign = [
        each
        for entries in library().values()
        for each in entries
        if each.dimension == "数量" and each.unit in words().ranges and not _speaks_of(said, stem(each.name))
    ]
    entry = rng.choice(foreign)
    row = Row(entry.name, entry.dimension, entry.operator, "36", entry.unit, "", key=entry.operator)
    return added(sheet, form, with_levels(row, draft.layout))


def _speaks_of(text: str, topic: str) -> bool:
    """Whether a text has two signs in a row of a topic."""
    return any(topic[at : at + 2] in text for at in range(len(topic) - 1))


@fault(
    "missing-dimension",
    "没有效益指标",
    group=_LANGUAGE,
    categories={"missing-dimension"},
    touches={"rows", "rows.*", "goal", "overview", "goal.*", "overview.*"},
)
def missing_dimension(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.layout is not Layout.PLAIN and form.kind is Kind.PROJECT)
    if form is None:
        return None
    draft = sheet.forms[form]
    kept = [at for at, row in enumerate(draft.rows) if not row.levels[0].startswith("效益")]
    if len(kept) < 3:
        return None
    lost = sum(int(row.weight) for at, row in enumerate(draft.rows) if at not in kept)
    rows = [draft.rows[at] for at in kept]
    rows[0] = replace(rows[0], weight=str(int(rows[0].weight) + lost))
    goal, overview = (
        tuple(
            replace(each, row=kept.index(each.row) if each.row is not None else None)
            for each in sentences
            if each.row is None or each.row in kept
        )
        for sentences in (draft.goal, draft.overview)
    )
    return Injection(edit_form(sheet, form, rows=tuple(rows), goal=goal, overview=overview), form)


@fault(
    "cross-form",
    "部门表的目标值低于项目表的同一指标",
    group=_LANGUAGE,
    categories={"cross-form-mismatch"},
    touches={"rows.value", "goal", "overview"},
)
def cross_form(sheet: Sheet, rng: Random) -> Injection | None:
    if len(sheet.forms) < 2:
        return None
    shared = {row.name for row in sheet.forms[0].rows} & {row.name for row in sheet.forms[1].rows}
    rows = [
        (index, row)
        for index, row in enumerate(sheet.forms[0].rows)
        if row.name in shared and quantified(row) and row.key == "≥" and row.dimension != "满意度"
    ]
    if not rows:
        return None
    index, row = rng.choice(rows)
    value = f"{float(row.value) - 3:g}" if row.unit == "%" else f"{float(row.value) * 0.7 // 1:g}"
    form = sheet.forms[0]
    changed_rows = (*form.rows[:index], replace(row, value=value), *form.rows[index + 1 :])
    goal = tuple(each for each in form.goal if each.row != index)
    return Injection(edit_form(sheet, 0, rows=changed_rows, goal=goal), 0, frozenset({index}))
