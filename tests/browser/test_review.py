"""The reviewer's path in headless Chromium: sixty files, keys, points, letters, a second round."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from auditor.model import SubmissionReport
from auditor.ruleset import load_ruleset
from auditor.store import open_store
from auditor.store.store import Store
from auditor.web.app import make_app
from auditor.web.database import Database
from auditor.web.people import People
from auditor.web.sessions import Role
from auditor.web.settings import Settings
from auditor.web.work import use
from tests.store.filled import fill, kept
from tests.web.conftest import InlineEngine, light_passwords
from tests.web.desk.conftest import with_open_points
from tests.web.serving import listening

from .conftest import Seen
from .looking import awaited, counted, fits, sound

FILES = 60
DECISIONS = 20
PASSWORD = "correct horse"
MENDED = 4  # findings that are gone in the second round
PAGES = ("/desk", "/desk/runs/2", "/desk/runs/2/files/1", "/desk/runs/2/letters", "/desk/runs/2/rounds",
         "/desk/rules", "/desk/runs/1/peers", "/desk/runs/1/chief")  # fmt: skip


@dataclass
class Server:
    address: str
    store: Store


def submission(unit: int, round_: str, gone: int = 0) -> SubmissionReport:
    """The invented report as that of a unit, whose findings are its own."""
    report = with_open_points(f"{round_}/单位{unit}.docx")
    issuer = f"清江县第{unit}镇人民政府"

    def own(mark: str) -> str:
        return hashlib.sha256(f"{unit} {mark}".encode()).hexdigest()[:16]

    found = [replace(each, fingerprint=own(each.fingerprint)) for each in report.findings]
    return replace(
        report,
        submission=replace(report.submission, issuer=issuer),
        findings=tuple(found[gone:]),
    )


def send(store: Store, round_: str, units: range, gone: int = 0) -> None:
    reports = (submission(unit, round_, gone) for unit in units)
    fill(store, {each.submission.source: kept(each) for each in reports}, (round_,))


def second_round(store: Store) -> None:
    """Three units send again; what follows from earlier decisions follows whenever they do."""
    if len(store.runs()) == 1:
        send(store, "第二轮", range(1, 4), MENDED)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("bureau")
    settings = Settings(data=folder, store=str(folder / "bureau.db"))
    use(load_ruleset(), settings.limits)
    database = Database(folder / "server.sqlite")
    with light_passwords():
        People(database).add("王芳", Role.REVIEWER, PASSWORD)
    database.close()
    with open_store(folder / "bureau.db") as store:
        send(store, "第一轮", range(1, FILES + 1))
        with listening(make_app(settings, InlineEngine)) as address:
            yield Server(address, store)


@pytest.fixture
def open_at(visitor: Callable[[str], Seen], server: Server) -> Callable[..., Seen]:
    def opened() -> Seen:
        seen = visitor(f"{server.address}/login")
        seen.page.fill("[name=name]", "王芳")
        seen.page.fill("[name=password]", PASSWORD)
        seen.page.click("main button[type=submit]")
        seen.page.get_by_role("heading", name="评审台").wait_for()
        return seen

    return opened


def decided(page: Any) -> tuple[int, int]:
    done, _, every = page.inner_text("#progress").removeprefix("已定").partition("/")
    return int(done), int(every)


def shown(page: Any, heading: str) -> None:
    """Waits for a page with its script."""
    page.get_by_role("heading", name=heading, exact=True).wait_for()
    page.wait_for_load_state()


def decide(page: Any, number: int) -> None:
    """Decides on the current finding by keys: every fourth is refused with a reason, every fifth asked of the
    unit, the others are adopted; the page goes on by itself."""
    before, _ = decided(page)
    if number % 4 == 3:
        page.keyboard.press("2")
        page.keyboard.type("口径不同")
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("3" if number % 5 == 4 else "1")
    awaited(page.locator("#progress strong")).to_have_text(str(before + 1))
    page.wait_for_function("!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")


def decide_on_all(page: Any) -> int:
    """Decides on every finding of a file; how many they are."""
    _, every = decided(page)
    for number in range(every):
        decide(page, number)
    assert decided(page) == (every, every)
    return every


def letter(page: Any, unit: str, path: Path) -> str:
    """What the letter to a unit says."""
    docx = pytest.importorskip("docx")
    page.get_by_role("link", name="意见书和答复").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=f"下载{unit}的意见书").click()
    waiting.value.save_as(path)
    return "\n".join(each.text for each in docx.Document(path).paragraphs)


def test_a_reviewer_works_through_a_batch_and_its_second_round(
    open_at: Callable[..., Seen], server: Server, tmp_path: Path
) -> None:
    seen = open_at()
    page = seen.page
    page.get_by_role("link", name="第一轮").click()
    counted(page.locator(".queue tbody tr"), FILES)
    page.fill("[name=words]", "第2镇")
    page.get_by_role("button", name="筛选").click()
    counted(page.locator(".queue tbody tr"), 1)
    page.get_by_role("link", name="全部显示").click()
    page.get_by_role("link", name="清江县第1镇人民政府").click()
    shown(page, "清江县第1镇人民政府")
    for key in "jjk":
        page.keyboard.press(key)
    awaited(page.locator(".item.current .item-number")).to_have_text("总-1")
    first_file = decide_on_all(page)
    page.get_by_label("说明").fill("见意见书")
    page.get_by_role("button", name="退回").click()
    page.locator(".standing-returned").wait_for()

    score = page.inner_text(".score-number")
    page.locator(".point input[inputmode]").fill("3")
    page.get_by_role("button", name="保存并重新合计").click()
    page.get_by_text("含人工评定").wait_for()
    awaited(page.locator(".score-number")).to_have_text(str(Decimal(score) + 1))

    page.keyboard.press("n")
    shown(page, "清江县第2镇人民政府")
    page.keyboard.press("j")
    for number in range(first_file, DECISIONS):
        decide(page, number)
    every = server.store.decisions()
    assert len(every) == DECISIONS
    assert {each.who for each in every} == {"王芳"}
    assert {each.reason for each in every if each.verdict == "不采纳"} == {"口径不同"}
    page.keyboard.press("u")
    awaited(page.locator(".queue tbody tr").first).to_contain_text("已定")

    told = letter(page, "清江县第1镇人民政府", tmp_path / "意见书.docx")
    assert "清江县第1镇人民政府" in told
    assert "含审核人员评定的分值" in told

    second_round(server.store)
    page.goto(f"{server.address}/desk")
    page.get_by_role("link", name="第二轮").click()
    page.select_option("[name=standing]", "再报")
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url(re.compile("standing=[^&]"))
    page.get_by_role("link", name="清江县第1镇人民政府").click()
    shown(page, "清江县第1镇人民政府")
    done, left = decided(page)
    assert done == left
    assert first_file - MENDED <= left < first_file
    page.locator(".history .holds", has_text="不采纳（口径不同）").first.wait_for()
    page.goto(f"{server.address}/desk/runs/2/rounds")
    page.get_by_text("已改").first.wait_for()
    assert [each for each in seen.requests if not each.startswith(server.address)] == []
    assert seen.errors == []


def test_a_key_that_decides_first_marks_what_it_would_decide(
    open_at: Callable[..., Seen], server: Server
) -> None:
    page = open_at().page
    page.goto(f"{server.address}/desk/runs/1/files/8")
    page.wait_for_load_state()
    before = decided(page)
    page.keyboard.press("1")
    awaited(page.locator(".item").first).to_have_class(re.compile("current"))
    assert decided(page) == before
    page.keyboard.press("1")
    awaited(page.locator("#progress strong")).to_have_text(str(before[0] + 1))


def test_who_comes_too_late_sees_what_the_other_decided(open_at: Callable[..., Seen], server: Server) -> None:
    seen = open_at()
    page = seen.page
    page.goto(f"{server.address}/desk/runs/1/files/9")
    page.wait_for_load_state()
    mark = page.locator(".item").first.get_attribute("id").removeprefix("m-")
    server.store.decide(mark, "李四", "不采纳", "已有说明")
    page.keyboard.press("j")
    page.keyboard.press("1")
    page.get_by_text("李四刚刚定为“不采纳”").wait_for()
    awaited(page.locator(".item").first).to_have_class(re.compile("current"))
    assert [each.who for each in server.store.decisions([mark])] == ["李四"]
    page.keyboard.press("1")
    page.locator(".history .holds", has_text="王芳").wait_for()
    assert [each.verdict for each in server.store.decisions([mark])] == ["不采纳", "采纳"]
    assert seen.errors == []


def test_pages_fit_the_screen_and_axe_finds_no_serious_violation(
    open_at: Callable[..., Seen], server: Server, axe: str
) -> None:
    second_round(server.store)
    page = open_at().page
    for path in PAGES:
        assert page.goto(f"{server.address}{path}").status == 200
        fits(page)
        sound(page, axe)


def test_the_one_pager_prints_on_one_sheet(open_at: Callable[..., Seen], server: Server) -> None:
    pypdf = pytest.importorskip("pypdf")
    import io

    page = open_at().page
    page.goto(f"{server.address}/desk/runs/1/chief")
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == 1
    assert "审核情况" in pages[0].extract_text()
