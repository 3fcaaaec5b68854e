"""What all tests share.

Processes that they start find modules compiled, on a machine too that is set up to keep none
(PYTHONDONTWRITEBYTECODE): each would compile the whole package anew. The cyclic collector looks as seldom as
in a process that audits, and lets be what is collected of tests.

Laws are tried on 40 examples; ``pytest --hypothesis-profile deep`` tries them on ten times as many.
"""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest
from hypothesis import settings

from auditor.batch.collector import look_seldom, spare_collector
from auditor.config.settings import VARIABLE

settings.register_profile("suite", max_examples=40, deadline=None)
settings.register_profile("deep", max_examples=400, deadline=None)
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    look_seldom()
    os.environ[VARIABLE] = ""  # whatever the developer has set for their own audits
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None) and "PYTHONPYCACHEPREFIX" not in os.environ:
        folder = tempfile.mkdtemp(prefix="auditor-tests-")
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_collection_finish() -> None:
    spare_collector()
