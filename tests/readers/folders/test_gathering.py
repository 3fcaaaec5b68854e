from __future__ import annotations

import os
from pathlib import Path

import pytest

from auditor.files import locked
from auditor.readers import SUFFIXES, find_documents, read_document
from auditor.readers.folders.passing import HIDDEN
from tests.readers.building import docx_bytes, paragraph


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_a_directory_is_searched_in_natural_order(tmp_path: Path) -> None:
    make(
        tmp_path,
        "表10.docx",
        "表2.DOCX",
        "下级/表1.txt",
        "~$表2.docx",
        ".隐藏.txt",
        ".git/a.txt",
        "说明.pptx",
    )
    found = find_documents([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        "下级/表1.txt",
        "表2.DOCX",
        "表10.docx",
    ]
    assert found.problems == ()
    assert [Path(each.source).name for each in found.skipped if each.reason != HIDDEN] == ["说明.pptx"]


def test_each_path_without_documents_is_one_problem(tmp_path: Path) -> None:
    make(tmp_path, "a.docx", "b.pptx", "c", "只有图/d.png")
    (tmp_path / "空").mkdir()
    names = ["没有.docx", "a.docx", "b.pptx", "c", "空", "只有图"]
    found = find_documents(tmp_path / name for name in names)
    assert found.files == (tmp_path / "a.docx",)
    assert [Path(problem.path).name for problem in found.problems] == [
        "没有.docx",
        "b.pptx",
        "c",
        "空",
        "只有图",
    ]
    assert all(problem.advice for problem in found.problems)
    assert "1个其他文件" in found.problems[-1].reason


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.docx")
    assert find_documents([tmp_path / "a.docx", tmp_path]).files == (tmp_path / "a.docx",)


def test_names_of_digits_and_letters_sort_together(tmp_path: Path) -> None:
    make(tmp_path, "1.txt", "a.txt", "1a.txt", "²3.txt")
    assert len(find_documents([tmp_path]).files) == 4


def test_a_folder_that_does_not_open_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.docx", "锁着/b.docx")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("锁着"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = find_documents([tmp_path])
    assert found.files == (tmp_path / "a.docx",)
    assert [problem.reason for problem in found.problems] == ["文件夹无法打开（没有权限）"]


def test_the_suffixes() -> None:
    assert {".docx", ".xlsx", ".txt", ".md"} <= SUFFIXES


def test_an_office_document_that_is_called_zip_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "申报表.zip"
    path.write_bytes(docx_bytes(paragraph("目标")))
    for given in (path, tmp_path):
        found = find_documents([given])
        assert (found.files, found.problems, found.skipped) == ((path,), (), ())
    assert read_document(path).format == "docx"


def test_a_store_beside_the_submissions_is_told_as_what_it_is(tmp_path: Path) -> None:
    make(tmp_path, "表1.docx", "清单.db", "-wal")
    for name in ("审核库.db", "审核库.db-wal"):
        (tmp_path / name).write_bytes(b"SQLite format 3\0" if name.endswith(".db") else b"")
    skipped = {Path(each.source).name: each for each in find_documents([tmp_path]).skipped}
    assert {name for name, each in skipped.items() if "数据库" in each.reason} == {
        "审核库.db",
        "审核库.db-wal",
    }
    assert "请另存为" not in skipped["审核库.db"].advice
    assert "请另存为" in skipped["清单.db"].advice


def test_what_waiving_leaves_beside_the_submissions_is_not_told(tmp_path: Path) -> None:
    make(tmp_path, "表1.docx")
    with locked(tmp_path / ".waivers.yaml"):
        pass
    assert find_documents([tmp_path]).skipped == ()
