"""Batches of files that are sent to the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from auditor.spool.codec import encode
from auditor.web.desk.access import department_of
from auditor.web.desk.batches import title_of
from auditor.web.desk.filing import ask_for
from auditor.web.uploads import State
from tests.patience import wait_for
from tests.reports.sample import clean_report
from tests.store.filled import fill, usual
from tests.web.conftest import Browser
from tests.web.desk.conftest import Office


class TestBatches:
    def wait(self, reviewer: Browser, words: str) -> str:
        page = ""

        def there() -> bool:
            nonlocal page
            page = reviewer.client.get("/desk").text
            return words in page and "正在审核" not in page

        wait_for(there)
        return page

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

    def test_what_was_not_taken_stays_on_the_page(
        self, office: Office, reviewer: Browser, example: bytes
    ) -> None:
        answer = self.send(reviewer, ("桐花.docx", example), ("包.rar", b"Rar!"))
        assert "包.rar" in answer.text
        assert "/desk/waiting?told=1" in answer.text
        self.wait(reviewer, "第二轮")
        last = reviewer.client.get("/desk/waiting?told=1")
        assert "hx-redirect" not in last.headers
        assert "审完了" in last.text

    def test_files_that_are_none_are_told(self, office: Office, reviewer: Browser) -> None:
        assert self.send(reviewer, ("a.exe", b"MZ")).status_code == 400
        answer = reviewer.post("/desk/batches", title="空")
        assert answer.status_code == 400
        assert "没有选择文件" in answer.text
        assert len(office.store.runs()) == 1

    def test_a_batch_of_before_a_restart_goes_on(
        self, office: Office, reviewer: Browser, example: bytes, desk_settings: Any
    ) -> None:
        name = "batch:gone"
        ask_for(office.store, name, "<b>断电</b>", "王芳")
        wait_for(lambda: not office.store.jobs.all("waiting"))
        (job,) = office.store.jobs.all()
        assert (job.state, job.run) == ("done", None)
        assert Path(desk_settings.data).is_dir()

    def test_a_batch_that_cannot_be_kept_is_told_and_stops_no_other(
        self, office: Office, reviewer: Browser, example: bytes
    ) -> None:
        site = reviewer.client.app.state.site  # type: ignore[attr-defined]
        one = site.uploads.add("batch:x", "甲.docx", ".docx", example)
        wait_for(lambda: site.uploads.find(one).state is State.DONE)
        site.database.change("UPDATE files SET suffix = '/'")  # nothing that the program writes
        ask_for(office.store, "batch:x", "第一轮", "王芳")
        assert "第一轮" in self.wait(reviewer, "程序内部出错，这一批没有存入")
        self.send(reviewer, ("桐花.docx", example))
        assert "第二轮" in self.wait(reviewer, "第二轮")
        assert [each.state for each in office.store.jobs.all()] == ["done", "failed"]

    def test_two_batches_of_one_title_are_two(
        self, office: Office, reviewer: Browser, example: bytes
    ) -> None:
        for name in ("甲.docx", "乙.docx"):
            self.send(reviewer, (name, example))
            wait_for(lambda: not office.store.jobs.all("waiting"))
        second, first, _ = office.store.runs()
        assert first.inputs[0] == second.inputs[0] == "第二轮"
        assert [each.run for each in office.store.jobs.all("done")] == [second.id, first.id]
        for run, name in ((first, "甲.docx"), (second, "乙.docx")):
            (file,) = office.store.submissions(run.id)
            assert file.source == f"第二轮/{name}"
            copy = reviewer.client.get(f"/desk/runs/{run.id}/files/1/copy")
            assert quote(name.removesuffix(".docx")) in copy.headers["content-disposition"]

    def test_what_other_rules_have_judged_is_audited_anew_before_it_is_kept(
        self, office: Office, reviewer: Browser, example: bytes
    ) -> None:
        site = reviewer.client.app.state.site  # type: ignore[attr-defined]
        one = site.uploads.add("batch:x", "甲.docx", ".docx", example)
        wait_for(lambda: site.uploads.find(one).state is State.DONE)
        site.storage.result(one).write_bytes(encode(clean_report("甲.docx")))
        site.database.change("UPDATE files SET engine = '从前的规则'")
        job = ask_for(office.store, "batch:x", "跨了规则", "王芳")
        wait_for(lambda: not office.store.jobs.all("waiting"))
        run = office.store.jobs.get(job.id).run
        assert run is not None
        assert len(office.store.findings(run)) > 1  # the example has some


@pytest.mark.parametrize("second", ["网页上传第1批，王芳", "别处"])
def test_a_run_is_known_by_its_job_and_not_by_its_words(office: Office, second: str) -> None:
    plain = fill(office.store, usual(), ("送审", second))
    batch = fill(office.store, usual(), ("送审", second), job=office.store.jobs.ask({}).id)
    told = []
    for number in (plain, batch):
        run = office.store.run(number)
        assert run is not None
        told.append((title_of(run), department_of("送审/甲局/表.docx", run)))
    assert told == [("送审等2个", ""), ("送审", "甲局")]
