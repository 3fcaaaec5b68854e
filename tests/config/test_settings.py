from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config.settings import FILE, VARIABLE, settings_files, store_setting
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
    assert store_setting() is None
    (own / FILE).write_text("store: 审核库.db\n", encoding="utf-8")
    found = store_setting()
    assert found is not None
    assert (found.value, found.file) == (str(own / "审核库.db"), own / FILE)
    (here / FILE).write_text("store: postgresql://desk@host/bureau\n", encoding="utf-8")
    found = store_setting()
    assert found is not None
    assert (found.value, found.file) == ("postgresql://desk@host/bureau", here / FILE)


def test_a_user_without_a_directory(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert list(settings_files()) == [folders[0] / FILE]


@pytest.mark.parametrize(
    ("text", "place"),
    [("stroe: a.db\n", ":1:1"), ("# 注\nstore: 3\n", ":2:8"), ("store: [a\n", ":"), ("store: ''\n", ":1:8")],
)
def test_mistakes_are_told_with_their_place(folders: tuple[Path, Path], text: str, place: str) -> None:
    (folders[1] / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        store_setting()
    assert f"{FILE}{place}" in str(caught.value)
