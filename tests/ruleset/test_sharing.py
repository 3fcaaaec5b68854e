"""What is read once is shared by all who read the same, and never a stale or a changed thing."""

from __future__ import annotations

import os
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

from auditor import audit
from auditor.config.lexicons import Lexicons
from auditor.config.resources import data_directory
from auditor.config.yaml12 import read_yaml
from auditor.ruleset import load_ruleset

ROOT = Path(__file__).resolve().parents[2]


def test_a_file_with_the_same_text_is_parsed_once(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: [1]", encoding="utf-8")
    assert read_yaml(path) is read_yaml(path)


def test_a_changed_file_of_the_same_size_and_time_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1", encoding="utf-8")
    before, times = read_yaml(path), path.stat()
    path.write_text("a: 2", encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert (before.data, read_yaml(path).data) == ({"a": 1}, {"a": 2})


def test_lexicons_are_equal_where_their_texts_are(tmp_path: Path) -> None:
    folder = tmp_path / "lexicons"
    folder.mkdir()
    (folder / "vague.yaml").write_text("own: [心中有数]", encoding="utf-8")
    first, second = Lexicons([folder]), Lexicons([folder])
    assert first == second
    assert hash(first) == hash(second)
    assert first != Lexicons()
    (folder / "vague.yaml").write_text("own: [心里有底]", encoding="utf-8")
    assert first != Lexicons([folder])


def test_rule_sets_of_the_same_lexicons_share_a_language_room(forget_rules: Callable[[], None]) -> None:
    forget_rules()
    first, second = load_ruleset(), load_ruleset(profile="central")
    assert first.language is second.language
    assert first.profiles != second.profiles


def test_loading_and_auditing_change_nothing_that_was_read(forget_rules: Callable[[], None]) -> None:
    forget_rules()
    files = [
        read_yaml(path) for kind in ("rules", "lexicons") for path in data_directory(kind).rglob("*.yaml")
    ]
    before = deepcopy([file.data for file in files])
    ruleset = load_ruleset()
    audit(next((ROOT / "examples").glob("*.md")), ruleset)
    assert [file.data for file in files] == before
