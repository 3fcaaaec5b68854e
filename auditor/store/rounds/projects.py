"""The projects of a run, with what is open on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from auditor.reports.view.identity import normalised
from auditor.store.deciding import holding
from auditor.store.records import JOINED
from auditor.store.tables import AUDITS, FILES, FINDINGS, FORMS, LINKS, SUBMISSIONS
from auditor.words.wrap import clip_middle

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

_NAME = 64  # columns
COUNTED = ("must", "should", "verify")
"""The urgencies that a department has to answer, most pressing first."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a project's form is the same by from round to round; another year is another form."""

    subject: str
    kind: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Open:
    """A finding that asks something of the department, or that is read with such a one, with the decision
    that holds."""

    fingerprint: str
    rule: str
    urgency: str
    field: str | None
    place: str
    message: str
    evidence: str
    verdict: str | None
    who: str | None

    @property
    def alike(self) -> tuple[str, str | None, str]:
        """What it is known by where the project bears another name: its fingerprint is another then."""
        return self.rule, self.field, normalised(self.evidence)


@dataclass(frozen=True, slots=True)
class Project:
    """A project in a run; ``content`` tells whether its file has changed."""

    key: Key
    name: str
    issuer: str
    source: str
    content: str
    score: float | None
    findings: tuple[Open, ...]

    @property
    def called(self) -> str:
        """«县水利局“河道整治”»; by its file where the form names no project."""
        return called(self.issuer, self.name, self.source)

    def counts(self) -> tuple[int, ...]:
        """How many findings of each urgency of COUNTED."""
        return tuple(sum(each.urgency == urgency for each in self.findings) for urgency in COUNTED)


def called(issuer: str, name: str, source: str) -> str:
    """What a project is called in a line: a name that runs on is cut in its middle."""
    return f"{issuer}“{clip_middle(name or PurePath(source).name, _NAME)}”"


def projects(connection: Connection, run: int) -> dict[Key, Project]:
    """The projects of a run; of two forms on the same project the later file counts."""
    found = _findings(connection, run)
    return {
        _key(row): Project(
            key=_key(row),
            name=row.project or row.title,
            issuer=row.issuer or "",
            source=row.source,
            content=row.content,
            score=row.score,
            findings=tuple(found.get((row.audit, row.form), ())),
        )
        for row in connection.execute(_forms(run))
    }


def _key(row: Any) -> Key:
    return Key(row.subject, row.kind, row.year)


def _forms(run: int) -> Select[Any]:
    return (
        select(*FORMS.c, SUBMISSIONS.c.source, FILES.c.content)
        .select_from(
            SUBMISSIONS.join(AUDITS)
            .join(FILES, FILES.c.id == AUDITS.c.file)
            .join(FORMS, FORMS.c.audit == AUDITS.c.id)
        )
        .where(SUBMISSIONS.c.run == run)
        .order_by(SUBMISSIONS.c.position, FORMS.c.form)
    )


def _findings(connection: Connection, run: int) -> Mapping[tuple[int, int], list[Open]]:
    """By audit and form; what concerns a file as a whole is its only form's."""
    held = holding()
    whole = and_(FINDINGS.c.form.is_(None), AUDITS.c.forms == 1)
    own = and_(FORMS.c.audit == AUDITS.c.id, or_(FORMS.c.form == FINDINGS.c.form, whole))
    names = ("fingerprint", "rule", "urgency", "field", "place", "message", "evidence")
    query = (
        select(
            FORMS.c.audit,
            FORMS.c.form,
            *(FINDINGS.c[name] for name in names),
            held.c.verdict,
            held.c.who,
        )
        .select_from(
            SUBMISSIONS.join(AUDITS)
            .join(FINDINGS, FINDINGS.c.audit == AUDITS.c.id)
            .join(FORMS, own)
            .outerjoin(held, held.c.fingerprint == FINDINGS.c.fingerprint)
        )
        .where(
            SUBMISSIONS.c.run == run,
            FINDINGS.c.waived_by.is_(None),
            FINDINGS.c.urgency.in_((*COUNTED, JOINED)),
        )
        .order_by(FINDINGS.c.audit, FINDINGS.c.position)
    )
    found: dict[tuple[int, int], list[Open]] = {}
    for audit, form, *values in connection.execute(query):
        found.setdefault((audit, form), []).append(Open(*values))
    return found


def said(connection: Connection) -> dict[tuple[str, str], bool]:
    """What people said of pairs of subjects: whether they are one project."""
    rows = connection.execute(select(LINKS.c.earlier, LINKS.c.later, LINKS.c.same).order_by(LINKS.c.id))
    return {(row.earlier, row.later): row.same for row in rows}


def pressing(findings: Iterable[Open]) -> tuple[Open, ...]:
    """Those that count, the most pressing first."""
    counted = (each for each in findings if each.urgency in COUNTED)
    return tuple(sorted(counted, key=lambda each: COUNTED.index(each.urgency)))
