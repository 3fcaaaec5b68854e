from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import main
from auditor.model import AuditReport
from tests.across.drafts import projects
from tests.reports.sample import audit, clean_report

AT_LEAST, AT_MOST = ("≥", "90", "%"), ("≤", "90", "%")


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[int], str]:
    """So many submissions, of which the last one points the other way; the path to name in a call."""

    def sent(count: int) -> str:
        given = projects("井盖巡查完成率", [*[AT_LEAST] * (count - 1), AT_MOST])
        report = audit(*(replace(clean_report(), submission=each) for each in given))

        def audited(*_: Any, **__: Any) -> AuditReport:
            return report

        monkeypatch.setattr("auditor.batch.audit_found", audited)
        (tmp_path / "甲.txt").write_text("绩效目标", encoding="utf-8")
        return str(tmp_path / "甲.txt")

    return sent


def test_the_screen_shows_what_differs(
    batch: Callable[[int], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["across", batch(4)]) == 0
    assert "本项目“井盖巡查完成率”写“≤90%”，另有3个项目" in capsys.readouterr().out


def test_formats_go_to_the_screen_or_a_file(
    batch: Callable[[int], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["across", batch(4), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["kind"] for each in told["across"]["findings"]] == ["opposite-sign"]
    for kind, mark in (("csv", "同类"), ("html", "<!doctype html>"), ("terminal", "请核实")):
        path = tmp_path / f"结果.{kind}"
        assert main(["across", batch(4), "--format", kind, "--output", str(path)]) == 0
        assert mark in path.read_text(encoding="utf-8")


def test_one_file_is_told_what_is_missing(
    batch: Callable[[int], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["across", batch(1)]) == 2
    assert "比对至少要有两份读得出的文件，现在有 1 份" in capsys.readouterr().err


def test_a_bureau_sets_from_where_on_it_is_told(
    batch: Callable[[int], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "本市"
    own.mkdir()
    (own / "across.yaml").write_text("opposite-sign: {least_peers: 6}\n", encoding="utf-8")
    assert main(["across", batch(4), "--rules", str(own)]) == 0
    assert "没有发现要核对" in capsys.readouterr().out
    (own / "across.yaml").write_text("opposite-sign: {least_peer: 6}\n", encoding="utf-8")
    for call in (["across", batch(4), "--rules", str(own)], ["audit", batch(4), "--rules", str(own)]):
        assert main(call) == 2
        assert "不认识的键“least_peer”，是否想写“least_peers”" in capsys.readouterr().err
    assert main(["rules", "check", str(own)]) == 2
    assert "不认识的键“least_peer”" in capsys.readouterr().out


def test_an_audit_compares_only_where_somebody_sees_it(
    batch: Callable[[int], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = batch(4)
    assert main(["audit", path]) == 0
    assert "跨部门比对：4份文件" in capsys.readouterr().out
    assert main(["audit", path, "--quiet", "--json", str(tmp_path / "r.json")]) == 0
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["across"]["submissions"] == 4
    capsys.readouterr()
    assert main(["audit", path, "--quiet"]) == 0
    assert "跨部门" not in capsys.readouterr().out
