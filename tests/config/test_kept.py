"""What is made of files is kept between runs, and never believed where others could have written it."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from auditor import expressions
from auditor.config import kept as kept_module
from auditor.config import yaml12, yaml_composing
from auditor.config.kept import NOTHING, VARIABLE, Kept, cache_directory, keeper, kept
from auditor.config.yaml12 import Mark, YamlError, read_yaml

TEXT = "id: x\nwords: [甲, 乙, 1.5, no, 12:30, ~]\n"


@pytest.fixture
def parsings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The texts that were parsed, with a cache of its own."""
    told: list[str] = []
    real = yaml_composing.composed

    def composed(text: str, source: str) -> object:
        told.append(text)
        return real(text, source)

    monkeypatch.setattr(yaml_composing, "composed", composed)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return told


def read_anew(path: Path) -> yaml12.YamlFile:
    """Reads as a new process does."""
    yaml12._parsed_once.cache_clear()
    yaml12._places.cache_clear()
    with kept():
        return read_yaml(path)


def written(path: Path, text: str = TEXT) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def cached(tmp_path: Path) -> Path:
    (found,) = (tmp_path / "cache").glob("kept-*")
    return found


def put(path: Path, **things: object) -> None:
    """Puts things into a cache file."""
    keeping = Kept(path)
    for key, value in things.items():
        keeping.put(key, value)
    keeping.write()


def test_a_text_is_parsed_once_for_all_processes(parsings: list[str], tmp_path: Path) -> None:
    path = written(tmp_path / "a.yaml")
    first, second = read_anew(path), read_anew(path)
    assert parsings == [TEXT]
    assert first.data == second.data == {"id": "x", "words": ["甲", "乙", 1.5, "no", "12:30", None]}


def test_places_are_found_when_a_message_needs_them(parsings: list[str], tmp_path: Path) -> None:
    path = written(tmp_path / "a.yaml")
    read_anew(path)
    file = read_anew(path)
    assert file.values["words", 1] == Mark(2, 12)
    assert str(file.error("错", ("words", 1))).startswith(f"{path}:2:12：错")
    assert len(parsings) == 2


def test_a_changed_text_is_parsed_again(parsings: list[str], tmp_path: Path) -> None:
    path = written(tmp_path / "a.yaml")
    read_anew(path)
    assert read_anew(written(path, "id: y\n")).data == {"id": "y"}
    assert len(parsings) == 2


def test_a_mistake_is_told_every_time(parsings: list[str], tmp_path: Path) -> None:
    path = written(tmp_path / "a.yaml", "a: 1\na: 2\n")
    for _ in range(2):
        with pytest.raises(YamlError, match="键“a”重复"):
            read_anew(path)
    assert len(parsings) == 2


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1]\n", b'{"a": "b"}\nc', b"\xff\xfe", b"[" * 100_000 + b"\n"]
)
def test_a_damaged_file_is_written_anew(damage: bytes, parsings: list[str], tmp_path: Path) -> None:
    path = written(tmp_path / "a.yaml")
    read_anew(path)
    cached(tmp_path).write_bytes(damage)
    assert read_anew(path).data["id"] == "x"
    read_anew(path)
    assert len(parsings) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
@pytest.mark.parametrize("loosened", ["file", "folder"])
def test_what_others_could_have_written_is_not_read(
    loosened: str, parsings: list[str], tmp_path: Path
) -> None:
    path = written(tmp_path / "a.yaml")
    read_anew(path)
    file = cached(tmp_path)
    put(file, **{hashlib.sha256(TEXT.encode()).hexdigest(): {"id": "z"}})
    assert read_anew(path).data["id"] == "z"  # it is the file that is read
    (file if loosened == "file" else file.parent).chmod(0o777)
    assert read_anew(path).data["id"] == "x"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_done_without(parsings: list[str], tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    assert read_anew(written(tmp_path / "a.yaml")).data["id"] == "x"


def test_a_folder_that_cannot_be_made_is_done_without(
    parsings: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(written(tmp_path / "file") / "cache"))
    assert read_anew(written(tmp_path / "a.yaml")).data["id"] == "x"


def test_it_can_be_turned_off(parsings: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert cache_directory() is None
    path = written(tmp_path / "a.yaml")
    read_anew(path)
    read_anew(path)
    assert len(parsings) == 2


def test_a_damaged_thing_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "kept-a"
    put(path, one=["甲"], other=["乙"])
    data = path.read_bytes()
    path.write_bytes(data.replace("甲".encode(), "丙".encode()))
    keeping = Kept(path)
    assert keeping.get("one") is NOTHING
    assert keeping.get("other") == ["乙"]
    put(path, one=["甲"])
    assert Kept(path).get("one") == ["甲"]


def test_what_was_not_asked_for_goes_where_much_has_piled_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept-a"
    put(path, old=b"." * 400, used=b"," * 400)
    monkeypatch.setattr(kept_module, "_MOST_BYTES", 1_000)
    keeping = Kept(path)
    assert keeping.get("used") == b"," * 400
    keeping.put("new", b";" * 400)
    keeping.write()
    assert [each in Kept(path) for each in ("old", "used", "new")] == [False, True, True]


def test_files_of_other_programs_go_but_those_used_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module, "_MOST_FILES", 3)
    marked = [f"kept-{letter * 16}" for letter in "abce"]
    for age, name in enumerate((*marked[:3], "kept-notes.txt", "mine.txt")):
        (tmp_path / name).write_bytes(b"{}\n")
        os.utime(tmp_path / name, (1e9 - age, 1e9 - age))
    assert "one" not in Kept(tmp_path / marked[2])
    put(tmp_path / marked[3], one=1)
    left = {each.name for each in tmp_path.iterdir()}
    assert left == {marked[0], marked[2], marked[3], "kept-notes.txt", "mine.txt"}


def test_another_run_that_wrote_meanwhile_loses_nothing(tmp_path: Path) -> None:
    keeping = Kept(tmp_path / "kept-a")
    assert keeping.get("one") is NOTHING
    put(tmp_path / "kept-a", other=2)
    keeping.put("one", 1)
    keeping.write()
    assert [Kept(tmp_path / "kept-a").get(each) for each in ("one", "other")] == [1, 2]


def test_expressions_are_compiled_once_for_all_processes(
    parsings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked_anew() -> int:
        monkeypatch.setattr(expressions, "_known", {})
        with kept():
            known_before = len(expressions.known())
            assert expressions.expression("甲{3}").fullmatch("甲甲甲")
        return known_before

    assert [asked_anew(), asked_anew(), asked_anew()] == [0, 1, 1]
    monkeypatch.setattr(kept_module, "_MOST_EXPRESSIONS", 1)
    with kept():
        assert expressions.expression("乙").match("乙")
    assert asked_anew() == 1
    assert parsings == []


def test_nothing_is_put_outside(parsings: list[str]) -> None:
    with kept():
        keeping = keeper()
    keeping.put("late", 1)
    keeper().put("late", 1)
    assert "late" not in keeping
    assert "late" not in keeper()
