from __future__ import annotations

from pathlib import Path

from auditor.cli.wildcards import expanded


def test_wildcards_stand_for_the_files_in_order(tmp_path: Path) -> None:
    for name in ("乙 表.docx", "甲.docx", "甲.xlsx", "一*.docx"):
        (tmp_path / name).touch()
    every = [str(tmp_path / name) for name in ("一*.docx", "乙 表.docx", "甲.docx")]
    given = ["audit", str(tmp_path / "*.docx"), "--reason", "改*", every[0], str(tmp_path / "?.pdf")]
    assert expanded(given) == ["audit", *every, *given[2:]]
