"""What all tables belong to, and how each names the audit that its rows follow from."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, MetaData

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def of_audit() -> Column[int]:
    """The key of what belongs to one audit and is deleted with it."""
    return Column("audit", ForeignKey("audits.id", ondelete="CASCADE"), primary_key=True)
