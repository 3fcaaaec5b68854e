"""The tables of a store. What they hold and how they hang together: docs/store.md.

A change here wants a migration (migrations/versions/); tests/store/test_migrating.py tells where one is
missing.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _audit() -> Column[int]:
    return Column("audit", ForeignKey("audits.id", ondelete="CASCADE"), primary_key=True)


RUNS = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False),  # the same call on the same rules has the same
    Column("began", String(32), nullable=False),  # UTC, ISO 8601
    Column("ended", String(32)),  # none: it was stopped, and goes on when it is called again
    Column("inputs", Text, nullable=False),  # the paths that were named, one a line
    Column("files", Integer, nullable=False),
    Column("version", String(64), nullable=False),
    Column("fingerprint", String(80), nullable=False),
    Column("profile", Text, nullable=False),
    Column("packs", Text, nullable=False),
    Index(None, "key"),
)

FILES = Table(
    "files",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("content", String(64), nullable=False, unique=True),  # readers.content_digest
    Column("suffix", Text, nullable=False),
)

AUDITS = Table(
    "audits",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("file", ForeignKey("files.id", ondelete="CASCADE"), nullable=False),
    Column("fingerprint", String(80), nullable=False),
    Column("version", String(64), nullable=False),
    Column("waivers", String(64), nullable=False),  # digest of those that held, blank for none
    Column("issuer", Text),
    Column("year", Integer),
    Column("profile", Text, nullable=False),
    Column("score", Float),
    Column("grade", Text),
    Column("decision", Text),
    Column("coverage", Float, nullable=False),
    Column("money", Float),  # 万元
    Column("forms", Integer, nullable=False),
    Column("indicators", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("must", Integer, nullable=False),
    Column("should", Integer, nullable=False),
    Column("verify", Integer, nullable=False),
    Column("waived", Integer, nullable=False),
    Column("summary", LargeBinary, nullable=False),  # spool.codec.encode_summary
    Column("report", LargeBinary, nullable=False),  # spool.codec.encode
    UniqueConstraint("file", "fingerprint", "version", "waivers"),
)

SUBMISSIONS = Table(
    "submissions",
    METADATA,
    Column("run", ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("position", Integer, nullable=False),  # among the files of the run
    Column("state", String(8), nullable=False),  # audited, unread, skipped
    Column("audit", ForeignKey("audits.id")),
    Column("reason", Text),
    Column("advice", Text),
    Index(None, "audit"),
)

FORMS = Table(
    "forms",
    METADATA,
    _audit(),
    Column("form", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("subject", Text, nullable=False),  # linking.subject_of: the same for a project every year
    Column("code", Text),  # of the project, where the file states one
    Column("project", Text),
    Column("department", Text),
    Column("issuer", Text),
    Column("year", Integer),
    Column("money", Float),  # 万元
    Column("score", Float),
    Column("grade", Text),
    Column("decision", Text),
    Index(None, "subject"),
)

INDICATORS = Table(
    "indicators",
    METADATA,
    _audit(),
    Column("form", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("row", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("levels", Text, nullable=False),
    Column("sign", Text, nullable=False),
    Column("value", Text),
    Column("unit", Text),
    Column("weight", Float),
    Column("actual", Text),
    Column("score", Float),
    Column("core", Boolean),
    Column("period", String(16), nullable=False),
    Column("place", Text),
    Column("direction", String(16), nullable=False),
    Index(None, "name"),
)

FINDINGS = Table(
    "findings",
    METADATA,
    _audit(),
    Column("number", String(16), primary_key=True),  # as reports cite it: 2-3
    Column("position", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("severity", String(8), nullable=False),
    Column("confidence", String(8), nullable=False),
    Column("urgency", String(8), nullable=False),
    Column("form", Integer),
    Column("row", Integer),
    Column("field", Text),
    Column("place", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("suggestion", Text),
    Column("basis", Text, nullable=False),
    Column("preview", Boolean, nullable=False),
    Column("waived_by", Text),
    Column("fingerprint", String(16), nullable=False),
    Index(None, "fingerprint"),
    Index(None, "rule"),
)

SCORES = Table(
    "scores",
    METADATA,
    _audit(),
    Column("form", Integer, primary_key=True),  # 0: the whole submission
    Column("item", String(32), primary_key=True),
    Column("title", Text, nullable=False),
    Column("score", Float),
    Column("full", Float, nullable=False),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", String(16), nullable=False),  # of the finding, whatever file it stands in
    Column("verdict", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("decided", String(32), nullable=False),
    Column("rule", Text, nullable=False),
    Column("message", Text, nullable=False),
    Index(None, "fingerprint"),
)

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("state", String(8), nullable=False),  # waiting, running, done, failed
    Column("request", Text, nullable=False),  # JSON of whoever asks
    Column("who", Text, nullable=False),
    Column("asked", String(32), nullable=False),
    Column("began", String(32)),
    Column("ended", String(32)),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("message", Text, nullable=False),
    Column("run", ForeignKey("runs.id", ondelete="SET NULL")),  # holds its results, from its first one on
    Index(None, "run"),
)

LINKS = Table(
    "links",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("earlier", Text, nullable=False),  # subjects of forms
    Column("later", Text, nullable=False),
    Column("same", Boolean, nullable=False),  # what somebody said when asked; the latest holds
    Column("who", Text, nullable=False),
    Column("decided", String(32), nullable=False),
    Index(None, "later"),
)

POINTS = Table(
    "points",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("file", ForeignKey("files.id", ondelete="CASCADE"), nullable=False),
    Column("form", Integer, nullable=False),
    Column("item", String(32), nullable=False),
    Column("points", Float),  # none: taken back; the latest of an item holds
    Column("who", Text, nullable=False),
    Column("decided", String(32), nullable=False),
    Index(None, "file"),
)

TOTALS = Table(  # of an audit with the points that people have given
    "totals",
    METADATA,
    _audit(),
    Column("score", Float),
    Column("grade", Text),
    Column("decision", Text),
)

STANDINGS = Table(
    "standings",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("file", ForeignKey("files.id", ondelete="CASCADE"), nullable=False),
    Column("standing", String(16), nullable=False),  # records.STANDINGS; the latest of a file holds
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("decided", String(32), nullable=False),
    Index(None, "file"),
)

ANSWERS = Table(
    "answers",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", String(16), nullable=False),
    Column("answer", String(16), nullable=False),  # records.VERDICTS, as the unit sees it
    Column("reason", Text, nullable=False),
    Column("source", Text, nullable=False),  # the worklist that it stood in
    Column("who", Text, nullable=False),  # who read it in
    Column("received", String(32), nullable=False),
    Index(None, "fingerprint"),
)

DERIVED = {table.name: table for table in (FORMS, INDICATORS, FINDINGS, SCORES)}
"""The tables whose rows follow from a report, by name."""
