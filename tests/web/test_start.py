"""What the first page waits for: no more than it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_LOADED = """
import sys
from pathlib import Path
from starlette.testclient import TestClient
from auditor.web.app import make_app
from auditor.web.settings import Settings

with TestClient(make_app(Settings(data=Path(sys.argv[1]))), base_url="http://localhost") as client:
    assert client.get("/").status_code == 200
    print(*sys.modules)
"""


@pytest.mark.parametrize("library", ["sqlalchemy", "auditor.ruleset", "auditor.judging", "auditor.forms"])
def test_the_first_page_needs_no_rules_and_no_store(loaded: set[str], library: str) -> None:
    assert "auditor.web.views.home" in loaded
    assert library not in loaded


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that a server has loaded once it has answered."""
    data: Path = tmp_path_factory.mktemp("data")
    told = subprocess.run(
        [sys.executable, "-c", _LOADED, str(data)], capture_output=True, text=True, check=True
    )
    return set(told.stdout.split())
