"""The queue, decisions on findings, and points that no rule gives."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from auditor.web.desk.work import points_of
from tests.cases import every_case
from tests.store.filled import fill, kept, rules, sample
from tests.web.conftest import Browser
from tests.web.desk.acting import decide, points_field, pressing
from tests.web.desk.conftest import FILE, Office, with_open_points


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

    def test_a_decision_holds_for_the_whole_point(self, office: Office, reviewer: Browser) -> None:
        report = sample("一条/甲.docx")
        first = next(each for each in report.findings if each.row and each.suggestion)
        rows = [replace(first, row=row, fingerprint=f"{row:016d}") for row in (1, 2)]
        joined = replace(
            first, rule="joined", fingerprint="f" * 16, row=1, joins=(first.rule,), briefly="也没有标准"
        )
        one = kept(replace(report, findings=(*rows, joined)))
        run = fill(office.store, {"一条/甲.docx": one}, ("一条",))
        address = f"/desk/runs/{run}/files/1"
        page = reviewer.client.get(address).text
        assert page.count("data-item") == 1
        assert "另：第1行也没有标准" in page
        assert office.store.reviews.queue(run)[0].undecided == 1
        marks = [each.fingerprint for each in (*rows, joined)]
        reviewer.post(f"{address}/decide", mark=marks[0], seen=0, verdict="采纳")
        assert {each.fingerprint for each in office.store.decisions(marks)} == set(marks)
        assert office.store.reviews.queue(run)[0].undecided == 0

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
    def test_points_are_summed_again(self, office: Office, reviewer: Browser) -> None:
        answer = reviewer.post(f"{FILE}/points", **{points_field(reviewer): "3"})
        assert answer.status_code == 303
        (first, *_) = office.store.reviews.queue(1)
        assert first.score == pytest.approx(71.1 + 3 / 3)
        page = reviewer.client.get(FILE).text
        assert "含人工评定" in page
        assert "含人工评定" in reviewer.client.get("/desk/runs/1").text
        name = points_field(reviewer)
        reviewer.post(f"{FILE}/points", **{name: "", f"s{name[1:]}": "3"})
        assert office.store.reviews.queue(1)[0].total is None

    def test_nobody_overwrites_points_unseen(self, office: Office, reviewer: Browser) -> None:
        name = points_field(reviewer)
        office.login("李四").post(f"{FILE}/points", **{name: "3"})
        answer = reviewer.post(f"{FILE}/points", **{name: "1"})
        assert answer.status_code == 400
        assert "刚刚由李四改为3" in answer.text
        assert reviewer.post(f"{FILE}/points", **{name: ""}).status_code == 303
        (given,) = office.store.reviews.points(1)
        assert (given.points, given.who) == (3, "李四")

    def test_points_hold_when_the_file_is_audited_anew(self, office: Office, reviewer: Browser) -> None:
        from dataclasses import replace

        reviewer.post(f"{FILE}/points", **{points_field(reviewer): "3"})
        report = replace(with_open_points("送审/甲.docx"), profile="另一套规则")
        run = fill(office.store, {"送审/甲.docx": kept(report)}, by=rules("sha256:1"))
        assert office.store.reviews.unsummed(run) == [3]
        assert "含人工评定" in reviewer.client.get(f"/desk/runs/{run}").text
        assert office.store.reviews.unsummed(run) == []
        assert office.store.reviews.queue(run)[0].score == pytest.approx(72.1)

    @pytest.mark.parametrize("given", ["4.5", "-1", "很多", "nan", "1e9"])
    def test_points_stay_in_their_range(self, office: Office, reviewer: Browser, given: str) -> None:
        answer = reviewer.post(f"{FILE}/points", **{points_field(reviewer): given})
        assert answer.status_code == 400
        assert "人工评定" in answer.text
        assert office.store.reviews.points(1) == []

    @every_case(("words", "number"), [("3", 3), (" 2.5分 ", 2.5), ("1。5", 1.5), ("", None), ("  ", None)])
    def test_points_are_read_as_people_write_them(self, words: str, number: float | None) -> None:
        read = points_of(words)
        assert (None if read is None else float(read)) == number
