"""What a stranger, a hostile file or another site can not do."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from auditor.ruleset import RuleSet
from auditor.web.app import make_app
from auditor.web.people import People
from auditor.web.sessions import Role
from auditor.web.settings import Settings
from auditor.web.uploads import shown_name
from auditor.web.work import use

from .conftest import EXAMPLE, Browser, InlineEngine

Visit = Callable[[], Browser]
DESK = "/forms/1"


def bomb() -> bytes:
    """A document of 80 KB that unpacks to 80 MB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<a>" + b" " * 80_000_000)
    return buffer.getvalue()


def laughing() -> bytes:
    """A document whose entities multiply."""
    entities = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"{entities}]><a>&j;</a>")
    return buffer.getvalue()


def test_nobody_reaches_the_files_of_another(visit: Visit, example: bytes) -> None:
    owner, other = visit(), visit()
    address = owner.sent(EXAMPLE.name, example)
    for path in ("", "/report", "/report.json", "/annotated", "/changed", DESK, f"{DESK}/clean.docx"):
        assert owner.client.get(address + path).status_code == 200, path
        assert other.client.get(address + path).status_code == 404, path
    for path in ("/delete", "/again", f"{DESK}/undo"):
        assert other.post(address + path).status_code == 404
    assert other.post(f"{address}{DESK}/cell", cell="1.name", text="x").status_code == 404
    assert EXAMPLE.name not in other.client.get("/").text
    assert owner.client.get(address).status_code == 200


def test_a_link_that_is_passed_on_shows_the_report_and_nothing_else(visit: Visit, example: bytes) -> None:
    owner, other = visit(), visit()
    address = owner.sent(EXAMPLE.name, example)
    owner.post(f"{address}/share", on="1")
    link = owner.client.get(address).text.split('readonly value="http://localhost')[1].split('"')[0]
    assert "绩效目标审核报告" in other.client.get(link).text
    assert address.rpartition("/")[2] not in link
    assert other.client.get(address).status_code == 404
    assert other.post(f"{address}/share", on="0").status_code == 404
    owner.post(f"{address}/share", on="0")
    assert other.client.get(link).status_code == 404


def test_a_form_without_the_token_of_its_page_changes_nothing(visit: Visit, example: bytes) -> None:
    owner, other = visit(), visit()
    address = owner.sent(EXAMPLE.name, example)
    for token in ("", "0" * 64, other.token, "错"):
        answer = owner.client.post(f"{address}/delete", data={"csrf": token}, follow_redirects=False)
        assert answer.status_code == 403
    assert owner.client.get(address).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}],
)
def test_another_site_cannot_send_anything(clerk: Browser, headers: dict[str, str]) -> None:
    answer = clerk.client.post("/pasted", data={"csrf": clerk.token, "table": "a\tb"}, headers=headers)
    assert answer.status_code == 403
    assert clerk.client.post("/api/audits", headers=headers).status_code == 403


def test_another_name_for_this_machine_is_refused(clerk: Browser) -> None:
    assert clerk.client.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.docx", "..\\..\\x.docx", "/abs/x.docx", "a\u202ecod.docx", "x\n.docx", "<b>.docx"],
)
def test_a_name_is_shown_and_never_a_path(
    clerk: Browser, settings: Settings, example: bytes, name: str
) -> None:
    shown = shown_name(name)
    assert "/" not in shown
    assert "\\" not in shown
    assert "\u202e" not in shown
    clerk.send(name, example)
    paths = [path for path in (settings.data / "files").rglob("*") if path.is_file()]
    assert {path.name for path in paths} <= {"original.docx", "result"}
    assert "<b>" not in clerk.client.get("/files").text


def cut() -> bytes:
    """The beginning of a package."""
    return b"PK\x03\x04"


def hollow() -> bytes:
    """The beginning of an old document."""
    return b"\xd0\xcf\x11\xe0" + bytes(600)


@pytest.mark.parametrize("content", [bomb, laughing, cut, hollow])
def test_a_hostile_file_gets_a_clear_answer_and_the_server_lives(
    clerk: Browser, content: Callable[[], bytes]
) -> None:
    clerk.send("攻击.docx", content())
    while "hx-trigger" in (page := clerk.client.get("/files").text):
        pass
    assert "is-failed" in page
    assert "Traceback" not in page
    assert clerk.client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"x", "格式"),
        ("a.docx", b"", "空文件"),
        ("a.zip", b"PK", "格式"),
        ("a.docx", b"x" * 3_000_000, "超过"),
    ],
)
def test_what_is_not_taken_is_told(clerk: Browser, name: str, content: bytes, words: str) -> None:
    answer = clerk.send(name, content)
    assert answer.status_code == 400
    assert words in answer.text


def test_more_than_may_be_sent_is_refused_before_it_is_read(clerk: Browser) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.docx"\r\n\r\n'
        for _ in range(60):
            yield b"x" * 1_000_000

    told = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = clerk.client.post("/files", content=endless(), headers=told)
    assert answer.status_code == 413


def test_markup_in_a_cell_is_text(clerk: Browser, example: bytes) -> None:
    desk = clerk.sent(EXAMPLE.name, example) + DESK
    clerk.post(f"{desk}/cell", cell="1.name", text='</textarea><script>alert("x")</script>')
    page = clerk.client.get(desk).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


NEVER_SENT = (
    ("cell", {"cell": "x", "text": "a"}),
    ("cell", {"cell": "1.__class__()", "text": "a"}),
    ("cell", {"cell": "1.name", "text": "字" * 3_000}),
    ("passage", {"number": "-1", "text": "a"}),
    ("remove", {"row": "../1"}),
    ("add", {"after": ""}),
)


def test_what_a_page_never_sends_is_refused(clerk: Browser, example: bytes) -> None:
    desk = clerk.sent(EXAMPLE.name, example) + DESK
    for action, data in NEVER_SENT:
        answer = clerk.post(f"{desk}/{action}", **data)
        assert answer.status_code == 400, data
        assert "没有成功" in answer.text


def test_every_page_is_strict(clerk: Browser, example: bytes) -> None:
    address = clerk.sent(EXAMPLE.name, example)
    for path in ("/", address, address + DESK, "/nothing", "/static/web.css"):
        headers = clerk.client.get(path).headers
        assert "'unsafe-inline'" not in headers["content-security-policy"], path
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    for page in (clerk.client.get("/"), clerk.client.get(address + DESK)):
        assert " style=" not in page.text
        assert " onclick=" not in page.text
        assert page.text.count("<script") == page.text.count("<script src=") == 2
        assert page.headers["cache-control"] == "no-store"


def test_the_log_tells_no_content(clerk: Browser, example: bytes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "auditor.web")
    address = clerk.sent(EXAMPLE.name, example)
    clerk.post(f"{address}{DESK}/cell", cell="1.name", text="秘密指标")
    told = caplog.text
    assert "/files/" in told
    assert address.rpartition("/")[2] not in told
    assert "桐花" not in told
    assert "秘密" not in told


def test_who_sends_too_much_has_to_wait(rules: RuleSet, settings: Settings, example: bytes) -> None:
    use(rules, settings.limits)
    with TestClient(
        make_app(replace(settings, per_hour=1), InlineEngine), base_url="http://localhost"
    ) as client:
        browser = Browser(client)
        browser.sent(EXAMPLE.name, example)
        assert "太多" in browser.send("另一份.docx", example + b" ").text


def test_where_login_is_asked_for_nobody_gets_in_without(rules: RuleSet, settings: Settings) -> None:
    use(rules, settings.limits)
    with TestClient(
        make_app(replace(settings, login=True), InlineEngine), base_url="http://localhost"
    ) as client:
        people: People = client.app.state.site.people  # type: ignore[attr-defined]
        people.add("王芳", Role.CLERK, "一个很长很长的密码")
        assert client.get("/", follow_redirects=False).headers["location"] == "/login"
        assert client.get("/api/audits").status_code == 401
        page = client.get("/login").text
        token = page.split('name="csrf" value="')[1][:64]
        wrong = client.post("/login", data={"csrf": token, "name": "王芳", "password": "错的密码啊"})
        assert wrong.status_code == 403
        right = {"csrf": token, "name": "王芳", "password": "一个很长很长的密码"}
        assert client.post("/login", data=right).status_code == 200
        assert "王芳" in client.get("/").text
        people.remove("王芳")
        assert client.get("/", follow_redirects=False).headers["location"] == "/login"


def test_passwords_are_guessed_a_few_times_only(visit: Visit) -> None:
    browser = visit()
    answers = [browser.post("/login", name="x", password="y").status_code for _ in range(12)]
    assert answers[0] == 403
    assert answers[-1] == 429


def test_passwords_are_kept_as_hashes_that_take_work(
    settings: Settings, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argon2.PasswordHasher", PasswordHasher)
    site = visit().client.app.state.site  # type: ignore[attr-defined]
    site.people.add("李明", Role.REVIEWER, "correct horse")
    assert site.people.knows("李明", "correct horse")
    assert not site.people.knows("李明", "correct hors")
    assert not site.people.knows("谁", "correct horse")
    data = b"".join(path.read_bytes() for path in Path(settings.data).glob("server.sqlite*"))
    assert b"correct horse" not in data
    found = re.search(rb"\$argon2id\$v=19\$m=(\d+),t=(\d+)", data)
    assert found
    assert int(found[1]) >= 19 * 1024  # KiB; what OWASP asks for at least
    assert int(found[2]) >= 2


def test_a_mistake_of_the_program_shows_nothing_of_the_document(
    rules: RuleSet, settings: Settings, example: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(rules, settings.limits)
    app = make_app(settings, InlineEngine)
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        browser = Browser(client)
        address = browser.sent(EXAMPLE.name, example)
        monkeypatch.setattr("auditor.web.views.files.PurePath", None)
        answer = client.get(f"{address}/report.csv")
    assert answer.status_code == 500
    assert "程序内部出错" in answer.text
    assert "Traceback" not in answer.text
    assert EXAMPLE.stem not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
