"""This year's targets against those of last year and what was reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from auditor.chinese.dates import A_YEAR
from auditor.expressions import expression
from auditor.model import FormKind, PassageField, SubmissionReport
from auditor.reports.view.identity import normalised
from auditor.spool.codec import decode
from auditor.store.tables import AUDITS, FORMS, INDICATORS, SUBMISSIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from auditor.model import Form
    from auditor.store.database import Database

_TARGETS = (FormKind.PROJECT.value, FormKind.DEPARTMENT.value, FormKind.TRANSFER.value)
_RESULTS = (FormKind.SELF_REVIEW.value, FormKind.MONITORING.value)
_FIGURE = expression(r"[^\d.]*(\d+(?:,\d{3})*(?:\.\d+)?)\s*([%％]?)[^\d.]*")
_COPIED = 0.9  # of the rows, and at least so many:
_FEWEST = 5
_YEAR = expression(A_YEAR)
_WORSE = {"higher": lambda now, then: now < then, "lower": lambda now, then: now > then}


class Fate(StrEnum):
    """What is odd about this year beside the last."""

    BELOW_TARGET = "低于上年目标"
    BELOW_RESULT = "低于上年实际"
    COPIED = "整张表照抄上年"
    SAME_GOAL = "年度目标照抄上年"


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator of a year: ``value`` is the target, ``actual`` the result, as written."""

    name: str
    sign: str
    value: str
    unit: str
    actual: str
    direction: str
    period: str

    @property
    def same(self) -> tuple[str, ...]:
        return tuple(map(normalised, (self.name, self.sign, self.value, self.unit)))


@dataclass(frozen=True, slots=True)
class YearForm:
    """A form of a project in a year, from the last run that held it."""

    subject: str
    kind: str
    year: int
    form: int
    name: str
    issuer: str
    source: str
    audit: int
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to ask a department about a project; both rows are quoted where a row is concerned."""

    fate: Fate
    form: YearForm
    before: YearForm
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A year beside the last: how many projects have a form of last year to stand beside, and what is to be
    asked. ``year`` is ``None`` where no two years follow each other."""

    year: int | None
    compared: int = 0
    remarks: tuple[Remark, ...] = ()


def compared(database: Database, year: int | None = None) -> Comparison:
    """The year, by default the latest with a project that last year has too, beside the year before."""
    with database.reading() as connection:
        known = _forms(connection)
        years = {each.year for each in known.values()}
        chosen = year or max(
            (each for each in years if each - 1 in years),
            key=lambda each: (any(_pairs(known, each)), each),
            default=None,
        )
        if chosen is None:
            return Comparison(None)
        pairs = list(_pairs(known, chosen))
        wanted = {each.audit for pair in pairs for each in pair}
        rows = _rows(connection, wanted)
        found = [
            remark
            for now, then in pairs
            for remark in (
                *_lower(now, then, rows),
                *_copied(now, then, rows),
                *_same_goal(connection, now, then),
            )
        ]
    return Comparison(chosen, len({now.subject for now, _ in pairs}), tuple(found))


def _forms(connection: Connection) -> Mapping[tuple[str, str, int], YearForm]:
    """The last form of each project, kind and year."""
    runs = func.max(SUBMISSIONS.c.run).label("run")
    last = select(SUBMISSIONS.c.audit, runs).group_by(SUBMISSIONS.c.audit).subquery("last")
    shown = and_(SUBMISSIONS.c.audit == last.c.audit, SUBMISSIONS.c.run == last.c.run)
    query = (
        select(*FORMS.c, SUBMISSIONS.c.source)
        .select_from(FORMS.join(last, last.c.audit == FORMS.c.audit).join(SUBMISSIONS, shown))
        .where(FORMS.c.year.is_not(None))
        .order_by(SUBMISSIONS.c.run, SUBMISSIONS.c.position, FORMS.c.form)
    )
    return {
        (row.subject, row.kind, row.year): YearForm(
            subject=row.subject,
            kind=row.kind,
            year=row.year,
            form=row.form,
            name=row.project or row.title,
            issuer=row.issuer or "",
            source=row.source,
            audit=row.audit,
        )
        for row in connection.execute(query)
    }


def _pairs(known: Mapping[tuple[str, str, int], YearForm], year: int) -> Iterator[tuple[YearForm, YearForm]]:
    """This year's form with targets, and last year's form with targets or results."""
    for (subject, kind, own), form in known.items():
        if own == year and kind in _TARGETS:
            for other in (kind, *_RESULTS):
                if before := known.get((subject, other, year - 1)):
                    yield form, before


_Rows = Mapping[tuple[int, int], tuple[Row, ...]]


def _rows(connection: Connection, audits: set[int]) -> _Rows:
    """The indicators by audit and form."""
    found: dict[tuple[int, int], list[Row]] = {}
    query = select(INDICATORS).where(INDICATORS.c.audit.in_(audits))
    for row in connection.execute(query.order_by(*INDICATORS.primary_key.columns)):
        found.setdefault((row.audit, row.form), []).append(_row(row))
    return {key: tuple(own) for key, own in found.items()}


def _row(row: Any) -> Row:
    return Row(
        name=row.name,
        sign=row.sign,
        value=row.value or "",
        unit=row.unit or "",
        actual=row.actual or "",
        direction=row.direction,
        period=row.period,
    )


def _lower(now: YearForm, then: YearForm, rows: _Rows) -> Iterator[Remark]:
    """Targets that ask for less than last year's target, or than what was reached."""
    before = _by_name(rows.get((then.audit, then.form), ()))
    for row in rows.get((now.audit, now.form), ()):
        old = before.get(normalised(row.name))
        if old is not None and row.period == "annual" and normalised(old.unit) == normalised(row.unit):
            yield from _less(now, then, row, old)


def _less(now: YearForm, then: YearForm, row: Row, old: Row) -> Iterator[Remark]:
    worse = _WORSE.get(row.direction)
    if worse is None:
        return
    value, target, reached = (figure(each) for each in (row.value, old.value, old.actual))
    told = f"“{row.name}”{now.year}年目标 {row.sign}{row.value}{row.unit}"
    if _is_worse(worse, value, target):
        text = f"{told}，{then.year}年目标 {old.sign}{old.value}{old.unit}"
        yield Remark(Fate.BELOW_TARGET, now, then, text)
    elif _is_worse(worse, value, reached):
        yield Remark(Fate.BELOW_RESULT, now, then, f"{told}，{then.year}年实际 {old.actual}{old.unit}")


def _is_worse(worse: Any, now: Decimal | None, then: Decimal | None) -> bool:
    return now is not None and then is not None and bool(worse(now, then))


def _by_name(rows: tuple[Row, ...]) -> dict[str, Row]:
    """Rows whose name stands once: of two nobody knows which is meant."""
    names = [normalised(each.name) for each in rows]
    return {name: row for name, row in zip(names, rows, strict=True) if name and names.count(name) == 1}


def _copied(now: YearForm, then: YearForm, rows: _Rows) -> Iterator[Remark]:
    mine, theirs = rows.get((now.audit, now.form), ()), rows.get((then.audit, then.form), ())
    before = {each.same for each in theirs}
    same = sum(each.same in before for each in mine)
    if now.kind == then.kind and len(mine) >= _FEWEST and same >= _COPIED * len(mine):
        text = f"{len(mine)} 条指标中 {same} 条的名称、目标值和单位与{then.year}年相同"
        yield Remark(Fate.COPIED, now, then, text)


def _same_goal(connection: Connection, now: YearForm, then: YearForm) -> Iterator[Remark]:
    """A goal that is last year's, but perhaps for the year that it names."""
    if now.kind != then.kind:
        return
    texts = [_goal(_report(connection, each.audit), each.form) for each in (now, then)]
    plain = [normalised(_YEAR.sub("", each)) for each in texts]
    if plain[0] and plain[0] == plain[1]:
        text = "年度目标与上年一字不差" if texts[0] == texts[1] else "年度目标除年份外与上年相同"
        yield Remark(Fate.SAME_GOAL, now, then, f"{text}：“{texts[0][:40]}…”" if len(texts[0]) > 40 else text)


def _report(connection: Connection, audit: int) -> SubmissionReport:
    return decode(connection.execute(select(AUDITS.c.report).where(AUDITS.c.id == audit)).scalar_one())


def _goal(report: SubmissionReport, index: int) -> str:
    form: Form | None = next((each for each in report.submission.forms if each.index == index), None)
    goal = form.passage(PassageField.GOAL) if form else None
    return goal.text if goal else ""


def figure(text: str) -> Decimal | None:
    """The number of a value that holds one and no more; ``None`` for others."""
    match = _FIGURE.fullmatch(text)
    try:
        return Decimal(match[1].replace(",", "")) if match else None
    except InvalidOperation:
        return None
