"""Faults of 概况 and 目标 against each other and against the table."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.accuracy.draft import Draft, Kind, Row, Sentence, Sheet, edit_form, edit_row, edit_sentence
from benchmarks.accuracy.faults import Group, Injection, fault, pick_form, pick_row, quantified
from benchmarks.accuracy.phrasing import tell
from benchmarks.accuracy.words import words

_LANGUAGE = Group.LANGUAGE
_FLOORS = {"不少于": "不超过", "不低于": "不高于", "以上": "以内", "至少": "最多", "≥": "≤"}
_CAPS = {"不超过": "不少于", "不高于": "不低于", "以内": "以上", "以下": "以上"}
_MISMATCH = frozenset({"text-table-mismatch", "text-text-mismatch"})


def _told(sheet: Sheet, rng: Random, fields: tuple[str, ...], wanted: Callable[[Row, str], bool]) -> (
    tuple[int, str, int, int] | None
):  # fmt: skip
    """A random sentence that tells the target of a wanted row: form, text field, sentence, row."""
    found = [
        (form, field, at, sentence.row)
        for form, draft in enumerate(sheet.forms)
        for field in fields
        if draft.kind is Kind.PROJECT or (draft.kind is Kind.DEPARTMENT and field == "goal")
        for at, sentence in enumerate(getattr(draft, field))
        if sentence.row is not None and wanted(draft.rows[sentence.row], sentence.text)
    ]
    return rng.choice(found) if found else None


def _retold(
    sheet: Sheet,
    rng: Random,
    field: str,
    wanted: Callable[[Row, str], bool],
    change: Callable[[Row, str], str],
) -> Injection | None:
    found = _told(sheet, rng, (field,), wanted)
    if found is None:
        return None
    form, text, at, index = found
    row = sheet.forms[form].rows[index]
    wrong = edit_sentence(sheet, form, text, at, lambda old: change(row, old))
    return Injection(wrong, form, frozenset({index}))


def _larger(row: Row) -> str:
    value = float(row.value)
    if row.unit == "%":
        return f"{value - 7 if value > 93 else value + 4:g}"
    return f"{value * 1.5 // 1 + 2:g}"


def _plainly_told(row: Row, text: str) -> bool:
    """Told with the very digits of the table."""
    return quantified(row) and row.value != "0" and f"{row.value}{row.unit}" in text and "每" not in text


@fault(
    "goal-number",
    "目标的数量与指标值不同",
    group=_LANGUAGE,
    categories=set(_MISMATCH),
    touches={"goal"},
)
def goal_number(sheet: Sheet, rng: Random) -> Injection | None:
    def change(row: Row, text: str) -> str:
        return text.replace(row.value + row.unit, _larger(row) + row.unit)

    return _retold(sheet, rng, "goal", _plainly_told, change)


@fault(
    "overview-number",
    "概况的数量与目标不同",
    group=_LANGUAGE,
    categories=set(_MISMATCH),
    touches={"overview"},
)
def overview_number(sheet: Sheet, rng: Random) -> Injection | None:
    def change(row: Row, text: str) -> str:
        return text.replace(row.value + row.unit, _larger(row) + row.unit)

    return _retold(sheet, rng, "overview", _plainly_told, change)


@fault(
    "looser-table",
    "指标值低于目标的承诺",
    group=_LANGUAGE,
    categories={"text-table-mismatch"},
    touches={"rows.value"},
)
def looser_table(sheet: Sheet, rng: Random) -> Injection | None:
    def wanted(row: Row, _: str) -> bool:
        return quantified(row) and row.key == "≥" and float(row.value) >= 6

    found = _told(sheet, rng, ("goal",), wanted)
    if found is None:
        return None
    form, _, _, index = found
    value = float(sheet.forms[form].rows[index].value)
    lower = f"{value - 5:g}" if sheet.forms[form].rows[index].unit == "%" else f"{value * 0.7 // 1:g}"
    return Injection(edit_row(sheet, form, index, value=lower), form, frozenset({index}))


@fault(
    "text-comparator",
    "文字的“不少于”与指标的≤相反等",
    group=_LANGUAGE,
    categories={"text-table-mismatch"},
    touches={"goal"},
)
def text_comparator(sheet: Sheet, rng: Random) -> Injection | None:
    def turned(row: Row, text: str) -> str:
        pairs = _FLOORS if row.operator == "≥" else _CAPS
        old = next((word for word in pairs if word in text), None)
        return text.replace(old, pairs[old], 1) if old else text

    def wanted(row: Row, text: str) -> bool:
        plain = not any(word in text for word in ("控制在", "达到", f"在{row.value}"))
        return quantified(row) and plain and row.operator in {"≥", "≤"} and turned(row, text) != text

    return _retold(sheet, rng, "goal", wanted, turned)


@fault(
    "text-magnitude",
    "文字与指标的数量级不同（人次与万人次）",
    group=_LANGUAGE,
    categories={"text-table-mismatch", "text-text-mismatch"},
    touches={"goal"},
)
def text_magnitude(sheet: Sheet, rng: Random) -> Injection | None:
    def wanted(row: Row, text: str) -> bool:
        return _plainly_told(row, text) and row.unit in {"人", "人次", "平方米", "亩", "公顷", "吨", "户"}

    return _retold(
        sheet,
        rng,
        "goal",
        wanted,
        lambda row, text: text.replace(f"{row.value}{row.unit}", f"{row.value}万{row.unit}"),
    )


@fault(
    "frequency",
    "文字的频次与全年次数不符",
    group=_LANGUAGE,
    categories={"text-table-mismatch", "text-text-mismatch"},
    touches={"goal"},
)
def frequency(sheet: Sheet, rng: Random) -> Injection | None:
    swaps = {"每月": "每周", "每季度": "每月", "每半年": "每月"}

    def wanted(_: Row, text: str) -> bool:
        return any(word in text for word in swaps)

    def change(_: Row, text: str) -> str:
        old = next(word for word in swaps if word in text)
        return text.replace(old, swaps[old])

    return _retold(sheet, rng, "goal", wanted, change)


def _more_goal(sheet: Sheet, rng: Random, texts: tuple[str, ...]) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.kind is not Kind.SELF_REVIEW)
    if form is None:
        return None
    goal = list(sheet.forms[form].goal)
    goal.append(Sentence(rng.choice(texts)))
    return Injection(edit_form(sheet, form, goal=tuple(goal)), form)


@fault(
    "promise-uncovered",
    "目标中的承诺没有指标",
    group=_LANGUAGE,
    categories={"goal-not-covered"},
    touches={"goal"},
)
def promise_uncovered(sheet: Sheet, rng: Random) -> Injection | None:
    return _more_goal(sheet, rng, words().promises)


@fault(
    "zero-uncovered",
    "“不发生”的承诺没有指标",
    group=_LANGUAGE,
    categories={"goal-not-covered"},
    touches={"goal"},
)
def zero_uncovered(sheet: Sheet, rng: Random) -> Injection | None:
    return _more_goal(sheet, rng, words().zero_promises)


@fault("past-year", "目标写成以前年度", group=_LANGUAGE, categories={"period-mismatch"}, touches={"goal"})
def past_year(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.kind is Kind.PROJECT and form.goal[0].row is not None)
    if form is None:
        return None
    draft = sheet.forms[form]
    verb = rng.choice(["计划", "力争", "确保"])
    lead = f"{draft.year - 1}年{verb}"
    text = draft.goal[0].text.removeprefix("计划").removeprefix("力争").removeprefix("确保")
    return Injection(edit_sentence(sheet, form, "goal", 0, lambda _: lead + text), form)


@fault(
    "vague-goal",
    "目标没有可衡量的内容",
    group=_LANGUAGE,
    categories={"vague-goal"},
    touches={"goal"},
)
def vague_goal(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.kind is not Kind.SELF_REVIEW)
    if form is None:
        return None
    return Injection(edit_form(sheet, form, goal=(Sentence(rng.choice(words().vague_goals)),)), form)


@fault("copied-goal", "目标照抄概况", group=_LANGUAGE, categories={"boilerplate"}, touches={"goal"})
def copied_goal(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, _long_overview)
    if form is None:
        return None
    return Injection(edit_form(sheet, form, goal=sheet.forms[form].overview), form)


def _long_overview(form: Draft) -> bool:
    return form.kind is Kind.PROJECT and sum(len(each.text) for each in form.overview) > 40


@fault("past-tense", "目标写成总结", group=_LANGUAGE, categories={"boilerplate"}, touches={"goal"})
def past_tense(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.kind is Kind.PROJECT)
    if form is None:
        return None
    draft = sheet.forms[form]
    goal = tuple(
        each if each.row is None else tell(draft.rows[each.row], each.row, rng.choice(words().past_tense))
        for each in draft.goal
    )
    return Injection(edit_form(sheet, form, goal=goal), form)


@fault(
    "typo",
    "形近、音近错字",
    group=_LANGUAGE,
    categories={"wording"},
    touches={"goal", "overview"},
)
def typo(sheet: Sheet, rng: Random) -> Injection | None:
    places = [
        (form, field, at, right, wrong)
        for form, draft in enumerate(sheet.forms)
        for field in ("goal", "overview")
        if field == "goal" or draft.kind is not Kind.DEPARTMENT
        for at, sentence in enumerate(getattr(draft, field))
        for right, wrong in words().typos
        if right in sentence.text
    ]
    if not places:
        return None
    form, field, at, right, wrong = rng.choice(places)
    return Injection(edit_sentence(sheet, form, field, at, lambda text: text.replace(right, wrong, 1)), form)


@fault("typo-in-name", "指标名称中的错字", group=_LANGUAGE, categories={"wording"}, touches={"rows.name"})
def typo_in_name(sheet: Sheet, rng: Random) -> Injection | None:
    pairs = words().typos
    found = pick_row(sheet, rng, lambda row: any(right in row.name for right, _ in pairs))
    if found is None:
        return None
    (form, index), row = found
    right, wrong = next(pair for pair in pairs if pair[0] in row.name)
    return Injection(
        edit_row(sheet, form, index, name=row.name.replace(right, wrong, 1)), form, frozenset({index})
    )
