from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from auditor.store import open_store
from auditor.store.store import Store
from tests.store.cluster import cluster, new_database, why_not

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path]:
    """The folder of a cluster's socket; skips where there can be none."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    with ExitStack() as stack:
        yield stack.enter_context(cluster())


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "bureau.db")
    return new_database(request.getfixturevalue("postgres"), f"store{next(_NUMBERS)}")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as store:
        yield store
