from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from auditor.store.records import StoredFinding
from auditor.web.desk.work import points_of
from auditor.web.sessions import Role
from tests.store.filled import fill, kept, sample
from tests.web.conftest import Browser
from tests.web.desk.conftest import FILE, PASSWORD, Office, with_open_points

PAGES = (
    "/desk", "/desk/rules", "/desk/runs/1", "/desk/runs/1/letters", "/desk/runs/1/rounds",
    "/desk/runs/1/chief", "/desk/runs/1/letters.zip", "/desk/runs/1/letter.docx?unit=1", FILE,
)  # fmt: skip
SENT = ("/desk/batches", "/desk/runs/1/answers", f"{FILE}/decide", f"{FILE}/stand", f"{FILE}/points")


def pressing(office: Office) -> list[StoredFinding]:
    found = office.store.findings(1)
    return [each for each in found if each.urgency in ("must", "should", "verify") and not each.waived_by]


def decide(browser: Browser, mark: str, verdict: str, reason: str = "", seen: int = 0) -> Any:
    return browser.client.post(
        f"{FILE}/decide",
        data={"csrf": browser.token, "mark": mark, "seen": seen, "verdict": verdict, "reason": reason},
        headers={"HX-Request": "true"},
    )


def word(data: bytes) -> str:
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


class TestWhoSits:
    def test_a_clerk_sees_no_desk(self, office: Office) -> None:
        clerk = office.login("小张")
        assert 'href="/desk"' not in clerk.client.get("/").text
        for path in PAGES:
            assert clerk.client.get(path).status_code == 403, path
        for path in SENT:
            assert clerk.post(path).status_code == 403, path

    def test_who_has_not_logged_in_is_asked_to(self, office: Office) -> None:
        browser = office.login("小张")
        browser.client.cookies.clear()
        for path in PAGES:
            answer = browser.client.get(path, follow_redirects=False)
            assert (answer.status_code, answer.headers["location"]) == (303, "/login"), path

    @pytest.mark.parametrize("name", ["王芳", "李四"])
    def test_reviewers_and_administrators_do(self, office: Office, name: str) -> None:
        browser = office.login(name)
        assert 'href="/desk"' in browser.client.get("/").text
        for path in PAGES:
            assert browser.client.get(path).status_code == 200, path

    def test_a_form_without_the_token_changes_nothing(self, office: Office, reviewer: Browser) -> None:
        mark = pressing(office)[0].fingerprint
        reviewer.token = "0" * 64
        assert decide(reviewer, mark, "采纳").status_code == 403
        for path in SENT:
            assert reviewer.post(path).status_code == 403
        assert office.store.decisions() == []

    def test_a_server_without_a_store_says_so(self, visit: Any) -> None:
        browser = visit()
        browser.client.app.state.site.people.add("王芳", Role.REVIEWER, PASSWORD)
        browser.post("/login", name="王芳", password=PASSWORD)
        answer = browser.client.get("/desk")
        assert answer.status_code == 404
        assert "auditor serve --store bureau.db" in answer.text

    @pytest.mark.parametrize(
        "path", ["/desk/runs/9", "/desk/runs/1/files/9", "/desk/runs/1/files/3", "/desk/runs/1/letter.docx"]
    )
    def test_what_there_is_not_is_told_with_the_next_step(self, reviewer: Browser, path: str) -> None:
        answer = reviewer.client.get(path)
        assert answer.status_code == 404
        assert "请" in answer.text
        assert "王芳（评审人）" in answer.text


class TestQueue:
    def test_the_queue_lists_what_waits(self, reviewer: Browser) -> None:
        page = reviewer.client.get("/desk/runs/1").text
        assert "清江县河口镇人民政府" in page
        assert "文件已损坏。请重新另存" in page
        assert "显示3份" in page

    @pytest.mark.parametrize(
        ("address", "shown"),
        [
            ("?standing=未审", 2), ("?standing=通过", 0), ("?grade=中", 1), ("?undecided=1", 1),
            ("?words=河口镇", 1), ("?words=没有这个单位", 0), ("?standing=乱写&sort=乱写&grade=乱写", 3),
        ],
    )  # fmt: skip
    def test_filters_stand_in_the_address(self, reviewer: Browser, address: str, shown: int) -> None:
        assert f"显示{shown}份" in reviewer.client.get(f"/desk/runs/1{address}").text

    def test_a_column_sorts_one_way_and_the_other(self, reviewer: Browser) -> None:
        up = reviewer.client.get("/desk/runs/1?sort=score").text
        down = reviewer.client.get("/desk/runs/1?sort=-score").text
        files = re.compile(r'href="/desk/runs/1/files/(\d)\?sort=-?score')
        assert files.findall(up) == list(reversed(files.findall(down))) == ["1", "2"]
        assert 'aria-sort="descending"' in down

    def test_a_large_batch_comes_in_pages(self, office: Office, reviewer: Browser) -> None:
        first = kept(sample("大批/0.docx"))
        run = fill(office.store, {f"大批/{number}.docx": first for number in range(101)}, ("大批",))
        pages = [
            reviewer.client.get(f"/desk/runs/{run}{address}").text for address in ("", "?page=2", "?page=99")
        ]
        assert [page.count("data-row") for page in pages] == [100, 1, 1]
        assert "第1－100份" in pages[0]
        assert "?page=2" in pages[0]
        assert "上一页" in pages[1]
        assert "下一页" not in pages[1]
        assert "page=" not in re.findall(r'aria-sort|href="([^"]*sort=[^"]*)"', pages[1])[0]

    def test_the_way_through_the_files_keeps_the_filter(self, reviewer: Browser) -> None:
        page = reviewer.client.get(f"{FILE}?sort=-score").text
        assert 'data-go="back"' in page
        assert 'href="/desk/runs/1?sort=-score"' in page
        assert 'data-go="earlier" href="/desk/runs/1/files/2?sort=-score"' in page
        assert 'data-go="later"' not in page


class TestDeciding:
    def test_a_decision_is_shown_with_who_and_when(self, office: Office, reviewer: Browser) -> None:
        mark = pressing(office)[0].fingerprint
        answer = decide(reviewer, mark, "采纳")
        assert answer.status_code == 200
        assert f'id="m-{mark}"' in answer.text
        assert "王芳" in answer.text
        assert "已定 <strong>1</strong> / 14" in answer.text
        assert "已定 <strong>1</strong>" in reviewer.client.get(FILE).text

    def test_the_later_decision_wins_and_both_are_listed(self, office: Office, reviewer: Browser) -> None:
        mark = pressing(office)[0].fingerprint
        decide(reviewer, mark, "采纳")
        (first,) = office.store.decisions([mark])
        page = decide(office.login("李四"), mark, "不采纳", "口径不同", first.id).text
        assert page.index("不采纳（口径不同）") < page.rindex("王芳")
        assert office.store.findings(1)[0].decision == office.store.decisions([mark])[-1]

    def test_nobody_overwrites_what_they_have_not_seen(self, office: Office, reviewer: Browser) -> None:
        mark = pressing(office)[0].fingerprint
        decide(office.login("李四"), mark, "采纳")
        answer = decide(reviewer, mark, "不采纳", "不对")
        assert "李四刚刚定为“采纳”" in answer.text
        assert [each.who for each in office.store.decisions([mark])] == ["李四"]
        plain = reviewer.post(f"{FILE}/decide", mark=mark, seen=0, verdict="采纳")
        assert plain.status_code == 409
        assert "李四" in plain.text

    @pytest.mark.parametrize(
        ("verdict", "reason", "status"), [("不采纳", " ", 400), ("随便", "", 400), ("采纳", "长" * 501, 400)]
    )
    def test_what_cannot_be_decided_is_refused(
        self, office: Office, reviewer: Browser, verdict: str, reason: str, status: int
    ) -> None:
        assert decide(reviewer, pressing(office)[0].fingerprint, verdict, reason).status_code == status
        assert office.store.decisions() == []

    @pytest.mark.parametrize("mark", ["", "0" * 16, "../../etc"])
    def test_a_finding_of_another_file_is_not_decided_on(self, reviewer: Browser, mark: str) -> None:
        assert decide(reviewer, mark, "采纳").status_code == 404

    def test_without_a_script_the_page_comes_back_at_the_finding(
        self, office: Office, reviewer: Browser
    ) -> None:
        mark = pressing(office)[0].fingerprint
        answer = reviewer.post(f"{FILE}/decide?sort=score", mark=mark, seen=0, verdict="待核实")
        assert answer.headers["location"] == f"{FILE}?sort=score#m-{mark}"

    def test_a_file_is_returned_or_passes(self, office: Office, reviewer: Browser) -> None:
        reviewer.post(f"{FILE}/stand", standing="退回", reason="见意见书")
        assert "退回（见意见书）" in reviewer.client.get(FILE).text
        reviewer.post(f"{FILE}/stand", standing="通过")
        assert office.store.reviews.queue(1)[0].standing == "通过"
        assert reviewer.post(f"{FILE}/stand", standing="再报").status_code == 400


class TestPoints:
    NAME = re.compile(r'name="(p-3-[\w-]+)"')

    def name(self, reviewer: Browser) -> str:
        return self.NAME.findall(reviewer.client.get(FILE).text)[0]

    def test_points_are_summed_again(self, office: Office, reviewer: Browser) -> None:
        answer = reviewer.post(f"{FILE}/points", **{self.name(reviewer): "3"})
        assert answer.status_code == 303
        (first, *_) = office.store.reviews.queue(1)
        assert first.score == pytest.approx(71.1 + 3 / 3)
        page = reviewer.client.get(FILE).text
        assert "含人工评定" in page
        assert "含人工评定" in reviewer.client.get("/desk/runs/1").text
        name = self.name(reviewer)
        reviewer.post(f"{FILE}/points", **{name: "", f"s{name[1:]}": "3"})
        assert office.store.reviews.queue(1)[0].total is None

    def test_nobody_overwrites_points_unseen(self, office: Office, reviewer: Browser) -> None:
        name = self.name(reviewer)
        office.login("李四").post(f"{FILE}/points", **{name: "3"})
        answer = reviewer.post(f"{FILE}/points", **{name: "1"})
        assert answer.status_code == 400
        assert "刚刚由李四改为3" in answer.text
        assert reviewer.post(f"{FILE}/points", **{name: ""}).status_code == 303
        (given,) = office.store.reviews.points(1)
        assert (given.points, given.who) == (3, "李四")

    def test_points_hold_when_the_file_is_audited_anew(self, office: Office, reviewer: Browser) -> None:
        from dataclasses import replace
        from types import SimpleNamespace

        from auditor.readers import DEFAULT_LIMITS
        from auditor.store.recording import Recorder
        from tests.store.filled import RULES

        reviewer.post(f"{FILE}/points", **{self.name(reviewer): "3"})
        anew: Any = SimpleNamespace(**{**vars(RULES), "fingerprint": "sha256:1"})
        report = with_open_points("送审/甲.docx")
        report = replace(report, profile="另一套规则")
        recorder = Recorder(office.store, ("送审",))
        list(recorder.begin([Path("送审/甲.docx")], anew, DEFAULT_LIMITS))
        recorder.keep(0, Path("送审/甲.docx"), kept(report))
        recorder.end(complete=True)
        assert office.store.reviews.unsummed(recorder.run) == [3]
        assert "含人工评定" in reviewer.client.get(f"/desk/runs/{recorder.run}").text
        assert office.store.reviews.unsummed(recorder.run) == []
        assert office.store.reviews.queue(recorder.run)[0].score == pytest.approx(72.1)

    @pytest.mark.parametrize("given", ["4.5", "-1", "很多", "nan", "1e9"])
    def test_points_stay_in_their_range(self, office: Office, reviewer: Browser, given: str) -> None:
        answer = reviewer.post(f"{FILE}/points", **{self.name(reviewer): given})
        assert answer.status_code == 400
        assert "人工评定" in answer.text
        assert office.store.reviews.points(1) == []

    @pytest.mark.parametrize(
        ("words", "number"), [("3", 3), (" 2.5分 ", 2.5), ("1。5", 1.5), ("", None), ("  ", None)]
    )
    def test_points_are_read_as_people_write_them(self, words: str, number: float | None) -> None:
        read = points_of(words)
        assert (None if read is None else float(read)) == number


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
        reviewer.post(f"{FILE}/points", **{TestPoints().name(reviewer): "3"})
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
        from dataclasses import replace

        run = fill(office.store, {"二/甲改.docx": kept(replace(mended, findings=kept_findings))}, ("二",))
        assert "再报" in reviewer.client.get(f"/desk/runs/{run}").text
        page = reviewer.client.get(f"/desk/runs/{run}/files/1").text
        assert "不采纳（不对）" in page
        rounds = reviewer.client.get(f"/desk/runs/{run}/rounds").text
        assert "已重新报送，还有没改的" in rounds
        assert "没有重新报送" in rounds
        assert "已改 1" in rounds

    def test_near_names_are_asked_about(self, office: Office, reviewer: Browser) -> None:
        from dataclasses import replace

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
        assert "采纳1处" in page
        assert "已退回1份" in page
        told = word(reviewer.client.get("/desk/runs/1/chief.docx").content)
        assert "其中1份没有读出" in told
        assert "清江县河口镇人民政府" in told
        assert "{{" not in told


class TestBatches:
    def wait(self, reviewer: Browser, words: str) -> str:
        for _ in range(120):
            page = reviewer.client.get("/desk").text
            if words in page and "正在审核" not in page:
                return page
            time.sleep(0.1)
        raise AssertionError(page)

    def send(self, reviewer: Browser, *files: tuple[str, bytes], title: str = "第二轮") -> Any:
        return reviewer.client.post(
            "/desk/batches",
            data={"csrf": reviewer.token, "title": title},
            files=[("files", each) for each in files],
        )

    def test_a_batch_is_sent_and_becomes_a_run(
        self, office: Office, reviewer: Browser, example: bytes
    ) -> None:
        answer = self.send(reviewer, ("桐花.docx", example), ("坏.docx", b"broken"))
        assert answer.status_code == 200
        page = self.wait(reviewer, "第二轮")
        assert "2份，1份没有读出" in page
        (run, *_) = office.store.runs()
        assert run.inputs[0] == "第二轮"
        good, bad = office.store.submissions(run.id)
        assert (good.source, good.state, bad.state) == ("第二轮/桐花.docx", "audited", "unread")
        assert reviewer.client.get(f"/desk/runs/{run.id}/files/1").status_code == 200
        assert reviewer.client.get("/files").text.count("桐花.docx") == 0
        assert reviewer.client.get("/desk/waiting").headers["hx-redirect"] == "/desk"

    def test_files_that_are_none_are_told(self, office: Office, reviewer: Browser) -> None:
        assert self.send(reviewer, ("a.exe", b"MZ")).status_code == 400
        answer = reviewer.post("/desk/batches", title="空")
        assert answer.status_code == 400
        assert "没有选择文件" in answer.text
        assert len(office.store.runs()) == 1

    def test_a_batch_of_before_a_restart_goes_on(
        self, office: Office, reviewer: Browser, example: bytes, desk_settings: Any
    ) -> None:
        from auditor.web.desk.filing import ask_for

        name = "batch:gone"
        ask_for(office.store, name, "<b>断电</b>", "王芳")
        for _ in range(100):
            if not office.store.jobs.all("waiting"):
                break
            time.sleep(0.1)
        (job,) = office.store.jobs.all()
        assert (job.state, job.run) == ("done", None)
        assert Path(desk_settings.data).is_dir()
