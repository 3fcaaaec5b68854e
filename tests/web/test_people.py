"""Administrators manage who may log in, in the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.web.sessions import Role
from tests.web.conftest import Browser

SECRET = "correct horse"


@pytest.fixture
def admin(visit: Callable[[], Browser]) -> Browser:
    browser = visit()
    browser.client.app.state.site.people.add("李四", Role.ADMIN, SECRET)  # type: ignore[attr-defined]
    return logged_in(browser, "李四", SECRET)


def logged_in(browser: Browser, name: str, password: str, status: int = 303) -> Browser:
    assert browser.post("/login", name=name, password=password).status_code == status
    browser.__post_init__()
    return browser


def test_somebody_is_added_changed_and_kept_out(admin: Browser, visit: Callable[[], Browser]) -> None:
    assert admin.post("/users", name="小张", role="clerk", password="12345678").status_code == 303
    other = logged_in(visit(), "小张", "12345678")
    assert other.client.get("/users").status_code == 403
    admin.post("/users/change", name="小张", what="role", role="admin")
    assert other.client.get("/users").status_code == 200
    admin.post("/users/change", name="小张", what="disable")
    assert other.client.get("/users", follow_redirects=False).status_code == 303
    logged_in(visit(), "小张", "12345678", 403)
    admin.post("/users/change", name="小张", what="enable")
    admin.post("/users/change", name="小张", what="reset", password="87654321")
    logged_in(visit(), "小张", "12345678", 403)
    logged_in(visit(), "小张", "87654321")


def test_a_new_password_ends_the_sessions_of_the_old_one(
    admin: Browser, visit: Callable[[], Browser]
) -> None:
    admin.post("/users", name="小张", role="admin", password="12345678")
    other = logged_in(visit(), "小张", "12345678")
    assert admin.post("/users/change", name="小张", what="reset", password="短").status_code == 400
    assert other.client.get("/users", follow_redirects=False).status_code == 200
    admin.post("/users/change", name="小张", what="reset", password="87654321")
    assert other.client.get("/users", follow_redirects=False).headers["location"] == "/login"
    assert logged_in(visit(), "小张", "87654321").client.get("/users").status_code == 200
    assert admin.client.get("/users", follow_redirects=False).status_code == 200


def test_who_gives_themselves_a_password_stays_and_their_other_sessions_end(
    admin: Browser, visit: Callable[[], Browser]
) -> None:
    elsewhere = logged_in(visit(), "李四", SECRET)
    admin.post("/users/change", name="李四", what="reset", password="12345678")
    assert admin.client.get("/users", follow_redirects=False).status_code == 200
    assert elsewhere.client.get("/users", follow_redirects=False).headers["location"] == "/login"


def test_registering_somebody_anew_ends_their_sessions(admin: Browser) -> None:
    admin.client.app.state.site.people.add("李四", Role.ADMIN, SECRET)  # type: ignore[attr-defined]
    assert admin.client.get("/users", follow_redirects=False).headers["location"] == "/login"


@pytest.mark.parametrize(
    ("path", "sent", "words"),
    [
        ("/users", {"name": "李四", "role": "clerk", "password": SECRET}, "已经有用户"),
        ("/users", {"name": "小张", "role": "clerk", "password": "短"}, "密码应有"),
        ("/users", {"name": "小张", "role": "局长", "password": SECRET}, "角色应是"),
        ("/users/change", {"name": "谁", "what": "disable"}, "没有用户"),
        ("/users/change", {"name": "李四", "what": "disable"}, "不能停用自己"),
        ("/users/change", {"name": "李四", "what": "role", "role": "clerk"}, "不能停用自己"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(
    admin: Browser, path: str, sent: dict[str, str], words: str
) -> None:
    answer = admin.post(path, **sent)
    assert answer.status_code == 400
    assert words in answer.text
    people = admin.client.app.state.site.people.all()  # type: ignore[attr-defined]
    assert [(each.name, each.role, each.disabled) for each in people] == [("李四", Role.ADMIN, False)]


def test_nobody_else_manages_users(visit: Callable[[], Browser]) -> None:
    assert visit().client.get("/users", follow_redirects=False).headers["location"] == "/login"
    assert visit().post("/users", name="我", role="admin", password=SECRET).status_code == 303
