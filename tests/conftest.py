"""What all tests share.

Processes that they start find modules compiled, on a machine too that is set up to keep none
(PYTHONDONTWRITEBYTECODE): each would compile the whole package anew. The cyclic collector looks as seldom as
in a process that audits, and lets be what is collected of tests. The built-in rules are read once a process;
those of packs, for each test that asks for them. What the program keeps between runs stands beside pytest's
own cache, so that processes start as they do for users.

What takes long is begun first: a worker that begins it last keeps the others waiting. After it comes what
starts another program for all tests of a worker, so that one worker alone starts it.

Laws are tried on 40 examples; ``pytest --hypothesis-profile deep`` tries them on ten times as many.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from auditor.batch.collector import look_seldom, spare_collector
from auditor.config.kept import VARIABLE as CACHE
from auditor.config.kept import keeper
from auditor.config.settings import VARIABLE

TESTS = Path(__file__).parent
LONG = (
    "batch/cluster", "browser", "readers/images", "crash", "fuzz", "test_newcomer.py",
    "web/desk/test_killed.py", "web/test_killed.py", "web/test_engine.py", "cli/test_same_bytes.py",
    "cli/test_stopping.py",
)  # fmt: skip

settings.register_profile("suite", max_examples=40, deadline=None)
settings.register_profile("deep", max_examples=400, deadline=None)
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    look_seldom()
    os.environ[VARIABLE] = ""  # whatever the developer has set for their own audits
    os.environ[CACHE] = str(config.rootpath / ".pytest_cache" / "auditor")  # not the developer's own
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None) and "PYTHONPYCACHEPREFIX" not in os.environ:
        folder = tempfile.mkdtemp(prefix="auditor-tests-")
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _turn(item.path))


@cache
def _turn(path: Path) -> int:
    return next((turn for turn, begun in enumerate(LONG) if path.is_relative_to(TESTS / begun)), len(LONG))


def pytest_collection_finish() -> None:
    spare_collector()


@cache
def rules_once() -> Callable[[], None]:
    """From now on the built-in rules are read once; a call of what it gives has them read anew."""
    from auditor.ruleset import RuleSet, loader

    read, shared = loader._loaded, os.environ[CACHE]

    @cache
    def built_in(folder: Path, profile: str | None) -> RuleSet:
        return read((), profile, core=True)

    def loaded(packs: tuple[Path, ...], profile: str | None, *, core: bool) -> RuleSet:
        if packs or not core:
            if os.environ.get(CACHE) == shared:
                keeper().open = False  # nobody will ask for what packs of tests come to
            return read(packs, profile, core=core)
        return built_in(loader.core_pack(), profile)

    loader._loaded = loaded
    return built_in.cache_clear


def pytest_collectstart() -> None:
    rules_once()  # not where other processes collect and test


@pytest.fixture
def forget_rules() -> Callable[[], None]:
    return rules_once()
