"""Faults of cells and weights that arithmetic or the frame decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.accuracy.draft import Draft, Kind, Layout, Row, Sheet, edit_form, edit_row
from benchmarks.accuracy.faults import (
    Group,
    Injection,
    Place,
    added,
    changed,
    fault,
    pick_form,
    pick_row,
    quantified,
    rate,
)
from benchmarks.accuracy.phrasing import tell
from benchmarks.accuracy.words import words

_SURE = Group.DETERMINISTIC
_MALFORMED = {
    "%": "%%",
    "平方米": "平方",
    "万元": "万万元",
    "千瓦时": "千万时",
    "人次": "人次次",
    "公里": "公公里",
    "个": "个个",
}


@fault("missing-value", "指标值空白", group=_SURE, categories={"missing-field"}, touches={"rows.value"})
def missing_value(sheet: Sheet, rng: Random) -> Injection | None:
    return changed(sheet, rng, lambda _: True, lambda _: {"value": ""})


@fault("missing-unit", "计量单位空白", group=_SURE, categories={"missing-field"}, touches={"rows.unit"})
def missing_unit(sheet: Sheet, rng: Random) -> Injection | None:
    return changed(sheet, rng, lambda row: bool(row.unit), lambda _: {"unit": ""})


@fault("missing-weight", "权重空白", group=_SURE, categories={"missing-field"}, touches={"rows.weight"})
def missing_weight(sheet: Sheet, rng: Random) -> Injection | None:
    return changed(sheet, rng, lambda _: True, lambda _: {"weight": ""})


@fault("missing-header", "项目概况空白", group=_SURE, categories={"missing-field"}, touches={"overview"})
def missing_header(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.kind is Kind.PROJECT)
    return None if form is None else Injection(edit_form(sheet, form, overview=()), form)


@fault("weight-sum-off", "权重合计不符", group=_SURE, categories={"weight-sum"}, touches={"rows.weight"})
def weight_sum_off(sheet: Sheet, rng: Random) -> Injection | None:
    shift = rng.choice([-3, 2, 4, 5, 7])
    found = changed(sheet, rng, lambda _: True, lambda row: {"weight": str(int(row.weight) + shift)})
    return found and replace(found, rows=None)


@fault("zero-weight", "权重为0", group=_SURE, categories={"weight-range"}, touches={"rows.weight"})
def zero_weight(sheet: Sheet, rng: Random) -> Injection | None:
    found = pick_row(sheet, rng, lambda row: row.weight == "5")
    if found is None:
        return None
    (form, index), row = found
    other = (index + 1) % len(sheet.forms[form].rows)
    more = str(int(sheet.forms[form].rows[other].weight) + int(row.weight))
    moved = edit_row(edit_row(sheet, form, index, weight="0"), form, other, weight=more)
    return Injection(moved, form, frozenset({index}))


@fault(
    "duplicate-row", "同一指标两行", group=_SURE, categories={"duplicate"}, touches={"rows", "rows.weight"}
)
def duplicate_row(sheet: Sheet, rng: Random) -> Injection | None:
    found = pick_row(sheet, rng, quantified)
    if found is None:
        return None
    (form, index), row = found
    return added(sheet, form, row, twin=index, rows=frozenset({index}))


@fault("same-name", "同名指标值不同", group=_SURE, categories={"duplicate"}, touches={"rows", "rows.weight"})
def same_name(sheet: Sheet, rng: Random) -> Injection | None:
    found = pick_row(sheet, rng, lambda row: quantified(row) and row.unit != "%" and float(row.value) > 4)
    if found is None:
        return None
    (form, index), row = found
    other = replace(row, value=str(int(float(row.value)) * 2 + 10))
    return added(sheet, form, other, twin=index, rows=frozenset({index}))


@fault("placeholder", "模板残留", group=_SURE, categories={"placeholder"}, touches={"rows.value"})
def placeholder(sheet: Sheet, rng: Random) -> Injection | None:
    mark = rng.choice(["XX", "××", "**", "null", "……"])
    return changed(sheet, rng, quantified, lambda _: {"value": mark})


@fault(
    "number-as-words",
    "定性指标填数值",
    group=_SURE,
    categories={"nature-conflict"},
    touches={"rows.operator"},
)
def number_as_words(sheet: Sheet, rng: Random) -> Injection | None:
    return changed(sheet, rng, quantified, lambda _: {"operator": "定性"})


@fault(
    "words-as-number", "定量指标填文字", group=_SURE, categories={"nature-conflict"}, touches={"rows.value"}
)
def words_as_number(sheet: Sheet, rng: Random) -> Injection | None:
    value = rng.choice(["良好", "较高", "持续提升", "全部完成"])
    return changed(sheet, rng, quantified, lambda _: {"value": value})


def _retold(sheet: Sheet, form: int, index: int) -> Sheet:
    """The sheet with every sentence on a row told again, so that only the row itself is wrong."""
    draft = sheet.forms[form]
    texts = {
        field: tuple(
            tell(draft.rows[index], index, each.template) if each.row == index and each.template else each
            for each in sentences
        )
        for field, sentences in (("overview", draft.overview), ("goal", draft.goal))
    }
    return edit_form(sheet, form, **texts)


def _impossible(sheet: Sheet, found: tuple[Place, Row] | None, value: str) -> Injection | None:
    if found is None:
        return None
    (form, index), _ = found
    wrong = _retold(edit_row(sheet, form, index, value=value), form, index)
    return Injection(wrong, form, frozenset({index}))


def _bounded(row: Row) -> bool:
    """A rate of a whole: pupils of any age count in gross enrolment."""
    return rate(row) and "毛入" not in row.name


@fault(
    "rate-over-100",
    "比率超过100%",
    group=_SURE,
    categories={"implausible-value"},
    touches={"rows.value", "goal", "overview"},
)
def rate_over_100(sheet: Sheet, rng: Random) -> Injection | None:
    found = pick_row(sheet, rng, lambda row: _bounded(row) and float(row.value) >= 80)
    return _impossible(sheet, found, rng.choice(["105", "110", "120", "950"]))


@fault(
    "days-356",
    "全年天数写成356天等",
    group=_SURE,
    categories={"implausible-value"},
    touches={"rows.value", "goal", "overview"},
)
def days_356(sheet: Sheet, rng: Random) -> Injection | None:
    found = pick_row(sheet, rng, lambda row: row.name.endswith("天数") and row.unit == "天")
    return _impossible(sheet, found, rng.choice(["356", "356", "380", "3650"]))


@fault(
    "fraction",
    "人数带小数",
    group=_SURE,
    categories={"implausible-value"},
    touches={"rows.value", "goal", "overview"},
)
def fraction(sheet: Sheet, rng: Random) -> Injection | None:
    def countable(row: Row) -> bool:
        return row.unit in {"人", "人次", "户", "座", "场"} and row.value != "0"

    found = pick_row(sheet, rng, countable)
    return _impossible(sheet, found, f"{found[1].value}.5" if found else "")


@fault("malformed-unit", "计量单位写错", group=_SURE, categories={"unit-mismatch"}, touches={"rows.unit"})
def malformed_unit(sheet: Sheet, rng: Random) -> Injection | None:
    wrong = _MALFORMED
    return changed(sheet, rng, lambda row: row.unit in wrong, lambda row: {"unit": wrong[row.unit]})


@fault("prefix-missing", "层级前缀缺失", group=_SURE, categories={"malformed-level"}, touches={"rows.levels"})
def prefix_missing(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.layout is Layout.PREFIXED)
    if form is None:
        return None
    index = rng.randrange(len(sheet.forms[form].rows))
    kept = rng.choice([0, 1])
    levels = sheet.forms[form].rows[index].levels[:kept]
    return Injection(edit_row(sheet, form, index, levels=levels), form, frozenset({index}))


@fault(
    "level-outside",
    "二级指标不属于一级指标",
    group=_SURE,
    categories={"malformed-level", "misclassified-level"},
    touches={"rows.levels"},
)
def level_outside(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.layout is Layout.COLUMNS)
    if form is None:
        return None
    rows = sheet.forms[form].rows
    outputs = [at for at, row in enumerate(rows) if len(row.levels) > 1 and row.levels[0] == "产出指标"]
    if not outputs:
        return None
    index = rng.choice(outputs)
    wrong = ("效益指标", rows[index].levels[1])
    return Injection(edit_row(sheet, form, index, levels=wrong), form, frozenset({index}))


def _reviewed(form: Draft) -> bool:
    return form.kind is Kind.SELF_REVIEW


@fault(
    "review-score",
    "自评得分计算错误",
    group=_SURE,
    categories={"self-review-arithmetic"},
    touches={"rows.score", "rows.actual"},
)
def review_score(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, _reviewed)
    if form is None:
        return None
    rows = sheet.forms[form].rows
    counted = [at for at, row in enumerate(rows) if quantified(row) and row.value != "0"]
    if not counted:
        return None
    index = rng.choice(counted)
    more = rng.random() < 0.5
    wrong = {"score": f"{float(rows[index].weight) + 2:g}"} if more else _missed(rows[index])
    return Injection(edit_row(sheet, form, index, **wrong), form, frozenset({index}))


def _missed(row: Row) -> dict[str, str]:
    """A result well short of the target with the full score."""
    short = float(row.value) * 2 + 1 if row.key == "≤" else float(row.value) * 0.5
    return {"actual": f"{short:g}", "score": row.weight}


@fault(
    "review-reason",
    "未完成而没有原因",
    group=_SURE,
    categories={"self-review-arithmetic"},
    touches={"rows.reason"},
)
def review_reason(sheet: Sheet, rng: Random) -> Injection | None:
    return changed(sheet, rng, lambda row: bool(row.reason), lambda _: {"reason": ""})


@fault("basis-repeated", "立项依据重复", group=_SURE, categories={"basis"}, touches={"basis"})
def basis_repeated(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(sheet, rng, lambda form: form.kind is not Kind.DEPARTMENT and bool(form.basis))
    if form is None:
        return None
    items = sheet.forms[form].basis
    return Injection(edit_form(sheet, form, basis=(*items, rng.choice(items[-2:]))), form)


@fault(
    "repeated-passage",
    "同一段文字重复",
    group=_SURE,
    categories={"boilerplate"},
    touches={"overview"},
)
def repeated_passage(sheet: Sheet, rng: Random) -> Injection | None:
    form = pick_form(
        sheet,
        rng,
        lambda form: form.kind is Kind.PROJECT and sum(len(each.text) for each in form.overview) > 60,
    )
    if form is None:
        return None
    overview = sheet.forms[form].overview
    half = overview[: len(overview) - len(overview) % 2]  # whole sentences
    return Injection(edit_form(sheet, form, overview=(*half, *half)), form)


@fault("stray-punctuation", "标点多余", group=_SURE, categories={"wording"}, touches={"goal"})
def stray_punctuation(sheet: Sheet, rng: Random) -> Injection | None:
    return _in_goal(sheet, rng, lambda text: f"{text}{rng.choice(['，；', '。，', '；；', '、，'])}")


@fault("doubled-word", "词语重复", group=_SURE, categories={"wording"}, touches={"goal"})
def doubled_word(sheet: Sheet, rng: Random) -> Injection | None:
    def double(text: str) -> str:
        present = [word for word in words().doubles if word in text]
        return text.replace(word := rng.choice(present), word * 2, 1) if present else text

    return _in_goal(sheet, rng, double)


def _in_goal(sheet: Sheet, rng: Random, change: Callable[[str], str]) -> Injection | None:
    form = rng.randrange(len(sheet.forms))
    goal = list(sheet.forms[form].goal)
    for index in rng.sample(range(len(goal)), len(goal)):
        text = change(goal[index].text)
        if text != goal[index].text:
            goal[index] = replace(goal[index], text=text)
            return Injection(edit_form(sheet, form, goal=tuple(goal)), form)
    return None
