from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from auditor.authoring.tidying import WIDTH, tidied, untidy
from auditor.cli import main
from auditor.config.yaml12 import YamlError, parse_yaml

LEXICONS = sorted((Path(__file__).parents[2] / "lexicons").rglob("*.yaml"))
LONG = [f"第{index}类行政事业性收费" for index in range(12)]


def as_sets(data: Any) -> Any:
    """The data with its lists of words as sets: what must not change."""
    if isinstance(data, dict):
        return {key: as_sets(value) for key, value in data.items()}
    if isinstance(data, list):
        words = [as_sets(each) for each in data]
        return sorted(set(words)) if all(isinstance(each, str) for each in words) else words
    return data


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.name)
def test_built_in_lexicons_keep_their_words_and_their_comments(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = tidied(text, str(path))
    assert as_sets(parse_yaml(new, "new").data) == as_sets(parse_yaml(text, "old").data)
    assert sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#")) == sorted(
        line.strip() for line in new.splitlines() if line.lstrip().startswith("#")
    )
    assert tidied(new, str(path)) == new


def width(line: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in line)


def test_a_long_list_is_wrapped_and_sorted_by_pronunciation() -> None:
    new = tidied(f"words: [{', '.join(LONG)}, 报告, 安排, 中标]\n", "x")
    lines = new.splitlines()
    assert lines[0] == "words: ["
    assert lines[1].startswith("  安排, 报告, 第0类")
    assert lines[-2].endswith("中标,")
    assert lines[-1] == "  ]"
    assert all(width(line) <= WIDTH for line in lines)


def test_a_word_stands_once_and_a_short_list_keeps_its_order() -> None:
    assert tidied("words:   [丙, 甲,乙, 甲]\n", "x") == "words: [丙, 甲, 乙]\n"


def test_a_block_list_becomes_lines() -> None:
    assert tidied("words:\n  - 甲\n  - 乙\nmore: 1\n", "x") == "words: [甲, 乙]\nmore: 1\n"


def test_words_that_cannot_stand_in_brackets_stay_where_they_are() -> None:
    text = "patterns:\n  - (?:甲|乙).{0,4}丙\n  - 丁, 戊\n"
    assert tidied(text, "x") == text


def test_comments_head_groups_and_order_may_mean_something() -> None:
    text = f"words: [\n  # 后\n  {', '.join(LONG)}, 乙,\n  # 先\n  甲, 丙]\n"
    new = tidied(text, "x").splitlines()
    assert new[1] == "  # 后"
    assert new[-4].endswith("乙,")
    assert new[-3:] == ["  # 先", "  丙, 甲,", "  ]"]
    ordered = tidied(f"# 顺序有意义\nwords: [{', '.join(reversed(LONG))}]\n", "x")
    assert parse_yaml(ordered, "x").data["words"] == LONG[::-1]


def test_the_order_means_something_below_a_key_that_says_so_and_in_short_lists() -> None:
    words = ", ".join(reversed(LONG))
    below = tidied(f"# 顺序有意义\nfields:\n  budget: [{words}]\n", "x")
    assert parse_yaml(below, "x").data["fields"]["budget"] == LONG[::-1]
    short = tidied(f"words: [{', '.join(reversed(LONG[:9]))}]\n", "x")
    assert parse_yaml(short, "x").data["words"] == LONG[8::-1]


def test_long_mappings_are_broken() -> None:
    units = ", ".join(f"{word}: 1" for word in LONG)
    assert tidied(f"groups:\n  - {{kinds: [people], units: {{{units}}}}}\n", "x").splitlines()[:3] == [
        "groups:",
        "  - kinds: [people]",
        "    units: {",
    ]


def test_what_is_no_yaml_is_told() -> None:
    with pytest.raises(YamlError):
        tidied("words: [甲\n", "x")


def test_the_command_checks_and_rewrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lexicons" / "topics.yaml"
    file.parent.mkdir()
    file.write_text("abstract: [甲,乙]\n", encoding="utf-8")
    assert main(["rules", "tidy", str(tmp_path), "--check"]) == 1
    assert "需要整理" in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == "abstract: [甲,乙]\n"
    assert main(["rules", "tidy", str(tmp_path)]) == 0
    assert file.read_text(encoding="utf-8") == "abstract: [甲, 乙]\n"
    assert main(["rules", "tidy", str(tmp_path), "--check"]) == 0
    assert list(untidy([file])) == []


def test_a_folder_without_lexicons_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "tidy", str(tmp_path)]) == 2
    assert "没有词表" in capsys.readouterr().err
