"""The folders that programs keep among a user's own, on each system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from auditor.config.directories import user_directory

NAMES = ("AUDITOR_PLACE", "LOCALAPPDATA", "XDG_PLACE")


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def found() -> Path | None:
    return user_directory(*NAMES, ".place", "below")


def test_a_named_folder_holds_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_PLACE", "/srv/ours")
    assert found() == Path("/srv/ours")
    monkeypatch.setenv("AUDITOR_PLACE", "")
    assert found() is None


def test_windows_has_a_folder_below_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert found() is None
    monkeypatch.setenv("LOCALAPPDATA", "/users/li")
    assert found() == Path("/users/li/auditor/below")


def test_other_systems_have_ours_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", "/home/li")
    assert found() == Path("/home/li/.place/auditor")
    monkeypatch.setenv("XDG_PLACE", "/var/li")
    assert found() == Path("/var/li/auditor")


def test_a_user_without_a_home_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", homeless)
    assert found() is None
