"""Which job a run was made for is asked for every page of it."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_index(op.f("ix_jobs_run"), "jobs", ["run"], unique=False)
