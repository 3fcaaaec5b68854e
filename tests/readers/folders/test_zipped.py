from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.readers import Limits, find_documents, read_document
from auditor.readers.folders.zipped import member_of, read_member
from tests.readers.building import docx_bytes, paragraph, zipped

WORD = docx_bytes(paragraph("绩效目标"))


def without_flag(parts: dict[bytes, bytes]) -> bytes:
    """A zip as old Windows programs write it: names as bytes, without the flag for UTF-8."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for raw, content in parts.items():
            info = zipfile.ZipInfo("x" * len(raw))
            info.filename = "".join(map(chr, range(65, 65 + len(raw))))
            archive.writestr(info, content)
    data = buffer.getvalue()
    for raw in parts:
        data = data.replace(bytes(range(65, 65 + len(raw))), raw)
    return data


def write(folder: Path, data: bytes, name: str = "包.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_files_of_a_package_are_documents_under_its_path(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "一科/甲.docx": WORD,
        "乙.txt": "目标",
        "照片.jpg": "x",
        "Thumbs.db": "x",
    }
    path = write(tmp_path, zipped({**parts, "__MACOSX/a.docx": "x", "一科/~$甲.docx": "x"}))
    found = find_documents([path])
    assert found.files == (path / "一科" / "甲.docx", path / "乙.txt")
    assert [Path(each.source).name for each in found.skipped] == ["照片.jpg"]
    assert not found.problems
    document = read_document(found.files[0])
    assert document.source == str(path / "一科" / "甲.docx")
    assert [paragraph.text for paragraph in document.paragraphs()] == ["绩效目标"]


def test_a_package_in_a_folder_and_in_a_package(tmp_path: Path) -> None:
    path = write(tmp_path, zipped({"内.zip": zipped({"丙.docx": WORD})}))
    found = find_documents([tmp_path])
    assert found.files == (path / "内.zip" / "丙.docx",)
    assert read_document(found.files[0]).format == "docx"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_the_utf8_flag(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, without_flag({"财政局\\申报.docx".encode(encoding): WORD}))
    found = find_documents([path])
    assert found.files == (path / "财政局" / "申报.docx",)
    assert read_document(found.files[0]).format == "docx"


def test_traversal_links_and_repeated_names(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    link = zipfile.ZipInfo("链接.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../表.txt", "一")
        archive.writestr("表.txt", "二")
        archive.writestr(link, "/etc/passwd")
    path = write(tmp_path, buffer.getvalue())
    found = find_documents([path])
    assert [file.name for file in found.files] == ["表.txt", "表（2）.txt"]
    assert [next(read_document(file).paragraphs()).text for file in found.files] == ["一", "二"]


def test_what_cannot_be_opened_is_told_and_the_rest_found(tmp_path: Path) -> None:
    data = bytearray(zipped({"密.docx": WORD}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    three = zipped({"三.zip": zipped({"四.zip": zipped({"五.docx": WORD})})})
    path = write(
        tmp_path, zipped({"密.zip": bytes(data), "坏.zip": b"PK\x03\x04", "深.zip": three, "好.docx": WORD})
    )
    found = find_documents([path])
    assert found.files == (path / "好.docx",)
    assert [problem.reason for problem in found.problems] == [
        "在压缩包里加了密，打不开",
        "文件已损坏或没有保存完整",
        "压缩包套了3层以上，里面的没有审核",
    ]


def test_limits_of_a_package(tmp_path: Path) -> None:
    path = write(tmp_path, zipped({f"{n}.txt": "目标" for n in range(5)}))
    found = find_documents([path], Limits(members=3))
    assert len(found.files) == 3
    assert "超过3个" in found.problems[0].reason
    assert "上限" in find_documents([path], Limits(package_mb=0)).problems[0].reason
    with pytest.raises(InputError, match="--max-mb"):
        read_document(path / "0.txt", Limits(file_mb=0))
    with pytest.raises(InputError, match="没有这个文件"):
        read_document(path / "没有.txt")


def test_a_bomb_in_a_package_is_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, zipped({"大.txt": bytes(70 * 1024 * 1024)}))
    with pytest.raises(InputError, match=r"上限|压缩炸弹"):
        read_document(path / "大.txt")


def test_packages_without_documents(tmp_path: Path) -> None:
    empty = write(tmp_path, zipped({}))
    assert "压缩包是空的" in find_documents([empty]).problems[0].reason
    pictures = write(tmp_path, zipped({"a.jpg": "x"}), "图.zip")
    assert "另有1个其他文件" in find_documents([pictures]).problems[0].reason
    damaged = write(tmp_path, b"nothing", "坏.zip")
    assert not find_documents([damaged]).files
    assert not find_documents([tmp_path / "没有.zip" / "a.txt"]).files


def test_a_package_is_listed_once_for_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[int] = []
    real = zipfile.ZipFile._RealGetContents  # type: ignore[attr-defined]

    def counting(package: zipfile.ZipFile) -> None:
        listed.append(1)
        real(package)

    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", counting)
    inner = zipped({f"{number}.txt": f"内{number}" for number in range(20)})
    path = tmp_path / "包.zip"
    path.write_bytes(zipped({**{f"{number}.txt": f"外{number}" for number in range(20)}, "内.zip": inner}))
    for number in range(20):
        assert read_member(*_member(path / f"{number}.txt")).decode() == f"外{number}"
        assert read_member(*_member(path / "内.zip" / f"{number}.txt")).decode() == f"内{number}"
    assert len(listed) <= 3  # what kind of zip it is, its files, those of the one inside


def test_a_replaced_package_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    for text in ("旧的", "新的一份"):
        path.write_bytes(zipped({"表.txt": text}))
        assert read_member(*_member(path / "表.txt")).decode() == text


def _member(path: Path) -> tuple[Path, str]:
    found = member_of(path)
    assert found
    return found
