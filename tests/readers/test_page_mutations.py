"""Damaged files of every page and web format end with a document or with one line for the clerk."""

from __future__ import annotations

import random
import warnings
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.model import Document
from auditor.readers import read_document
from tests.readers.pages.building import Sheet, pdf_bytes
from tests.readers.pages.ofd_building import grid, ofd_bytes, ofd_parts
from tests.readers.web.test_page import PAGE
from tests.readers.word.test_rtf import row, rtf

MUTATIONS = 150
ROWS = [["指标名称", "权重", "指标值"], ["改造供水管网长度", "20", "42"]]


def sheet(page: Sheet) -> None:
    page.text(60, 80, "绩效目标申报表")
    page.grid(ROWS, widths=[160, 60, 80])


MHT = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
    b"Content-Type: text/html; charset=gb2312\r\n\r\n" + PAGE.encode("gb18030") + b"\r\n--B--\r\n"
)
FILES = {
    ".pdf": pdf_bytes(sheet, sheet),
    ".ofd": ofd_bytes(grid(ROWS, [50, 20, 20])),
    ".html": PAGE.encode("gb18030"),
    ".mht": MHT,
    ".rtf": rtf(row((2000, r"\clvmgf", "产出"), (4000, "", "数量")) + r"\pard 说明\par"),
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    kind = chance.randrange(5)
    if kind == 0:
        return bytes(damaged[: chance.randrange(len(damaged))])
    start = chance.randrange(len(damaged))
    end = min(len(damaged), start + chance.randrange(1, 40))
    if kind == 1:
        del damaged[start:end]
    elif kind == 2:
        damaged[start:end] = damaged[start:end] * chance.randrange(2, 5)
    else:
        for _ in range(chance.randrange(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def outcome(path: Path, data: bytes) -> Document | InputError:
    path.write_bytes(data)
    try:
        return read_document(path)
    except InputError as error:
        return error


def check(found: Document | InputError) -> None:
    if isinstance(found, InputError):
        assert found.reason
        assert "\n" not in str(found).replace(found.path, "")
    else:
        assert found.blocks
        for table in found.tables():
            assert table.grid()


@pytest.mark.parametrize("suffix", FILES)
def test_mutations(tmp_path: Path, suffix: str) -> None:
    chance = random.Random(f"seed {suffix}")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(MUTATIONS):
            check(outcome(tmp_path / f"a{suffix}", mutated(FILES[suffix], chance)))


def test_mutated_parts_of_an_ofd(tmp_path: Path) -> None:
    from tests.readers.building import zipped

    chance = random.Random(7)
    for _ in range(MUTATIONS):
        parts = ofd_parts(grid(ROWS, [50, 20, 20]))
        name = chance.choice(sorted(parts))
        content = parts[name]
        assert isinstance(content, str)
        parts[name] = mutated(content.encode(), chance)
        check(outcome(tmp_path / "a.ofd", zipped(parts)))


@pytest.mark.parametrize("suffix", FILES)
@pytest.mark.parametrize("other", [".docx", ".xlsx", ".txt", ".csv", ".pdf", ".html", ".doc"])
def test_swapped_suffixes(tmp_path: Path, suffix: str, other: str) -> None:
    check(outcome(tmp_path / f"a{other}", FILES[suffix]))
