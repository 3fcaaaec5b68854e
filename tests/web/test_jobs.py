"""The queue survives the server, and files go in time."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from auditor.web.database import Database
from auditor.web.engine import WorkError
from auditor.web.jobs import Jobs
from auditor.web.storage import Storage
from auditor.web.uploads import FullError, State, Uploads
from auditor.web.work import Audited, Summary
from tests.web.serving import finished

SUMMARY = Summary("单位", "80.0", "良", "通过", "建议通过。", (("must", 0),), ((1, "表", 3, "80.0"),), "docx")
DONE = Audited(SUMMARY, "规则一")


class Told:
    """An engine that answers as it was told."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)

    async def file(self, *asked: Any, pages: Any = None) -> Any:
        if not self.answers:  # the server ends
            raise asyncio.CancelledError
        answer = self.answers.pop(0)
        if pages:
            pages(1, 2)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    async def page(self, *asked: Any) -> Any:
        return await self.file(*asked)

    def close(self) -> None:
        """Nothing to end."""


class Desk:
    """A record, its uploads and the queue, as after a start of the server."""

    def __init__(self, folder: Path, *answers: Any, most: int = 100) -> None:
        self.database = Database(folder / "server.sqlite")
        self.storage = Storage(folder / "files")
        self.uploads = Uploads(self.database, self.storage, most=most)
        self.jobs = Jobs(self.database, self.storage, Told(*answers))

    def work(self) -> None:
        """Audits until nothing waits, or the engine was not told any more."""

        async def until_done() -> None:
            working = asyncio.create_task(self.jobs.work())
            while not working.done() and self.database.rows(
                "SELECT id FROM files WHERE state IN (?, ?)", State.WAITING, State.RUNNING
            ):
                await asyncio.sleep(0)
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working

        finished(until_done())


def test_files_are_audited_in_the_order_of_their_coming(tmp_path: Path) -> None:
    desk = Desk(tmp_path, DONE, WorkError("文件已损坏", "请另存"))
    one, two = (desk.uploads.add("a", f"{n}.docx", ".docx", str(n).encode()) for n in (1, 2))
    assert [desk.uploads.find(each).place for each in (one, two)] == [1, 2]  # type: ignore[union-attr]
    desk.work()
    first, second = desk.uploads.find(one), desk.uploads.find(two)
    assert first is not None
    assert second is not None
    assert (first.state, first.summary, first.pages_total) == (State.DONE, SUMMARY, 2)
    assert (second.state, second.reason) == (State.FAILED, "文件已损坏")


def test_a_mistake_of_the_program_does_not_stop_the_queue(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ZeroDivisionError(), DONE)
    one, two = (desk.uploads.add("a", f"{n}.docx", ".docx", str(n).encode()) for n in range(2))
    desk.work()
    first, second = desk.uploads.find(one), desk.uploads.find(two)
    assert first is not None
    assert second is not None
    assert (first.state, first.reason) == (State.FAILED, "程序内部出错")
    assert second.state is State.DONE


def test_what_was_running_when_the_server_was_killed_waits_again(tmp_path: Path) -> None:
    before = Desk(tmp_path)
    one = before.uploads.add("a", "1.docx", ".docx", b"1")
    before.work()  # the engine gives no answer: the process has ended in the middle
    killed = before.uploads.find(one)
    assert killed is not None
    assert killed.state is State.RUNNING
    after = Desk(tmp_path, DONE)
    after.jobs.recover()
    after.work()
    found = after.uploads.find(one)
    assert found is not None
    assert found.state is State.DONE


def test_what_other_rules_have_judged_is_known(tmp_path: Path) -> None:
    desk = Desk(tmp_path, DONE, Audited(SUMMARY, "规则二"), WorkError("文件已损坏", "请另存"))
    one, two, three = (desk.uploads.add("a", f"{n}.docx", ".docx", str(n).encode()) for n in range(3))
    desk.work()
    assert desk.uploads.judged_otherwise("规则一") == [two]
    assert desk.uploads.judged_otherwise("规则三") == [one, two]
    found = desk.uploads.find(three)
    assert found is not None
    assert (found.state, found.mark) == (State.FAILED, "")


def test_a_file_that_ends_the_server_twice_is_given_up(tmp_path: Path) -> None:
    one = Desk(tmp_path).uploads.add("a", "1.docx", ".docx", b"1")
    for _ in range(2):
        desk = Desk(tmp_path)
        desk.jobs.recover()
        desk.work()
    last = Desk(tmp_path)
    last.jobs.recover()
    found = last.uploads.find(one)
    assert found is not None
    assert found.state is State.FAILED
    assert "两次" in found.reason


def test_a_folder_that_nobody_remembers_goes(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    kept = desk.uploads.add("a", "1.docx", ".docx", b"1")
    desk.storage.keep("x" * 22, ".docx", b"lost")
    desk.jobs.recover()
    assert desk.storage.identifiers() == {kept}


def test_the_queue_is_bounded(tmp_path: Path) -> None:
    desk = Desk(tmp_path, most=1)
    desk.uploads.add("a", "1.docx", ".docx", b"1")
    with pytest.raises(FullError):
        desk.uploads.add("a", "2.docx", ".docx", b"2")


def test_the_same_file_of_two_owners_is_kept_apart(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    one, again, other = (desk.uploads.add(who, "1.docx", ".docx", b"1") for who in ("a", "a", "b"))
    assert one == again
    assert one != other
    desk.uploads.delete(one)
    assert desk.uploads.find(other) is not None


def test_uploads_go_when_their_days_are_over(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.uploads.add("a", "1.docx", ".docx", b"1")
    assert desk.uploads.expire(7) == 0
    assert desk.uploads.expire(7, now=time.time() + 8 * 86_400) == 1
    assert desk.storage.identifiers() == set()


@pytest.mark.parametrize("name", ["..", "a/b", "x" * 21, "x" * 23, "../" + "x" * 19])
def test_only_random_names_are_paths(tmp_path: Path, name: str) -> None:
    storage = Storage(tmp_path / "files")
    with pytest.raises(ValueError, match=r"."):
        storage.result(name)
    with pytest.raises(ValueError, match=r"."):
        storage.original("x" * 22, "/../a")
