from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.cli.audit import reaches
from auditor.model import Confidence, Severity
from auditor.reports.data.contract import Report
from tests.reports.sample import REPORT, UNREADABLE, audit, clean_report

from .conftest import FakeAudit


def test_the_screen_shows_the_report_and_how_to_get_the_page(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(document)]) == 0
    output = capsys.readouterr()
    assert "■ 必须修改（7）" in output.out
    assert "加 --html 报告.html" in output.out
    assert output.err == ""
    assert "\x1b" not in output.out


def test_json_goes_to_the_screen_alone(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(document), "--format", "json"]) == 0
    Report.model_validate(json.loads(capsys.readouterr().out))


def test_reports_are_written_and_their_places_told(
    fake: FakeAudit, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, data = tmp_path / "报告.html", tmp_path / "报告.json"
    assert main(["audit", str(document), "--html", str(page), "--json", str(data)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    Report.model_validate_json(data.read_bytes())
    assert capsys.readouterr().out.rstrip().splitlines()[-1] == f"HTML 报告：{page}"


@pytest.mark.parametrize(("kind", "start"), [("json", "{"), ("html", "<!doctype"), ("terminal", "报送/")])
def test_output_takes_the_format(
    fake: FakeAudit, document: Path, tmp_path: Path, kind: str, start: str
) -> None:
    target = tmp_path / "out"
    assert main(["audit", str(document), "--format", kind, "--output", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith(start)


def test_an_unreadable_input_is_one_line_and_status_3(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.report = audit(REPORT, unreadable=(UNREADABLE,))
    assert main(["audit", str(document), "--fail-on", "error"]) == 3
    output = capsys.readouterr()
    assert output.err == f"{UNREADABLE.source}：{UNREADABLE.reason}。{UNREADABLE.advice}\n"
    assert "■ 必须修改（7）" in output.out


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on(fake: FakeAudit, document: Path, level: str, status: int) -> None:
    warnings = tuple(each for each in REPORT.findings if each.severity is Severity.WARNING)
    fake.report = audit(replace(REPORT, findings=warnings))
    assert main(["audit", str(document), "--fail-on", level]) == status


def test_questions_never_fail_a_run() -> None:
    asked = tuple(replace(each, confidence=Confidence.ASK) for each in REPORT.findings)
    assert not reaches(audit(replace(REPORT, findings=asked)), "info")
    assert not reaches(audit(clean_report()), "info")


def test_quiet_is_one_line_a_file(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.report = audit(REPORT, clean_report())
    assert main(["audit", str(document), "--quiet"]) == 0
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == 2
    assert output.err == ""


def test_options_reach_the_batch(fake: FakeAudit, document: Path, tmp_path: Path) -> None:
    arguments = ["--profile", "chongqing", "--rules", str(tmp_path), "--rules", "x", "--jobs", "4"]
    assert main(["audit", str(document), *arguments]) == 0
    call = fake.calls[0]
    assert call["ruleset_options"].packs == (tmp_path, Path("x"))
    assert call["ruleset_options"].profile == "chongqing"
    assert call["jobs"] == 4
    assert call["found"].files == (document,)


@pytest.mark.parametrize("name", ["送审.txt", "没有的文件夹/报告.html", "."])
def test_an_output_that_cannot_be_written_stops_before_the_work(
    fake: FakeAudit, document: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(document), "--html", str(document.parent / name)]) == 2
    assert fake.calls == []
    assert document.read_text(encoding="utf-8") == "绩效目标表"
    assert capsys.readouterr().err.startswith("错误：")


def test_two_outputs_to_one_file_are_a_mistake(fake: FakeAudit, document: Path, tmp_path: Path) -> None:
    same = str(tmp_path / "a")
    assert main(["audit", str(document), "--html", same, "--json", same]) == 2


@pytest.mark.parametrize(
    ("kind", "start"),
    [("sarif", "{"), ("junit", "<?xml"), ("csv", "\ufeff文件"), ("markdown", "# "), ("github", "::")],
)
def test_formats_for_other_programs(
    fake: FakeAudit, document: Path, tmp_path: Path, kind: str, start: str
) -> None:
    target = tmp_path / "out"
    assert main(["audit", str(document), "--format", kind, "--output", str(target)]) == 0
    assert target.read_bytes().decode("utf-8").startswith(start)


def test_a_folder_of_pages(fake: FakeAudit, document: Path, tmp_path: Path) -> None:
    fake.report = audit(REPORT, clean_report())
    folder = tmp_path / "报告"
    assert main(["audit", str(document), "--html-dir", str(folder)]) == 0
    assert len(list(folder.glob("0*.html"))) == 2
    assert "总览" in (folder / "index.html").read_text(encoding="utf-8")
    assert main(["audit", str(document), "--html-dir", str(document)]) == 2


def test_many_submissions_get_pages_beside_the_overview(
    fake: FakeAudit, document: Path, tmp_path: Path
) -> None:
    fake.report = audit(*(clean_report(f"报送/{number}.docx") for number in range(51)))
    page = tmp_path / "报告.html"
    assert main(["audit", str(document), "--html", str(page), "--quiet"]) == 0
    assert len(list((tmp_path / "报告_逐份").glob("*.html"))) == 51


def test_statistics_count_by_urgency_category_and_rule(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(document), "--statistics"]) == 0
    output = capsys.readouterr().out
    assert all(word in output for word in ("按程度", "按类别", "按规则", "判定覆盖率：平均"))
