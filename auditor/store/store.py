"""An open store: what it holds, what people decide, which jobs wait."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine

from auditor.errors import UsageError
from auditor.store import reading
from auditor.store.connecting import engine_for, shown, told, url_of
from auditor.store.database import Database
from auditor.store.deciding import decide, decisions
from auditor.store.jobs import Jobs
from auditor.store.migrating import brought_up, check_version
from auditor.store.records import StoredDecision, StoredFinding, StoredRun, StoredSubmission, Wanted
from auditor.store.reviews.reviews import Reviews

if TYPE_CHECKING:
    from auditor.model import SubmissionReport


class Store(Database):
    """Safe to use from several threads and processes; every call is a transaction of its own. What the
    database refuses is raised as UsageError."""

    def __init__(self, url: URL, engine: Engine) -> None:
        super().__init__(url, engine)
        self.jobs = Jobs(self)
        self.reviews = Reviews(self)

    @classmethod
    def opened(cls, name: str | Path, *, read_only: bool = False) -> Store:
        """See auditor.store.open_store."""
        url = url_of(name)
        engine = engine_for(url, read_only=read_only)
        try:
            with told(url):
                (check_version if read_only else brought_up)(engine, shown(url))
        except UsageError:
            engine.dispose()
            raise
        return cls(url, engine)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def runs(self, limit: int | None = None) -> list[StoredRun]:
        """The runs, the latest first."""
        with self.reading() as connection:
            return reading.runs(connection, limit)

    def run(self, number: int) -> StoredRun | None:
        """The run with a number."""
        with self.reading() as connection:
            return next(iter(reading.runs(connection, number=number)), None)

    def latest(self) -> int | None:
        """The number of the latest run that was finished, else of the latest; ``None`` in an empty store."""
        with self.reading() as connection:
            return reading.latest(connection)

    def submissions(self, run: int | None = None) -> list[StoredSubmission]:
        """The files of a run, by default the latest, in their order."""
        with self.reading() as connection:
            return reading.submissions(connection, run if run is not None else reading.latest(connection))

    def findings(self, run: int | None = None, wanted: Wanted | None = None) -> list[StoredFinding]:
        """The findings of a run, by default the latest, with the decisions that hold."""
        with self.reading() as connection:
            number = run if run is not None else reading.latest(connection)
            return reading.findings(connection, number, wanted or Wanted())

    def count(self, run: int | None = None, wanted: Wanted | None = None) -> int:
        """How many findings there are, whatever ``limit`` and ``offset`` say."""
        with self.reading() as connection:
            number = run if run is not None else reading.latest(connection)
            return reading.count(connection, number, wanted or Wanted())

    def report(self, audit: int) -> SubmissionReport:
        """The whole report of an audit (StoredSubmission.audit). Raises UsageError where there is none."""
        with self.reading() as connection:
            return reading.report(connection, audit)

    def report_data(self, audit: int) -> bytes:
        """The same, as it travels between processes (auditor.spool.codec)."""
        with self.reading() as connection:
            return reading.report_data(connection, audit)

    def decide(
        self, fingerprint: str, who: str, verdict: str, reason: str = "", *, seen: int | None = None
    ) -> StoredDecision:
        """Writes down what somebody decided on a finding; earlier decisions stay in the history. ``seen`` is
        the number of the decision that held when they looked, 0 for none: OvertakenError, a UsageError, where
        another holds by now. Raises UsageError for a verdict that is none of VERDICTS, a name that is blank,
        a finding that nobody knows, or a refusal without a reason."""
        with self.writing() as connection:
            return decide(
                connection, fingerprint, who=who, verdict=verdict, reason=reason, time=self.time(), seen=seen
            )

    def decisions(self, fingerprints: Sequence[str] | None = None) -> list[StoredDecision]:
        """The history of decisions, the oldest first, on these findings or on all."""
        with self.reading() as connection:
            return decisions(connection, fingerprints)
