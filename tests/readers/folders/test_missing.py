"""What is said of a path at which nothing can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.readers import find_documents

TOLD = {
    "养护.xls": "同一个文件夹里有“养护.xlsx”",
    "养护": "同一个文件夹里有“养护.xlsx”",
    "养扩2026.xlsx": "同一个文件夹里有“养护2026.xlsx”",
    "我的": "同一个文件夹里有“我的 项目.docx”，是不是要用它？写全文件名，名字里有空格的用英文双引号",
    "“我的 项目.docx”": "引号请改用英文的双引号",
    "—html": "横线请用英文的",
    "*.docx": "不能用 * 和 ? 代替文件名",
    "另一份.docx": "请检查路径是否写对",
    "下级/养护.xlsx": "找不到文件夹“",
    "~$养护.xlsx": "临时文件。请选旁边名字里没有“~$”的那一份",
    "包.rar": ".rar 压缩包不能直接打开。里面有送审文件的，请解压",
    "讲稿.pptx": "演示文稿。",
    "照片.webp": "另存为 .jpg",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = (
        "我的 项目.docx",
        "养护.xlsx",
        "养护2026.xlsx",
        "~$养护.xlsx",
        "照片.webp",
        "包.rar",
        "讲稿.pptx",
    )
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def test_a_path_without_a_document_is_told_what_to_do(folder: Path) -> None:
    said = {}
    for name in TOLD:
        (problem,) = find_documents([folder / name]).problems
        said[name] = str(problem)
    assert {name: text for name, text in said.items() if TOLD[name] not in text} == {}
    assert not [text for text in said.values() if ".md" in text]
