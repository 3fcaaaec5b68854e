"""A batch as a zip: folders are departments, and what is not taken is named."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from auditor.web.desk import packages
from tests.patience import wait_for
from tests.web.conftest import EXAMPLE, Browser
from tests.web.desk.conftest import Office


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()


def send(reviewer: Browser, content: bytes) -> Any:
    data = {"csrf": reviewer.token, "title": "打包"}
    return reviewer.client.post("/desk/batches", data=data, files=[("files", ("送审.zip", content))])


def sources(office: Office) -> list[str]:
    wait_for(lambda: not office.store.jobs.all("waiting"))
    run = office.store.runs()[0]
    return [each.source for each in office.store.submissions(run.id)] if run.inputs[0] == "打包" else []


def test_folders_become_departments(office: Office, reviewer: Browser, example: bytes) -> None:
    package = zipped(
        {"送审/甲局/表.docx": example, "送审/乙局/表.docx": example, "送审/乙局/附件/表.docx": example}
    )
    assert send(reviewer, package).status_code == 200
    assert sources(office) == ["打包/甲局/表.docx", "打包/乙局/表.docx", "打包/乙局/附件/表.docx"]
    run = office.store.runs()[0].id
    letters = reviewer.client.get(f"/desk/runs/{run}/letters").text
    assert letters.count("下载甲局的意见书") == letters.count("下载乙局的意见书") == 1
    letter = reviewer.client.get(f"/desk/runs/{run}/letter.docx?unit=2").content
    with zipfile.ZipFile(io.BytesIO(letter)) as word:
        assert "乙局" in word.read("word/document.xml").decode()


def test_one_folder_around_all_is_no_department(office: Office, reviewer: Browser, example: bytes) -> None:
    send(reviewer, zipped({"送审/表.docx": example, "送审/表二.docx": example}))
    assert sources(office) == ["打包/表.docx", "打包/表二.docx"]


def test_what_is_not_taken_is_named_and_the_rest_goes_on(
    office: Office, reviewer: Browser, example: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "MOST_MB", 1)
    large = bytes(1_100_000)
    package = zipped(
        {"甲局/表.docx": example, "甲局/程序.exe": b"MZ", "乙局/空.docx": b"", "乙局/大.txt": large}
    )
    answer = send(reviewer, package)
    assert answer.status_code == 400
    for told in ("甲局/程序.exe", "乙局/空.docx”：是空文件", "乙局/大.txt”：压缩包里的文件一共超过1MB"):
        assert told in answer.text
    assert sources(office) == ["打包/甲局/表.docx"]


def test_more_files_than_a_batch_takes_are_named(
    office: Office, reviewer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.web.desk.batches.MOST_FILES", 2)
    answer = send(reviewer, zipped({f"{number}.txt": b"x" for number in range(4)}))
    assert answer.text.count("一批最多2份，没有接收") == 2
    assert len(sources(office)) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK no zip", "“送审.zip”：文件已损坏"),
        (EXAMPLE.read_bytes(), "“送审.zip”没有接收：不是压缩包"),
        (zipped({}), "空的"),
        (zipped({"../../逃.txt": b"x" * 40}), ""),
    ],
)
def test_packages_that_are_none_or_reach_out(
    office: Office, reviewer: Browser, content: bytes, words: str
) -> None:
    answer = send(reviewer, content)
    assert answer.status_code == (400 if words else 200)
    assert words in answer.text
    assert all(".." not in each for each in sources(office))
