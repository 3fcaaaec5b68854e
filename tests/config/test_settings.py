from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config.settings import FILE, VARIABLE, Setting, Settings, settings, settings_files
from auditor.errors import ConfigurationError


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The current folder and the user's."""
    here, own = tmp_path / "here", tmp_path / "own"
    for each in (here, own):
        each.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv(VARIABLE, str(own))
    return here, own


def test_the_current_folder_comes_before_the_user(folders: tuple[Path, Path]) -> None:
    here, own = folders
    assert list(settings_files()) == [here / FILE, own / FILE]
    assert settings() == Settings()
    (own / FILE).write_text("store: 审核库.db\n", encoding="utf-8")
    found = settings().store
    assert found is not None
    assert (found.value, found.file) == (str(own / "审核库.db"), own / FILE)
    (here / FILE).write_text("store: postgresql://desk@host/bureau\n", encoding="utf-8")
    found = settings().store
    assert found is not None
    assert (found.value, found.file) == ("postgresql://desk@host/bureau", here / FILE)


def test_a_user_without_a_directory(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert list(settings_files()) == [folders[0] / FILE]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("stroe: a.db\n", ":1:1"),
        ("# 注\nstore: 3\n", ":2:8"),
        ("store: [a\n", ":"),
        ("store: ''\n", ":1:8"),
        ("jobs: 0\n", ":1:7"),
        ("jobs: 两个\n", ":1:7"),
        ("rules: ['']\n", ":1:9"),
        ("limits: {second: 3}\n", ":1:10"),
        ("- store\n", ":1:1"),
    ],
)
def test_mistakes_are_told_with_their_place(folders: tuple[Path, Path], text: str, place: str) -> None:
    (folders[1] / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        settings()
    assert f"{FILE}{place}" in str(caught.value)


def test_each_key_is_taken_from_the_first_file_that_sets_it(folders: tuple[Path, Path]) -> None:
    here, own = folders
    (here / FILE).write_text("rules: 本市\nlimits: {seconds: 9}\n", encoding="utf-8")
    (own / FILE).write_text(
        "rules: [别处]\nprofile: 重庆\njobs: 3\nwaivers: 豁免.yaml\nlimits: {seconds: 5, pages: 7}\n",
        encoding="utf-8",
    )
    assert settings() == Settings(
        rules=Setting((here / "本市",), here / FILE),
        profile=Setting("重庆", own / FILE),
        waivers=Setting(own / "豁免.yaml", own / FILE),
        jobs=Setting(3, own / FILE),
        limits={"seconds": Setting(9, here / FILE), "pages": Setting(7, own / FILE)},
    )


@pytest.mark.parametrize("text", ["", "# 没有\n", "id: 本市\ntitle: 本市规则\n"])
def test_an_empty_file_and_the_manifest_of_a_pack_set_nothing(folders: tuple[Path, Path], text: str) -> None:
    (folders[0] / FILE).write_text(text, encoding="utf-8")
    assert settings() == Settings()
