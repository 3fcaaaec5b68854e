"""Writes the results of a run as they come: each in a transaction of its own, so that a program that is
killed at any moment leaves whole results behind, and goes on with the others when it is called again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from auditor.errors import InputError
from auditor.model import Summary, Unreadable
from auditor.readers import content_digest
from auditor.spool.codec import decode, decode_summary, encode
from auditor.spool.encoded import Encoded, Kept
from auditor.store.records import AUDITED, SKIPPED, UNREAD
from auditor.store.rows import rows_of, storable
from auditor.store.tables import AUDITS, FILES, JOBS, RUNS, SUBMISSIONS
from auditor.store.versions import program_version, waivers_digest
from auditor.store.writing import Rules, place, placed, write_audit

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from auditor.readers.limits import Limits
    from auditor.ruleset import RuleSet
    from auditor.store.database import Database

_AT_ONCE = 500  # values in a question: SQLite takes 32,766


class Recorder:
    """A keeper of auditor.batch. ``inputs`` are the paths that the user named: a run that was stopped goes on
    when the same paths are audited by the same rules. ``fresh`` audits everything anew. The run of a ``job``
    goes on whatever the rules: who files it hands all of its results over again."""

    derive = staticmethod(rows_of)

    def __init__(
        self, store: Database, inputs: Sequence[str], *, fresh: bool = False, job: int | None = None
    ) -> None:
        self.store, self._inputs, self._fresh, self._job = store, tuple(inputs), fresh, job
        self._rules = Rules("", "", "")
        self.run = 0
        """The number of the run, once it has begun."""

    def begin(self, files: Sequence[Path], ruleset: RuleSet, limits: Limits) -> Iterator[tuple[int, Encoded]]:
        """Finds the run that goes on, or begins one; what is stored on unchanged files needs no audit."""
        self._rules = Rules(ruleset.fingerprint, program_version(), waivers_digest(ruleset.waivers))
        with self.store.writing() as connection:
            self.run = self._found_run(connection, files, ruleset)
            if self._job is not None:
                connection.execute(update(JOBS).where(JOBS.c.id == self._job).values(run=self.run))
            self._leave_out(connection, files)
        if self._fresh:
            return
        contents = _contents(files, limits)
        for part in _parts(sorted(contents)):
            yield from self._known({content: contents[content] for content in part}, files)

    def keep(self, number: int, path: Path, result: Kept) -> None:
        """Writes one result down."""
        with self.store.writing() as connection:
            if isinstance(result, Encoded):
                audit = write_audit(connection, path, result, self._rules, again=self._fresh)
                row = placed(self.run, number, path, AUDITED, audit=audit)
            else:
                state = UNREAD if isinstance(result, Unreadable) else SKIPPED
                row = placed(self.run, number, path, state, reason=result.reason, advice=result.advice)
            place(connection, [row])

    def end(self, *, complete: bool) -> None:
        """A complete run is over; one that was stopped goes on another time."""
        if complete:
            with self.store.writing() as connection:
                done = update(RUNS).where(RUNS.c.id == self.run).values(ended=self.store.time())
                connection.execute(done)

    def _found_run(self, connection: Connection, files: Sequence[Path], ruleset: RuleSet) -> int:
        profile = ruleset.profile.id if not ruleset.profiles else "auto"
        key = self._key(profile)
        values: dict[str, str | int] = {
            "key": key,
            "files": len(files),
            "version": self._rules.version,
            "fingerprint": self._rules.fingerprint,
            "profile": profile,
            "packs": "、".join(ruleset.packs),
        }
        number = self._stopped_run(connection, key)
        if number is not None:
            connection.execute(update(RUNS).where(RUNS.c.id == number).values(**values))
            return number
        values |= {"began": self.store.time(), "inputs": storable("\n".join(self._inputs))}
        return int(connection.execute(insert(RUNS).values(**values).returning(RUNS.c.id)).scalar_one())

    def _stopped_run(self, connection: Connection, key: str) -> int | None:
        """The run that goes on: that of the job, else one of the same call that is no job's."""
        if self._job is not None:
            mine: int | None = connection.execute(select(JOBS.c.run).where(JOBS.c.id == self._job)).scalar()
            if mine is not None:
                return mine
        taken = select(JOBS.c.run).where(JOBS.c.run.is_not(None))
        same = select(RUNS.c.id).where(RUNS.c.key == key, RUNS.c.ended.is_(None), RUNS.c.id.not_in(taken))
        found: int | None = connection.execute(same.order_by(RUNS.c.id)).scalar()
        return found

    def _key(self, profile: str) -> str:
        parts = (*self._inputs, self._rules.fingerprint, self._rules.version, self._rules.waivers)
        return hashlib.sha256("\0".join((*parts, profile)).encode("utf-8", "surrogatepass")).hexdigest()

    def _leave_out(self, connection: Connection, files: Sequence[Path]) -> None:
        """Files that were there when the run was stopped, and are not there now."""
        now = {storable(str(path)) for path in files}
        before = connection.execute(select(SUBMISSIONS.c.source).where(SUBMISSIONS.c.run == self.run))
        gone = [source for source in before.scalars() if source not in now]
        for part in _parts(gone):
            mine = SUBMISSIONS.c.run == self.run
            connection.execute(delete(SUBMISSIONS).where(mine, SUBMISSIONS.c.source.in_(part)))

    def _known(
        self, contents: Mapping[str, list[int]], files: Sequence[Path]
    ) -> Iterator[tuple[int, Encoded]]:
        """The results on files of these contents, by number; they are the run's as well."""
        with self.store.writing() as connection:
            found = connection.execute(_question(list(contents), self._rules)).all()
            numbers = {row.content: contents[row.content] for row in found}
            rows = [
                placed(self.run, number, files[number], AUDITED, audit=row.id)
                for row in found
                for number in numbers[row.content]
            ]
            place(connection, rows)
        for row in found:
            for number in numbers[row.content]:
                yield number, _moved(decode_summary(row.summary), row.report, str(files[number]))


def _question(contents: list[str], rules: Rules) -> Select[Any]:
    return (
        select(AUDITS.c.id, FILES.c.content, AUDITS.c.summary, AUDITS.c.report)
        .select_from(AUDITS.join(FILES))
        .where(FILES.c.content.in_(contents), *rules.same())
    )


def _moved(summary: Summary, data: bytes, source: str) -> Encoded:
    """A stored audit on a file that lies elsewhere now."""
    if summary.source == source:
        return Encoded(summary, data)
    return Encoded(replace(summary, source=source), encode(decode(data).at(source)))


def _contents(files: Sequence[Path], limits: Limits) -> dict[str, list[int]]:
    """The numbers of the files of each content; one that cannot be read is told when it is audited."""
    contents: dict[str, list[int]] = {}
    for number, path in enumerate(files):
        try:
            contents.setdefault(content_digest(path, limits), []).append(number)
        except InputError:
            continue
    return contents


def _parts(items: Sequence[str]) -> Iterable[Sequence[str]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
