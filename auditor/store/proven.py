"""Indicators that good forms of the store use, one for all spellings of a name: what others may take up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from auditor.language.linking.similarity import NameStructure
from auditor.store.tables import AUDITS, FINDINGS, FORMS, INDICATORS

if TYPE_CHECKING:
    from sqlalchemy import Select

    from auditor.language import Language
    from auditor.store.database import Database

GOOD = ("优", "良")
LEAST_PROJECTS = 2
_PRESSING = ("must", "should")
_SIGNED = ("≥", "≤", "=", ">", "<")


@dataclass(frozen=True, slots=True)
class Proven:
    """An indicator of good forms in its most common spelling, with its level, sign and unit; ``low`` …
    ``high`` are the targets of the ``projects`` that have it, ``usual`` is their median, ``None`` where
    targets are no figures."""

    name: str
    level: str
    sign: str
    unit: str
    usual: float | None
    low: float | None
    high: float | None
    projects: int


@dataclass(frozen=True, slots=True)
class _Row:
    subject: str
    name: str
    level: str
    sign: str
    unit: str
    value: float | None


def proven(store: Database, words: Iterable[str], language: Language) -> list[Proven]:
    """The indicators that name one of ``words``, or stand in a project or department that does, in forms of
    the grades GOOD; those used by most projects first. A row on which something is to be mended proves
    nothing, nor does what a single project uses."""
    structure = language.lexicons.load("name-structure", NameStructure)
    groups: dict[tuple[str, str], list[_Row]] = {}
    with store.reading() as connection:
        for row in connection.execute(_question(tuple(words))):
            found = _row(row._mapping, language)
            build = structure.build(found.name, language.measure)
            groups.setdefault((build.object, build.measure), []).append(found)
    told = (_proven(rows) for rows in groups.values())
    return sorted((each for each in told if each is not None), key=lambda each: (-each.projects, each.name))


def _question(words: tuple[str, ...]) -> Select[Any]:
    """Rows of the year in good forms with one of the words, by the newest audit of each file."""
    named = [
        column.contains(word, autoescape=True)
        for word in words
        for column in (INDICATORS.c.name, FORMS.c.project, FORMS.c.department)
    ]
    mended = select(FINDINGS.c.audit).where(
        FINDINGS.c.audit == INDICATORS.c.audit,
        FINDINGS.c.form == INDICATORS.c.form,
        FINDINGS.c.row == INDICATORS.c.row,
        FINDINGS.c.urgency.in_(_PRESSING),
    )
    newest = select(func.max(AUDITS.c.id)).group_by(AUDITS.c.file)
    same = and_(FORMS.c.audit == INDICATORS.c.audit, FORMS.c.form == INDICATORS.c.form)
    columns = (FORMS.c.subject, *(INDICATORS.c[key] for key in ("name", "levels", "sign", "value", "unit")))
    return (
        select(*columns)
        .select_from(INDICATORS.join(FORMS, same).join(AUDITS, AUDITS.c.id == FORMS.c.audit))
        .where(
            or_(*named),
            INDICATORS.c.period == "annual",
            func.coalesce(FORMS.c.grade, AUDITS.c.grade).in_(GOOD),
            AUDITS.c.id.in_(newest),
            ~mended.exists(),
        )
        .distinct()
        .order_by(*columns)
    )


def _row(row: Any, language: Language) -> _Row:
    number = language.number(row["value"]) if row["value"] else None
    return _Row(
        subject=row["subject"],
        name=row["name"],
        level=row["levels"].rpartition("－")[2],
        sign=row["sign"] if row["sign"] in _SIGNED else "",
        unit=row["unit"] or "",
        value=None if number is None else float(number),
    )


def _proven(rows: list[_Row]) -> Proven | None:
    """What most projects write; targets are those with the same sign and unit."""
    if len({row.subject for row in rows}) < LEAST_PROJECTS:
        return None
    (sign, unit), _ = Counter((row.sign, row.unit) for row in rows).most_common(1)[0]
    alike = [row for row in rows if (row.sign, row.unit) == (sign, unit)]
    values = list(_values(alike))
    return Proven(
        name=_most(row.name for row in alike),
        level=_most(row.level for row in alike),
        sign=sign,
        unit=unit,
        usual=median(values) if values else None,
        low=min(values, default=None),
        high=max(values, default=None),
        projects=len({row.subject for row in rows}),
    )


def _values(rows: list[_Row]) -> Iterator[float]:
    """The targets, one a project."""
    seen = {row.subject: row.value for row in rows if row.value is not None}
    yield from seen.values()


def _most(words: Iterable[str]) -> str:
    """The most common word, the shortest of several."""
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], len(word), word))
