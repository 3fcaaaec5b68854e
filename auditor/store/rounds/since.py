"""What a run has brought since the last one of the same paths, or else of one of its projects, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select

from auditor.store.rounds.comparing import compared, files_of
from auditor.store.tables import FORMS, RUNS, SUBMISSIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from auditor.store.database import Database


@dataclass(frozen=True, slots=True)
class Since:
    """``fixed``, ``still`` and ``new`` are findings of projects that both runs have, without those that were
    not adopted; ``come`` and ``gone`` are projects that one of them has. All are 0 where the files are the
    ``same``."""

    run: int
    earlier: int
    same: bool
    fixed: int = 0
    still: int = 0
    new: int = 0
    come: int = 0
    gone: int = 0


def since(database: Database, run: int) -> Since | None:
    """A finished run against the one before; ``None`` where the store knows none of its projects."""
    with database.reading() as connection:
        earlier = _of_the_same_paths(connection, run) or _with_one_of_its_projects(connection, run)
        if earlier is None:
            return None
        if files_of(connection, run) == files_of(connection, earlier):
            return Since(run, earlier, same=True)
    projects = compared(database, run, earlier).projects
    both = [each for each in projects if each.earlier and each.later]
    return Since(
        run,
        earlier,
        same=False,
        fixed=sum(len(each.fixed) for each in both),
        still=sum(len(each.still) for each in both),
        new=sum(len(each.new) for each in both),
        come=sum(each.earlier is None for each in projects),
        gone=sum(each.later is None for each in projects),
    )


def _of_the_same_paths(connection: Connection, run: int) -> int | None:
    paths = select(RUNS.c.inputs).where(RUNS.c.id == run).scalar_subquery()
    return _last(connection, RUNS.c.id < run, RUNS.c.inputs == paths)


def _with_one_of_its_projects(connection: Connection, run: int) -> int | None:
    of_run = SUBMISSIONS.join(FORMS, FORMS.c.audit == SUBMISSIONS.c.audit)
    own = select(FORMS.c.subject).select_from(of_run).where(SUBMISSIONS.c.run == run)
    known = select(SUBMISSIONS.c.run).select_from(of_run).where(FORMS.c.subject.in_(own))
    return _last(connection, RUNS.c.id < run, RUNS.c.id.in_(known))


def _last(connection: Connection, *those: ColumnElement[bool]) -> int | None:
    finished = select(func.max(RUNS.c.id)).where(RUNS.c.ended.is_not(None), *those)
    found: int | None = connection.execute(finished).scalar()
    return found
