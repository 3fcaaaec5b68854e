"""Who may see the desk, and what is told to others."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.web.sessions import Role
from tests.web.conftest import Browser
from tests.web.desk.acting import decide, pressing
from tests.web.desk.conftest import FILE, PASSWORD, Office

PAGES = (
    "/desk", "/desk/rules", "/desk/runs/1", "/desk/runs/1/letters", "/desk/runs/1/rounds",
    "/desk/runs/1/chief", "/desk/runs/1/letters.zip", "/desk/runs/1/letter.docx?unit=1", FILE,
)  # fmt: skip
SENT = ("/desk/batches", "/desk/runs/1/answers", f"{FILE}/decide", f"{FILE}/stand", f"{FILE}/points")


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
