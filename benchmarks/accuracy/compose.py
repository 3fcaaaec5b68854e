"""Composes clean forms: targets, weights, texts and tables that agree with each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.accuracy.draft import Draft, Kind, Layout, Row, Sentence, Sheet
from benchmarks.accuracy.phrasing import spell, target, tell, templates
from benchmarks.accuracy.words import Entry, library, words

_OUTPUTS = ("数量", "质量", "时效")
_BENEFITS = ("社会效益", "经济效益", "生态效益")
_FULL_PATHS = {
    **{each: ("产出", each) for each in _OUTPUTS},
    **{each: ("效益", each) for each in (*_BENEFITS, "可持续影响")},
    "成本": ("成本", "经济成本"),
    "满意度": ("满意度", "服务对象满意度"),
}
_SELF_REVIEW_SHARE = 0.12
_DEPARTMENT_SHARE = 0.25
_PAIR_SHARE = 0.15
_TOTALS = (100, 100, 90)
_STEP = 5
_HEAVIEST = 20


def sheets(count: int, seed: int) -> list[Sheet]:
    """``count`` clean documents; the same seed gives the same documents."""
    return [sheet(Random(f"{seed}/{number}")) for number in range(count)]


def sheet(rng: Random) -> Sheet:
    """One clean document: a form, or a department's form with one of its projects."""
    layout = rng.choice([Layout.PLAIN, Layout.PREFIXED, Layout.COLUMNS, Layout.COLUMNS])
    place, year, field = rng.choice(words().places), rng.choice([2024, 2025, 2026]), rng.choice([*library()])
    if rng.random() < _SELF_REVIEW_SHARE:
        return Sheet((form(Kind.SELF_REVIEW, Layout.COLUMNS, field, rng, place=place, year=year),))
    if rng.random() < _PAIR_SHARE:
        return _pair(layout, field, rng, place=place, year=year)
    kind = Kind.DEPARTMENT if rng.random() < _DEPARTMENT_SHARE else Kind.PROJECT
    draft = form(kind, layout, field, rng, place=place, year=year)
    return Sheet((draft,), (_spending(draft, rng),) if kind is Kind.DEPARTMENT else ())


def _pair(layout: Layout, field: str, rng: Random, *, place: str, year: int) -> Sheet:
    """A department's form that takes some of its indicators over from the project's form."""
    project = form(Kind.PROJECT, layout, field, rng, place=place, year=year)
    own = with_levels(_row(rng.choice(words().department_costs), rng), layout)
    shared = [row for row in project.rows if not row.qualitative and row.dimension != "成本"]
    shared.insert(-1, own)
    weights = _weights(len(shared), 100, rng)
    rows = tuple(replace(row, weight=weight) for row, weight in zip(shared, weights, strict=True))
    whole = form(Kind.DEPARTMENT, layout, field, rng, place=place, year=year)
    whole = _with_texts(replace(whole, rows=rows, budget=project.budget * 4), field, rng)
    return Sheet((whole, project), (_spending(whole, rng),))


def form(kind: Kind, layout: Layout, field: str, rng: Random, *, place: str, year: int) -> Draft:
    """One clean form of a field."""
    budget = Decimal(rng.randrange(2000, 90000, 50)) / 100
    if kind is Kind.DEPARTMENT:
        budget *= 10
    source = words().fields[field]
    entries = [_row(entry, rng) for entry in _entries(field, rng)]
    budget = max(budget, _needed(entries))
    rows = _rows(entries, kind, budget, layout, rng)
    if kind is Kind.SELF_REVIEW:
        rows = tuple(_reviewed(row, rng) for row in rows)
    own = (budget * rng.choice([0, 1, 2]) / 10).quantize(Decimal("0.01"))
    draft = Draft(
        kind=kind,
        layout=layout,
        year=year,
        place=place,
        department=f"{place}{source.department}",
        project=rng.choice(source.projects),
        budget=budget,
        rows=rows,
        basis=_basis(field, place, year, rng),
        sources=_sources(layout, budget, own, rng),
        numbered=rng.random() < 0.5,
    )
    return _with_texts(draft, field, rng)


def _sources(layout: Layout, budget: Decimal, own: Decimal, rng: Random) -> tuple[tuple[str, Decimal], ...]:
    """The parts of the budget, as forms in the central layout state them."""
    if layout is not Layout.COLUMNS:
        return ()
    return (rng.choice(["其中：财政拨款", "财政拨款"]), budget - own), ("其他资金", own)


def _needed(rows: Iterable[Row]) -> Decimal:
    """What unit prices and quantities come to, in 万元, with something to spare."""
    rows = tuple(rows)
    needed = Decimal(0)
    for price in (row for row in rows if row.dimension == "成本" and "/" in row.unit):
        money, _, thing = price.unit.partition("/")
        for row in rows:
            if row.unit.lstrip("万").startswith(thing.partition("·")[0]):
                factor = 10_000 if row.unit.startswith("万") else 1
                cost = Decimal(price.value) * Decimal(row.value) * factor
                needed = max(needed, cost if money == "万元" else cost / 10_000)
    return (needed * Decimal("1.2")).quantize(Decimal("0.01"))


def _rows(
    entries: Sequence[Row], kind: Kind, budget: Decimal, layout: Layout, rng: Random
) -> tuple[Row, ...]:
    rows = list(entries)
    if kind is not Kind.DEPARTMENT and rng.random() < 0.4:
        cap = f"{budget.normalize():f}"
        rows.insert(-1, Row("项目总成本", "成本", "≤", cap, "万元", "", key="≤"))
    if all(row.dimension != "成本" for row in rows):
        usual = words().department_costs if kind is Kind.DEPARTMENT else words().project_costs
        rows.insert(-1, _row(rng.choice(usual), rng))
    if rng.random() < 0.4:
        one = rng.choice(words().qualitative)
        rows.insert(-1, Row(one.name, one.dimension, "定性", one.value, "", ""))
    total = rng.choice(_TOTALS)
    if layout is Layout.PLAIN and kind is Kind.PROJECT and rng.random() < 0.3:
        rows.append(Row("预算执行率", "时效", "≥", "95", "%", "10", key="≥"))
        weights = [*_weights(len(rows) - 1, 90, rng), "10"]
    else:
        weights = _weights(len(rows), 100 if kind is Kind.DEPARTMENT else total, rng)
    weighted = (replace(row, weight=weight) for row, weight in zip(rows, weights, strict=True))
    return tuple(with_levels(row, layout) for row in weighted)


def with_levels(row: Row, layout: Layout) -> Row:
    """A row with its levels as a layout shows them."""
    path: tuple[str, ...] = _FULL_PATHS[row.dimension]
    if layout is Layout.COLUMNS:
        path = tuple(f"{each}指标" for each in path)
    return row if layout is Layout.PLAIN else replace(row, levels=path)


def _entries(field: str, rng: Random) -> list[Entry]:
    entries = library()[field]
    by = {each: [entry for entry in entries if entry.dimension == each] for each in _FULL_PATHS}
    nature = by["生态效益"]  # what is for the environment says what becomes of it
    others = [entry for each in _BENEFITS for entry in by[each] if entry not in nature]
    return [
        *_some(by["数量"], 3, 5, rng),
        *_some(by["质量"], 1, 3, rng),
        *_some(by["时效"], 1, 2, rng),
        *(_some(by["成本"], 0, 1, rng)),
        *_some(others, 0 if nature else 1, 2 if nature else 3, rng),
        *_some(nature, 1, 1, rng),
        *_some(by["满意度"], 1, 1, rng),
    ]


def _some(entries: Sequence[Entry], low: int, high: int, rng: Random) -> list[Entry]:
    number = min(rng.randint(low, high), len(entries))
    picked = rng.sample(range(len(entries)), number)
    return [entries[index] for index in sorted(picked)]


def _row(entry: Entry, rng: Random) -> Row:
    value = target(entry, rng)
    return Row(entry.name, entry.dimension, entry.operator, value, entry.unit, "", key=entry.operator)


def _weights(count: int, total: int, rng: Random) -> list[str]:
    steps = [1] * count
    while sum(steps) * _STEP < total:
        light = [index for index in range(count) if steps[index] * _STEP < max(_HEAVIEST, total // count + 5)]
        steps[rng.choice(light)] += 1
    return [str(step * _STEP) for step in steps]


def _reviewed(row: Row, rng: Random) -> Row:
    """A row with its result; a floor is missed now and then, and the score follows."""
    if row.qualitative:
        return replace(row, actual="优", score=row.weight)
    value, weight = Decimal(row.value), Decimal(row.weight)
    if row.operator == "≥" and rng.random() < 0.2 and value % 10 == 0 and value > 0:
        score = f"{(weight * 9 / 10).normalize():f}"
        reason = rng.choice(words().self_review_reasons)
        return replace(row, actual=f"{(value * 9 / 10).normalize():f}", score=score, reason=reason)
    return replace(row, actual=row.value, score=row.weight)


def _with_texts(draft: Draft, field: str, rng: Random) -> Draft:
    told = [index for index, row in enumerate(draft.rows) if _is_told(row, rng)]
    goal = [_told(draft, index, rng) for index in told]
    if rng.random() < 0.5:
        goal.append(Sentence(rng.choice(words().intentions)))
    tasks = rng.sample(told, min(len(told), rng.randint(2, 4)))
    overview = [
        *(Sentence(text) for text in _facts(draft, field, rng)),
        *(_told(draft, index, rng) for index in sorted(tasks)),
    ]
    return replace(draft, overview=tuple(overview), goal=tuple(goal))


def _is_told(row: Row, rng: Random) -> bool:
    if row.name == "预算执行率" or row.qualitative:
        return False
    return row.dimension != "满意度" or rng.random() < 0.6


def _told(draft: Draft, index: int, rng: Random) -> Sentence:
    row = draft.rows[index]
    template = rng.choice(templates(row))
    return tell(row, index, template, number=spell(row.value, row.unit, rng))


def _facts(draft: Draft, field: str, rng: Random) -> Iterable[str]:
    pool = (*words().fields[field].stock, *rng.sample(words().background, 2), rng.choice(words().intentions))
    for text in rng.sample(pool, rng.randint(2, len(pool))):
        yield text.format(
            n=rng.randrange(12, 90),
            m=rng.randrange(1300, 9000),
            k=rng.randint(3, 9),
            year=draft.year,
            last=draft.year - 1,
            past=draft.year - rng.randint(3, 6),
            slogan=rng.choice(words().slogans),
        )


def _basis(field: str, place: str, year: int, rng: Random) -> tuple[str, ...]:
    office = place[:1]
    items = [
        f"《{place}人民政府办公室关于印发{title}的通知》（{office}府办发〔{issued}〕{rng.randint(2, 160)}号）"
        for title, issued in zip(words().fields[field].basis, (year - 1, year - 2), strict=True)
    ]
    if rng.random() < 0.5:
        items.insert(0, rng.choice(words().basis_laws))
    return tuple(items)


def _spending(draft: Draft, rng: Random) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """The spending table of a department: the form's budget is its total."""
    basic = (draft.budget * rng.randint(4, 6) / 10).quantize(Decimal("0.01"))
    parts = [(draft.budget * share / 10).quantize(Decimal("0.01")) for share in (1, 2)]
    classes = [("208", "社会保障和就业支出", parts[0]), ("210", "卫生健康支出", parts[1])]
    rest = ("201", "一般公共服务支出", draft.budget - sum(parts))
    rows = [("", "合计", _money(draft.budget), _money(basic), _money(draft.budget - basic))]
    for code, name, amount in (rest, *classes):
        half = (amount * basic / draft.budget).quantize(Decimal("0.01")) if code != rest[0] else None
        own = half if half is not None else basic - sum(
            (each[2] * basic / draft.budget).quantize(Decimal("0.01")) for each in classes
        )  # fmt: skip
        rows.append((code, name, _money(amount), _money(own), _money(amount - own)))
    return "部门支出总表", (("科目编码", "科目名称", "合计", "基本支出", "项目支出"), *rows)


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}"
