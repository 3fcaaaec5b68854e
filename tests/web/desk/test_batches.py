"""Batches of files that are sent to the desk."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from tests.web.conftest import Browser
from tests.web.desk.conftest import Office


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
