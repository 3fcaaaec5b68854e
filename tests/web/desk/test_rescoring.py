"""The score without refused findings is shown beside the machine's, which stays."""

from __future__ import annotations

import io
import re
import zipfile

from tests.patience import wait_for
from tests.web.conftest import Browser
from tests.web.desk.conftest import Office


def sent(office: Office, reviewer: Browser, example: bytes) -> str:
    """The address of a file that was sent through the page."""
    data = {"csrf": reviewer.token, "title": "一批"}
    files = [("files", ("说明.txt", b"x" * 40)), ("files", ("桐花.docx", example))]
    reviewer.client.post("/desk/batches", data=data, files=files)
    wait_for(lambda: not office.store.jobs.all("waiting"))
    return f"/desk/runs/{office.store.runs()[0].id}/files/2"


def test_refused_findings_do_not_count(office: Office, reviewer: Browser, example: bytes) -> None:
    file = sent(office, reviewer, example)
    submission = office.store.submissions(office.store.runs()[0].id)[1]
    assert "没有不采纳的问题" in reviewer.client.get(f"{file}/rescored").text
    wrong = next(each for each in office.store.findings() if each.rule == "operator-inverted")
    office.store.decide(wrong.fingerprint, "王芳", "不采纳", "就是要少")
    told = reviewer.client.get(f"{file}/rescored").text
    assert "不采纳的1处不计" in told
    score = re.search(r"<strong>([0-9.]+)</strong>", told)
    assert score is not None
    assert submission.score is not None
    assert float(score[1]) > submission.score
    assert office.store.submissions(submission.run)[1].score == submission.score
    assert "采纳与否都不改变它" in reviewer.client.get(file).text


def test_rules_that_have_changed_do_not_rescore(office: Office, reviewer: Browser) -> None:
    answer = reviewer.client.get("/desk/runs/1/files/1/rescored")
    assert answer.status_code == 422
    assert "请重新送审" in answer.text


def test_a_copy_with_comments_bears_the_name_of_the_file(
    office: Office, reviewer: Browser, example: bytes
) -> None:
    file = sent(office, reviewer, example)
    wait_for(lambda: f"{file}/copy" in reviewer.client.get(file).text)
    answer = reviewer.client.get(f"{file}/copy")
    assert "%E6%A1%90%E8%8A%B1" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as copy:
        assert "word/comments.xml" in copy.namelist()
        words = "".join(copy.read(name).decode() for name in copy.namelist() if name.endswith(".xml"))
    assert "桐花.docx" in words
    assert "original.docx" not in words


def test_a_file_that_is_not_kept_any_more_has_no_copy(
    office: Office, reviewer: Browser, example: bytes
) -> None:
    file = sent(office, reviewer, example)
    wait_for(lambda: f"{file}/copy" in reviewer.client.get(file).text)
    reviewer.client.app.state.site.originals.expire(0)  # type: ignore[attr-defined]
    assert "没有批注副本" in reviewer.client.get(file).text
    answer = reviewer.client.get(f"{file}/copy")
    assert answer.status_code == 404
    assert "保存期" in answer.text
