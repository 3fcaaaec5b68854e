from __future__ import annotations

from pathlib import Path

import pytest

from auditor.batch.cluster import chunks as module
from auditor.batch.cluster.chunks import Sent, chunks, halves
from auditor.readers.limits import DEFAULT_LIMITS


def files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


def test_fifty_files_travel_together_and_all_of_them(tmp_path: Path) -> None:
    found = list(chunks(files(tmp_path, 120), DEFAULT_LIMITS))
    assert [len(each) for each in found if not isinstance(each, int)] == [50, 50, 20]
    sent = [each for chunk in found if not isinstance(chunk, int) for each in chunk]
    assert [each.number for each in sent] == list(range(120))
    assert sent[7].data == b"7.txt"


def test_what_cannot_be_read_here_stays_here(tmp_path: Path) -> None:
    paths = files(tmp_path, 3)
    paths[1].unlink()
    first, second = chunks(paths, DEFAULT_LIMITS)
    assert first == 1
    assert isinstance(second, tuple)
    assert [each.number for each in second] == [0, 2]


def test_large_files_make_small_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    found = list(chunks(files(tmp_path, 4), DEFAULT_LIMITS))
    assert [len(each) for each in found if not isinstance(each, int)] == [2, 2]


def test_a_chunk_is_halved_until_one_file_is_left() -> None:
    sent = tuple(Sent(number, f"{number}", b"") for number in range(3))
    assert halves(sent) == (sent[:1], sent[1:])
    assert halves(sent[:1]) == (sent[:1],)


def test_two_files_of_one_name_lie_apart(tmp_path: Path) -> None:
    one, other = Sent(1, "/a/表.txt", b"1"), Sent(2, "../b/表.txt", b"2")
    paths = [each.write_below(tmp_path) for each in (one, other)]
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert {path.name for path in paths} == {"表.txt"}
    assert all(tmp_path in path.parents for path in paths)
