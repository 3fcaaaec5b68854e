"""The application with an engine that works in this process, so that most tests need no other one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from auditor import auditing
from auditor.model import SubmissionReport
from auditor.readers.limits import Limits
from auditor.ruleset import RuleSet, load_ruleset
from auditor.web.app import make_app
from auditor.web.engine import value_of
from auditor.web.settings import Settings
from auditor.web.work import Call, answered, use
from tests.web.running import Server, started

EXAMPLE = Path(__file__).parents[2] / "examples" / "桐花街道2026年项目绩效目标表.docx"
_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]{64})"')
_FILE = re.compile(r'href="(/files/[A-Za-z0-9_-]{22})"')


class InlineEngine:
    """Does the work of the processes here, where other threads need memory too."""

    def __init__(self, settings: Settings) -> None:
        self.limits = settings.limits

    def start(self) -> None:
        """There is nothing to make ready."""

    async def file(self, function: Callable[..., Any], *arguments: Any, pages: Any = None) -> Any:
        return value_of(answered(Call(function, arguments)))

    async def page(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return await self.file(function, *arguments)

    def close(self) -> None:
        """There is nothing to end."""


@contextmanager
def light_passwords() -> Iterator[None]:
    """Passwords that are set inside are compared without work: a hash says how much it takes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argon2.PasswordHasher", partial(PasswordHasher, 1, 8, 1))
        yield


@pytest.fixture(autouse=True)
def quick_passwords() -> Iterator[None]:
    """Tests set and compare passwords without work."""
    with light_passwords():
        yield


Audited = dict[tuple[Any, ...], tuple[RuleSet, SubmissionReport]]


@pytest.fixture(scope="session")
def known() -> Audited:
    """What the files came to that the tests of a worker have sent."""
    return {}


@pytest.fixture(autouse=True)
def audited_once(known: Audited, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that many tests send is audited for the first of them; in a process of its own, each time."""
    audit = auditing.audit_document

    def remembered(path: Path, ruleset: RuleSet, limits: Limits) -> SubmissionReport:
        key = (path.suffix, sha256(path.read_bytes()).digest(), id(ruleset), limits)
        if key not in known:
            known[key] = ruleset, audit(path, ruleset, limits)
        return known[key][1].at(str(path))

    monkeypatch.setattr(auditing, "audit_document", remembered)


@dataclass
class Browser:
    """A visitor with cookies of their own; forms carry the token of the page."""

    client: TestClient
    token: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.token = _TOKEN.findall(self.client.get("/").text)[0]

    def post(self, path: str, **data: Any) -> Any:
        return self.client.post(path, data={"csrf": self.token, **data}, follow_redirects=False)

    def send(self, name: str, content: bytes) -> Any:
        return self.client.post("/files", data={"csrf": self.token}, files={"files": (name, content)})

    def sent(self, name: str, content: bytes) -> str:
        """The address of an upload, once it is audited."""
        answer = self.send(name, content)
        assert answer.status_code == 200, answer.text
        return self.address()

    def address(self) -> str:
        """That of the newest upload, once it is audited."""
        for _ in range(200):
            page = self.client.get("/files").text
            if "hx-trigger" not in page:
                return _FILE.findall(page)[0]
        raise AssertionError(page)


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return load_ruleset()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", limits=Limits(file_mb=2))


@pytest.fixture
def visit(rules: RuleSet, settings: Settings) -> Iterator[Callable[..., Browser]]:
    """Makes browsers on one server; each has cookies of its own."""
    use(rules, settings.limits)
    with ExitStack() as stack:
        app = make_app(settings, InlineEngine)
        first = stack.enter_context(TestClient(app, base_url="http://localhost"))
        clients = [first]

        def browser() -> Browser:
            client = clients.pop() if clients else TestClient(app, base_url="http://localhost")
            client.portal = first.portal
            return Browser(client)

        yield browser


@pytest.fixture
def clerk(visit: Callable[[], Browser]) -> Browser:
    return visit()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts a server of its own, always on the same data."""
    servers = []

    def another(*options: str) -> Server:
        servers.append(started(tmp_path, *options))
        return servers[-1]

    yield another
    for server in servers:
        if server.process.poll() is None:
            server.kill()


@pytest.fixture(scope="session")
def example() -> bytes:
    return EXAMPLE.read_bytes()
