"""A finding has one number, whoever writes it, and every command understands it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import docx
import lxml.html
import openpyxl
import pytest
from rich.console import Console

from auditor.batch import audit_paths
from auditor.cli import main
from auditor.model import AuditReport
from auditor.model.words import Urgency
from auditor.reports.letter.letter import letter
from auditor.reports.terminal.clerk import print_for_clerk
from auditor.reports.terminal.report import print_report
from auditor.reports.view.alike import alike
from auditor.reports.view.located import by_number
from auditor.reports.view.wording import urgency
from auditor.reports.workbook.workbook import write_workbook
from auditor.reports.writers import FORMATS, render

SAMPLE = Path(__file__).parents[2] / "examples" / "松林县林业局2026年专项绩效目标.txt"
WHEN = datetime(2026, 3, 1, tzinfo=UTC)
COMPARED = 40  # characters of a message; some writers shorten longer ones
Told = dict[str, str]  # what stands beside each number


@pytest.fixture(scope="module")
def report() -> AuditReport:
    return audit_paths([SAMPLE], jobs=1)


def squeezed(text: str) -> str:
    return "".join(re.findall(r"[\w%]+", text))[:COMPARED]


def findings(report: AuditReport, *left_out: Urgency) -> Told:
    """The messages by number, as the audit has them."""
    found = by_number(report.submissions[0])
    return {
        number: squeezed(each.finding.message)
        for number, each in found.items()
        if urgency(each.finding) not in left_out
    }


def read(report: AuditReport, *left_out: Urgency) -> Told:
    """What people read by number: of what joined another only its clause."""
    joined = {
        other.number: squeezed(other.brief)
        for point in alike(by_number(report.submissions[0]).values())
        for _, other in point.beside
    }
    assert joined
    return findings(report, *left_out) | joined


def in_points(told: Told, report: AuditReport) -> Told:
    """What stands beside all numbers of a point, by each of them."""
    points = alike(by_number(report.submissions[0]).values())
    return {
        each.number: "".join(told.get(other.number, "") for other in point.each)
        for point in points
        for each in point.each
    }


def beside(text: str, report: AuditReport) -> Told:
    """The text between a number and the next one."""
    numbers = sorted(findings(report), key=len, reverse=True)
    mark = re.compile(rf"(?<![\d-])({'|'.join(numbers)})(?![\d-])")
    _, *parts = mark.split(text)
    told: Told = {}
    for number, words in zip(parts[::2], parts[1::2], strict=True):
        told[number] = told.get(number, "") + "".join(re.findall(r"[\w%]+", words))
    return told


def screen(report: AuditReport) -> Told:
    return beside(printed(lambda console: print_report(report, console, verbose=True)), report)


def check(report: AuditReport) -> Told:
    return beside(
        printed(lambda console: print_for_clerk(report.submissions[0], console, verbose=True)), report
    )


def printed(write: Callable[[Console], None]) -> str:
    buffer = io.StringIO()
    write(Console(file=buffer, width=200, markup=False, highlight=False))
    return buffer.getvalue()


def in_json(report: AuditReport) -> Told:
    data = json.loads(render(report, "json"))
    return {each["id"]: each["message"] for each in data["submissions"][0]["findings"]}


def in_csv(report: AuditReport) -> Told:
    return {row["编号"]: row["问题"] for row in csv.DictReader(io.StringIO(render(report, "csv")))}


def in_sarif(report: AuditReport) -> Told:
    (run,) = json.loads(render(report, "sarif"))["runs"]
    return {each["properties"]["id"]: each["message"]["text"] for each in run["results"]}


def in_junit(report: AuditReport) -> Told:
    root = ElementTree.fromstring(render(report, "junit").encode())
    return beside("\n".join(root.itertext()), report)


def in_markdown(report: AuditReport) -> Told:
    lines = [line.split(" | ") for line in render(report, "markdown").splitlines() if line.startswith("| ")]
    return {cells[0].removeprefix("| ").replace("\\", ""): cells[3] for cells in lines}


def in_github(report: AuditReport) -> Told:
    return beside(unquote(render(report, "github")), report)


def in_html(report: AuditReport) -> Told:
    page = lxml.html.fromstring(render(report, "html", generated_at=WHEN))
    told = {}
    for number in findings(report):
        (place,) = page.xpath(f'//*[@id="s1-f{number}"]')
        content = place.text_content().strip()
        assert content.startswith(number)
        told[number] = content.removeprefix(number)
    return told


def in_letter(report: AuditReport) -> Told:
    document = docx.Document(io.BytesIO(letter(report.submissions[0], generated_at=WHEN)))
    return beside("\n".join(each.text for each in document.paragraphs), report)


def in_worklist(report: AuditReport, path: Path) -> Told:
    write_workbook(report, path, generated_at=WHEN)
    head, *rows = openpyxl.load_workbook(path)["问题清单"].iter_rows(values_only=True)
    number, problem = head.index("问题编号"), head.index("问题")
    return {str(row[number]): str(row[problem]) for row in rows}


WRITERS = {
    "json": in_json,
    "csv": in_csv,
    "sarif": in_sarif,
    "junit": in_junit,
    "markdown": in_markdown,
    "github": in_github,
    "html": in_html,
    "screen": screen,
    "check": check,
}


def test_no_format_is_left_out() -> None:
    assert set(FORMATS) <= set(WRITERS)


@pytest.mark.parametrize("name", WRITERS)
def test_every_writer_gives_a_finding_its_number(name: str, report: AuditReport) -> None:
    if name in {"html", "screen", "check"}:
        compare(in_points(WRITERS[name](report), report), read(report))
    else:
        compare(WRITERS[name](report), findings(report))


def test_the_letter_cites_the_number(report: AuditReport) -> None:
    compare(in_points(in_letter(report), report), read(report, Urgency.WRITING))


def test_the_worklist_holds_the_number(report: AuditReport, tmp_path: Path) -> None:
    compare(in_worklist(report, tmp_path / "a.xlsx"), read(report))


def compare(told: Told, wanted: Told) -> None:
    assert len(wanted) > 10
    assert {number: message for number, message in wanted.items() if message not in words(told, number)} == {}


def words(told: Told, number: str) -> str:
    return "".join(re.findall(r"[\w%]+", told.get(number, "")))


@pytest.mark.parametrize("number", ["1-2", "2-1"])
def test_show_and_waive_understand_the_number(
    number: str, report: AuditReport, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = by_number(report.submissions[0])[number].finding
    assert main(["show", str(SAMPLE), "--finding", number]) == 0
    assert squeezed(finding.message) in "".join(re.findall(r"[\w%]+", capsys.readouterr().out))
    waivers = tmp_path / "waivers.yaml"
    said = ["--reason", "经核实属实", "--who", "张三", "--output", str(waivers)]
    assert main(["waive", str(SAMPLE), "--finding", number, *said]) == 0
    assert finding.fingerprint in waivers.read_text(encoding="utf-8")


def test_who_waives_a_point_waives_all_that_is_read_in_it(report: AuditReport, tmp_path: Path) -> None:
    points = alike(by_number(report.submissions[0]).values())
    point = next(each for each in points if each.beside)
    waivers = tmp_path / "waivers.yaml"
    said = ["--reason", "经核实属实", "--who", "张三", "--output", str(waivers)]
    assert main(["waive", str(SAMPLE), "--finding", point.first.number, *said]) == 0
    written = waivers.read_text(encoding="utf-8")
    assert all(each.finding.fingerprint in written for each in point.each)
