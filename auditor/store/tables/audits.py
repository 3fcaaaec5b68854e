"""The tables of what was audited: runs, files, audits, and what each report says."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from auditor.store.tables.metadata import METADATA, of_audit

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
    of_audit(),
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
    of_audit(),
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
    of_audit(),
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
    of_audit(),
    Column("form", Integer, primary_key=True),  # 0: the whole submission
    Column("item", String(32), primary_key=True),
    Column("title", Text, nullable=False),
    Column("score", Float),
    Column("full", Float, nullable=False),
)

DERIVED = {table.name: table for table in (FORMS, INDICATORS, FINDINGS, SCORES)}
"""The tables whose rows follow from a report, by name."""
