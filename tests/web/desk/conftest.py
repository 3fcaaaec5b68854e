"""A server with a store in which no rule had to be run, and reviewers who have logged in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from auditor.model import SubmissionReport
from auditor.readers.limits import Limits
from auditor.ruleset import RuleSet
from auditor.store import open_store
from auditor.store.store import Store
from auditor.web.app import make_app
from auditor.web.database import Database
from auditor.web.people import People
from auditor.web.sessions import Role
from auditor.web.settings import Settings
from auditor.web.work import use
from tests.store.filled import fill, kept, sample, usual
from tests.web.conftest import Browser, InlineEngine, light_passwords

PASSWORD = "correct horse"
PEOPLE = {"王芳": Role.REVIEWER, "李四": Role.ADMIN, "小张": Role.CLERK}


@dataclass
class Office:
    """The server's browsers by the names of people, and its store."""

    login: Callable[[str], Browser]
    store: Store


def with_open_points(source: str) -> SubmissionReport:
    """A report whose third form leaves four points of its last item to a person; the whole is the mean."""
    report = sample(source)
    card = report.form_scorecards[3]
    *others, last = card.items
    items = (*others, replace(last, open=Decimal(4)))
    cards = {**report.form_scorecards, 3: replace(card, items=items, reached=card.score)}
    whole = replace(report.scorecard, score=Decimal("71.1"))
    return replace(report, form_scorecards=cards, scorecard=whole)


@pytest.fixture
def desk_settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", limits=Limits(file_mb=2), store=str(tmp_path / "bureau.db"))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with people and a batch of three files: one with problems, one without, one that could not be
    read. Tables take their time, so that tests copy it."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "data").mkdir()
    database = Database(folder / "data" / "server.sqlite")
    with light_passwords():
        for name, role in PEOPLE.items():
            People(database).add(name, role, PASSWORD)
    database.close()
    with open_store(folder / "bureau.db") as store:
        fill(store, {**usual(), "送审/甲.docx": kept(with_open_points("送审/甲.docx"))})
    return folder


@pytest.fixture
def office(rules: RuleSet, prepared: Path, desk_settings: Settings) -> Iterator[Office]:
    use(rules, desk_settings.limits)
    shutil.copytree(prepared, desk_settings.data.parent, dirs_exist_ok=True)
    assert desk_settings.store
    with ExitStack() as stack:
        store = stack.enter_context(open_store(desk_settings.store))
        app = make_app(desk_settings, InlineEngine)
        first = stack.enter_context(TestClient(app, base_url="http://localhost"))

        def login(name: str) -> Browser:
            client = TestClient(app, base_url="http://localhost")
            client.portal = first.portal
            browser = Browser(client)
            answer = browser.post("/login", name=name, password=PASSWORD)
            assert answer.status_code == 303
            browser.__post_init__()
            return browser

        yield Office(login, store)


@pytest.fixture
def reviewer(office: Office) -> Browser:
    return office.login("王芳")


FILE = "/desk/runs/1/files/1"
