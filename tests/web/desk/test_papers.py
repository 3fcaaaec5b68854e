"""What leaves the desk and comes back: letters, answers, rounds, the one-pager."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from auditor.model import Skipped
from tests.reports.sample import REPORT
from tests.store.filled import fill, kept, sample, usual
from tests.web.conftest import Browser
from tests.web.desk.acting import decide, points_field, pressing, word
from tests.web.desk.conftest import FILE, Office, with_open_points


class TestLetters:
    def test_a_letter_says_what_was_adopted(self, office: Office, reviewer: Browser) -> None:
        first, second, third, *rest = pressing(office)
        decide(reviewer, first.fingerprint, "采纳")
        decide(reviewer, second.fingerprint, "不采纳", "不对")
        decide(reviewer, third.fingerprint, "待核实")
        told = word(reviewer.client.get("/desk/runs/1/letter.docx?unit=1").content)
        assert f"编号{first.number}" in told
        assert f"编号{third.number}" in told
        assert f"编号{second.number}" not in told
        assert not any(f"编号{each.number}，" in told or f"编号{each.number}）" in told for each in rest)

    def test_points_are_told_in_the_letter(self, reviewer: Browser) -> None:
        before = word(reviewer.client.get("/desk/runs/1/letter.docx?unit=1").content)
        reviewer.post(f"{FILE}/points", **{points_field(reviewer): "3"})
        after = word(reviewer.client.get("/desk/runs/1/letter.docx?unit=1").content)
        assert "含审核人员评定的分值" not in before
        assert "含审核人员评定的分值" in after

    def test_all_letters_come_in_a_package(self, reviewer: Browser) -> None:
        data = reviewer.client.get("/desk/runs/1/letters.zip").content
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
        assert len(names) == len(set(names)) == 2
        assert "审核意见书-清江县河口镇人民政府.docx" in names


class TestAnswers:
    def filled(self, reviewer: Browser, reason: str) -> bytes:
        """The worklist, with the first finding answered."""
        book = load_workbook(io.BytesIO(reviewer.client.get("/desk/runs/1/worklist.xlsx?unit=1").content))
        sheet = book["问题清单"]
        head = next(row for row in sheet.iter_rows() if "处理结果" in [cell.value for cell in row])
        columns = {cell.value: cell.column for cell in head}
        line = head[0].row + 1
        sheet.cell(line, columns["处理结果"], "不采纳")
        sheet.cell(line, columns["理由"], reason)
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()

    def send(self, reviewer: Browser, name: str, data: bytes) -> Any:
        return reviewer.client.post(
            "/desk/runs/1/answers", data={"csrf": reviewer.token}, files={"files": (name, data)}
        )

    def test_answers_stand_beside_the_finding(self, reviewer: Browser) -> None:
        answer = self.send(reviewer, "河口镇.xlsx", self.filled(reviewer, "按部门口径填报"))
        assert "“河口镇.xlsx”读入1条答复" in answer.text
        page = reviewer.client.get(FILE).text
        assert "单位答复" in page
        assert "按部门口径填报" in page
        assert "已定 <strong>0</strong>" in page
        assert "已答复 1" in reviewer.client.get("/desk/runs/1").text

    @pytest.mark.parametrize(
        ("name", "data"), [("a.xlsx", b"no workbook"), ("a.docx", b"PK"), ("../a.xls", b"x"), ("a.xlsx", b"")]
    )
    def test_a_file_that_is_none_is_told(self, reviewer: Browser, name: str, data: bytes) -> None:
        answer = self.send(reviewer, name, data)
        assert answer.status_code == 200
        assert "没有读入" in answer.text
        assert "Traceback" not in answer.text


class TestRounds:
    def test_a_second_round_carries_decisions_over(self, office: Office, reviewer: Browser) -> None:
        first, second, *_ = pressing(office)
        decide(reviewer, first.fingerprint, "不采纳", "不对")
        reviewer.post(f"{FILE}/stand", standing="退回")
        mended = with_open_points("送审/甲改.docx")
        gone = second.fingerprint
        kept_findings = tuple(each for each in mended.findings if each.fingerprint != gone)

        run = fill(office.store, {"二/甲改.docx": kept(replace(mended, findings=kept_findings))}, ("二",))
        assert "再报" in reviewer.client.get(f"/desk/runs/{run}").text
        page = reviewer.client.get(f"/desk/runs/{run}/files/1").text
        assert "不采纳（不对）" in page
        rounds = reviewer.client.get(f"/desk/runs/{run}/rounds").text
        assert "已重新报送，还有没改的" in rounds
        assert "没有重新报送" in rounds
        assert "已改 1" in rounds

    def test_near_names_are_asked_about(self, office: Office, reviewer: Browser) -> None:

        def renamed(source: str, name: str) -> Any:
            report = sample(source)
            form = replace(report.submission.forms[2], project=name)
            forms = (*report.submission.forms[:2], form)
            return kept(replace(report, submission=replace(report.submission, forms=forms)))

        fill(office.store, {"一/甲.docx": renamed("一", "农村公路养护工程")}, ("一",))
        run = fill(office.store, {"二/甲.docx": renamed("二", "农村公路养护项目工程")}, ("二",))
        page = reviewer.client.get(f"/desk/runs/{run}/rounds").text
        key = re.findall(r'name="key" value="([0-9a-f]{64})"', page)[0]
        path = f"/desk/runs/{run}/rounds?before=2"
        assert reviewer.post(path, key=key, same="1").status_code == 303
        assert "是不是同一个项目" not in reviewer.client.get(path).text
        assert reviewer.post(path, key=key, same="1").status_code == 409

    def test_a_first_round_has_nothing_to_compare_with(self, reviewer: Browser) -> None:
        assert "没有可对照的轮次" in reviewer.client.get("/desk/runs/1/rounds").text


class TestTelling:
    def test_rules_that_annoy_are_listed_with_reasons(self, office: Office, reviewer: Browser) -> None:
        found = pressing(office)[0]
        decide(reviewer, found.fingerprint, "不采纳", "口径不同")
        page = reviewer.client.get("/desk/rules?run=1").text
        assert found.rule in page
        assert "100%" in page
        assert "口径不同" in page

    def test_the_one_pager_says_how_it_stands(self, office: Office, reviewer: Browser) -> None:
        decide(reviewer, pressing(office)[0].fingerprint, "采纳")
        reviewer.post(f"{FILE}/stand", standing="退回")
        page = reviewer.client.get("/desk/runs/1/chief").text
        assert "采纳1条" in page
        assert "已退回1份" in page
        told = word(reviewer.client.get("/desk/runs/1/chief.docx").content)
        assert "其中1份没有读出" in told
        assert "清江县河口镇人民政府" in told
        assert "{{" not in told

    def test_what_is_no_submission_is_not_counted_as_received(
        self, office: Office, reviewer: Browser
    ) -> None:
        own = Skipped("送审/旧.html", "这是本程序写的审核报告，不是送审文件")
        run = fill(office.store, {**usual(), own.source: own}, ("再送审",))
        received = f"{len(usual())}份"
        assert f"{received}材料，其中1份没有读出" in reviewer.client.get(f"/desk/runs/{run}/chief").text
        assert f"{received}（另有1份不是送审文件）" in reviewer.client.get(f"/desk/runs/{run}").text
        assert f"　{received}，1份没有读出" in reviewer.client.get("/desk").text

    def test_a_file_that_names_no_unit_is_no_unit(self, office: Office, reviewer: Browser) -> None:
        form = replace(REPORT.submission.forms[0], issuer=None)
        unnamed = replace(REPORT, submission=replace(REPORT.submission, issuer=None, forms=(form,)))
        run = fill(office.store, {"一.txt": kept(unnamed), "二.txt": kept(unnamed)}, ("无名",))
        page = reviewer.client.get(f"/desk/runs/{run}/chief").text
        assert "共收到2份材料，其中2份没有写明单位" in page

    def test_the_one_pager_says_that_nobody_has_begun(self, reviewer: Browser) -> None:
        page = reviewer.client.get("/desk/runs/1/chief").text
        assert "评审人还没有开始处理，待处理" in page
        assert "采纳0条" not in page
