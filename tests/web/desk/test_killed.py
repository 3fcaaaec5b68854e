"""A server that is killed over a batch of the desk: all of it comes to the store, once, and what was decided
stays."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from auditor.store import open_store
from auditor.store.store import Store
from auditor.web.database import Database
from auditor.web.people import People
from auditor.web.sessions import Role
from tests.patience import PATIENCE, wait_for
from tests.web.conftest import Browser
from tests.web.desk.conftest import PASSWORD, Office
from tests.web.running import TOKEN, Server, visitor

FILES = 12


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_batch_goes_on_where_the_server_was_killed(
    start: Callable[..., Server], tmp_path: Path, example: bytes
) -> None:
    _enrol(tmp_path / "data")
    bureau = str(tmp_path / "bureau.db")
    with open_store(bureau) as store:
        first = start("--store", bureau)
        with _reviewer(first.address) as client:
            _send(client, "第一轮", [("甲.docx", example)])
            wait_for(lambda: _is_kept(store, "第一轮"))
            finding = store.findings(1)[0]
            store.decide(finding.fingerprint, "王芳", "不采纳", "口径不同")
            sent = [(f"{number}.docx", example) for number in range(FILES)]
            _send(client, "第二轮", sent)
            wait_for(lambda: 0 < _audited(tmp_path / "data") < FILES)
        first.kill()
        assert not _is_kept(store, "第二轮")

        second = start("--store", bureau)
        with _reviewer(second.address) as client:
            assert "第二轮" in client.get("/desk").text
            wait_for(lambda: _is_kept(store, "第二轮"))
            page = client.get("/desk/runs/2/files/1").text
        assert "口径不同" in page
        assert [each.inputs[0] for each in store.runs()] == ["第二轮", "第一轮"]
        kept = Counter(each.source for each in store.submissions(2) if each.state == "audited")
        assert kept == Counter({f"第二轮/{name}": 1 for name, _ in sent})
        assert [each.reason for each in store.decisions()] == ["口径不同"]


def test_a_batch_that_was_kept_when_the_server_ended_is_not_kept_again(
    office: Office, reviewer: Browser, example: bytes
) -> None:
    data = {"csrf": reviewer.token, "title": "断电"}
    reviewer.client.post("/desk/batches", data=data, files=[("files", ("甲.docx", example))])
    wait_for(lambda: not office.store.jobs.all("waiting"))
    (job,) = office.store.jobs.all()
    office.store.jobs._change(job.id, state="waiting")
    wait_for(lambda: not office.store.jobs.all("waiting"))
    assert office.store.jobs.get(job.id).run == job.run
    assert [each.inputs[0] for each in office.store.runs()].count("断电") == 1


def _enrol(data: Path) -> None:
    data.mkdir()
    database = Database(data / "server.sqlite")
    People(database).add("王芳", Role.REVIEWER, PASSWORD)
    database.close()


@contextmanager
def _reviewer(address: str) -> Iterator[Any]:
    with visitor(base_url=address, timeout=PATIENCE) as client:
        token = TOKEN.findall(client.get("/login").text)[0]
        client.post("/login", data={"csrf": token, "name": "王芳", "password": PASSWORD})
        yield client


def _send(client: Any, title: str, files: list[tuple[str, bytes]]) -> None:
    token = TOKEN.findall(client.get("/desk").text)[0]
    sent = [("files", each) for each in files]
    assert client.post("/desk/batches", data={"csrf": token, "title": title}, files=sent).status_code == 200


def _is_kept(store: Store, title: str) -> bool:
    return any(each.inputs[0] == title and each.ended for each in store.runs())


def _audited(data: Path) -> int:
    """How many uploads are audited and not yet in the store."""
    database = Database(data / "server.sqlite")
    row = database.row("SELECT count(*) AS number FROM files WHERE state = 'done'")
    database.close()
    return int(row["number"]) if row else 0
