"""The tables of what people do: ask for work, decide on findings, give points, answer."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from auditor.store.tables.metadata import METADATA, of_audit

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
    of_audit(),
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
