from __future__ import annotations

from pathlib import Path

import pytest

from auditor.cli import main


def test_the_indicators_of_a_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "教育"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "教育"
    assert "  质量  义务教育巩固率  ≥95%" in lines
    assert "  数量  学生资助人数  ≥…人" in lines


def test_names_that_hold_the_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "辍学"]) == 0
    assert "学生辍学率  ≤1%" in capsys.readouterr().out


def test_without_a_word_the_fields_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library"]) == 0
    assert capsys.readouterr().out.startswith("领域：")


def test_an_unknown_word_is_told_with_the_fields(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "星际航行"]) == 2
    assert "指标库里没有“星际航行”。可查的领域：" in capsys.readouterr().err


def test_a_bureau_adds_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "indicator-library.yaml").write_text(
        "fields:\n  渔政:\n"
        "    - {name: 休渔期巡航天数, dimension: 数量, operator: ≥, unit: 天, typical: 90}\n",
        encoding="utf-8",
    )
    assert main(["library", "渔政", "--rules", str(tmp_path)]) == 0
    assert "休渔期巡航天数  ≥90天" in capsys.readouterr().out
