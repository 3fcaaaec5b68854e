"""One round against the one before: who has not answered, what is still open, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from auditor.errors import UsageError
from auditor.store.records import VERDICTS
from auditor.store.rounds.near import Near, linked
from auditor.store.rounds.projects import Key, Open, Project, pressing, projects, said
from auditor.store.tables import AUDITS, LINKS, RUNS, SUBMISSIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from auditor.store.database import Database

_REFUSED = VERDICTS[1]


class Fate(StrEnum):
    """What became of a project from one round to the next, the worst first."""

    GONE = "没有重新报送"
    UNCHANGED = "报来的还是原来的文件"
    OPEN = "已重新报送，还有没改的"
    NEW_PROBLEMS = "已重新报送，原来的都改了，但有新问题"
    SETTLED = "已重新报送，没有遗留"
    NEW = "新报送"


@dataclass(frozen=True, slots=True)
class ProjectRound:
    """A project in two rounds; ``earlier`` or ``later`` is ``None`` where it is in one only. ``settled`` are
    the findings that a reviewer did not adopt: they are asked no more."""

    earlier: Project | None
    later: Project | None
    fixed: tuple[Open, ...] = ()
    still: tuple[Open, ...] = ()
    new: tuple[Open, ...] = ()
    settled: tuple[Open, ...] = ()

    @property
    def project(self) -> Project:
        """As it is called now, or was."""
        if (known := self.later or self.earlier) is None:
            raise ValueError("a project that no round has")
        return known

    @property
    def fate(self) -> Fate:
        if self.later is None:
            return Fate.GONE
        if self.earlier is None:
            return Fate.NEW
        if self.unchanged:
            return Fate.UNCHANGED
        if self.still:
            return Fate.OPEN
        return Fate.NEW_PROBLEMS if self.new else Fate.SETTLED

    @property
    def unchanged(self) -> bool:
        """Whether the same file was sent again, or was never sent anew."""
        return bool(self.earlier and self.later and self.earlier.content == self.later.content)


@dataclass(frozen=True, slots=True)
class Round:
    """Run ``later`` against run ``earlier``; ``asked`` are projects that may be one."""

    earlier: int
    later: int
    projects: tuple[ProjectRound, ...]
    asked: tuple[Near, ...]


def compared(database: Database, later: int | None = None, earlier: int | None = None) -> Round:
    """A round, by default the latest, against an earlier one, by default the last with other files. Raises
    UsageError where there are no two."""
    with database.reading() as connection:
        numbers = _runs(connection, later, earlier)
        before, after = (projects(connection, each) for each in numbers)
        answers = said(connection)
    gone = {key.subject: each for key, each in before.items() if key not in after}
    come = {key.subject: each for key, each in after.items() if key not in before}
    links, asked = linked(gone, come, answers)
    pairs = [(before.get(_then(key, links)), each) for key, each in after.items()]
    met = {each.key for each, _ in pairs if each is not None}
    rounds = [_compared(a, b) for a, b in pairs]
    rounds += [ProjectRound(each, None) for key, each in before.items() if key not in met]
    return Round(*numbers, projects=tuple(rounds), asked=asked)


def _then(key: Key, links: dict[str, str]) -> Key:
    """What the form was known by before."""
    return Key(links.get(key.subject, key.subject), key.kind, key.year)


def _compared(earlier: Project | None, later: Project) -> ProjectRound:
    if earlier is None:
        return ProjectRound(None, later, new=pressing(later.findings))
    before = {each.fingerprint for each in earlier.findings}
    alike = {each.alike for each in earlier.findings} if earlier.key != later.key else set()
    kept = [each for each in later.findings if each.fingerprint in before or each.alike in alike]
    settled = [each for each in later.findings if each.verdict == _REFUSED]
    now = {each.fingerprint for each in kept} | {each.fingerprint for each in later.findings}
    now_alike = {each.alike for each in kept}
    fixed = [
        each
        for each in earlier.findings
        if each.fingerprint not in now and (earlier.key == later.key or each.alike not in now_alike)
    ]
    return ProjectRound(
        earlier,
        later,
        fixed=pressing(fixed),
        still=pressing(each for each in kept if each not in settled),
        new=pressing(each for each in later.findings if each not in kept and each not in settled),
        settled=pressing(settled),
    )


def answer(database: Database, near: Near, *, same: bool, who: str) -> None:
    """Writes down whether two projects are one. Raises UsageError without a name."""
    if not who.strip():
        raise UsageError("请用 --who 写明是谁认定的")
    values = {
        "earlier": near.earlier.key.subject,
        "later": near.later.key.subject,
        "same": same,
        "who": who.strip(),
        "decided": database.time(),
    }
    with database.writing() as connection:
        connection.execute(insert(LINKS).values(**values))


def _runs(connection: Connection, later: int | None, earlier: int | None) -> tuple[int, int]:
    finished = connection.execute(
        select(RUNS.c.id).where(RUNS.c.ended.is_not(None)).order_by(RUNS.c.id.desc())
    ).scalars()
    known = list(finished)
    for each in (later, earlier):
        if each is not None and each not in known:
            raise UsageError(f"没有第 {each} 次审核，或它没有完成。有哪些，请运行 auditor runs")
    if later is None and known:
        later = known[0]
    if later is None:
        raise UsageError("审核库里还没有完成的审核。请先用 auditor audit … --store 审核")
    if earlier is None:
        earlier = _last_other(connection, later, [each for each in known if each < later])
    if earlier is None:
        raise UsageError(f"第 {later} 次审核之前没有文件不同的审核，没有可对照的轮次")
    return earlier, later


def _last_other(connection: Connection, run: int, before: Sequence[int]) -> int | None:
    """The last run that was not over the very same files: to look again is no new round."""
    own = files_of(connection, run)
    return next((each for each in before if files_of(connection, each) != own), None)


def files_of(connection: Connection, run: int) -> frozenset[int]:
    """The contents that a run has audited."""
    query = select(AUDITS.c.file).select_from(SUBMISSIONS.join(AUDITS)).where(SUBMISSIONS.c.run == run)
    return frozenset(connection.execute(query).scalars())
