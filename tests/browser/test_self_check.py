"""The clerk's path in headless Chromium, on a Word form made here, with a server on this machine."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.readers.limits import Limits
from auditor.ruleset import load_ruleset
from auditor.web.app import make_app
from auditor.web.settings import Settings
from auditor.web.work import use
from tests.web.conftest import InlineEngine
from tests.web.serving import listening

from .conftest import Seen
from .exported import SHEETS, Sheet, sheet_of
from .looking import awaited, counted, fits, sound

Open = Callable[..., Seen]

COLUMNS = ("一级指标", "二级指标", "指标名称", "计算符号", "指标值", "计量单位", "权重")
ROWS = (
    ("产出指标", "数量指标", "助餐人次", "≥", "18000", "人次", "30"),
    ("产出指标", "质量指标", "助餐食品抽检合格率", "≥", "98", "%", "20"),
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DROP = """([name, kind, data]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], name, {type: kind}));
  return carried;
}"""


@pytest.fixture(params=SHEETS)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return sheet_of(request.param)


@pytest.fixture
def invented() -> Sheet:
    return sheet_of("invented")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = Settings(data=tmp_path_factory.mktemp("server"), limits=Limits(file_mb=5))
    use(load_ruleset(), settings.limits)
    with listening(make_app(settings, InlineEngine)) as found:
        yield found


@pytest.fixture
def open_at(visitor: Callable[[str], Seen], address: str) -> Callable[..., Seen]:
    return lambda: visitor(address)


def send(page: Any, name: str, data: bytes) -> None:
    """Drops a file, waits for its audit and opens its desk."""
    carried = page.evaluate_handle(_DROP, [name, _WORD, base64.b64encode(data).decode()])
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": carried})
    page.locator(".upload", has_text=name).get_by_role("link", name="在线修改").click()
    page.locator("#desk").wait_for()
    page.wait_for_load_state()


def score(page: Any) -> float:
    return float(page.inner_text(".desk-score .score-number"))


def problems(page: Any) -> int:
    count: int = page.locator(".side-block > .found-list > .found").count()
    return count


def settled(page: Any, number: int) -> None:
    """Waits until the desk shows so many problems."""
    counted(page.locator(".side-block > .found-list > .found"), number)


def rows(page: Any, number: int) -> None:
    counted(page.locator(".edit tbody tr"), number)


def test_a_clerk_mends_a_form_and_sends_it_again(
    open_at: Open, address: str, sheet: Sheet, tmp_path: Path
) -> None:
    seen = open_at()
    page = seen.page
    sign, cell = f'[id="i-{sheet.sign}"]', f'[id="c-{sheet.sign}"]'
    send(page, "申报表.docx", sheet.docx)
    rows(page, sheet.rows)
    before, found = score(page), problems(page)
    wrong = page.locator(".found", has_text="方向相反")
    counted(wrong, 1)
    assert page.locator(cell).get_attribute("class").count("hit")

    wrong.get_by_role("link").click()
    awaited(page.locator(sign)).to_be_focused()
    page.fill(sign, "≥")
    page.keyboard.press("Tab")
    settled(page, found - 1)
    counted(wrong, 0)
    awaited(page.locator(".gained")).to_contain_text("＋")
    assert score(page) > before

    page.click("[data-act=undo]")
    settled(page, found)
    awaited(page.locator(sign)).to_have_value("≤")
    wrong.get_by_role("button", name=re.compile("采用")).click()
    settled(page, found - 1)
    awaited(page.locator(sign)).to_have_value("≥")

    page.fill("#word", "养老")
    page.locator(".offers button").first.click()
    rows(page, sheet.rows + 1)
    page.keyboard.press("Control+z")
    rows(page, sheet.rows)
    page.keyboard.press("Control+Shift+z")
    rows(page, sheet.rows + 1)
    page.click("[data-act=undo]")
    rows(page, sheet.rows)

    shown = score(page), problems(page)
    page.click(".menu summary")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="改好的原文件").click()
    changed = tmp_path / "改好.docx"
    waiting.value.save_as(changed)
    page.goto(address)
    send(page, "改好.docx", changed.read_bytes())
    assert (score(page), problems(page)) == shown
    counted(page.locator(".found", has_text="方向相反"), 0)
    assert [each for each in seen.requests if not each.startswith(address)] == []
    assert seen.errors == []


def test_words_that_are_being_typed_are_not_lost(open_at: Open, invented: Sheet) -> None:
    seen = open_at()
    page = seen.page
    sign, cell = f'[id="i-{invented.sign}"]', f'[id="c-{invented.sign}"]'
    send(page, "打字.docx", invented.docx)
    page.fill(sign, "≥")
    page.locator('[id="i-3.name"]').click()
    page.keyboard.press("End")
    page.keyboard.type("（送检）", delay=60)
    page.locator(f"{cell}.changed").wait_for()
    page.locator('[id="c-3.name"].changed').wait_for()
    awaited(page.locator('[id="i-3.name"]')).to_have_value(re.compile("合格率（送检）$"))
    awaited(page.locator(sign)).to_have_value("≥")
    assert seen.errors == []


def test_a_table_is_pasted(open_at: Open) -> None:
    page = open_at().page
    page.fill("#table", "\n".join("\t".join(row) for row in (COLUMNS, *ROWS)))
    page.fill("#name", "从表格")
    page.get_by_role("button", name="检查这张表").click()
    page.locator(".upload", has_text="从表格.xlsx").get_by_role("link", name="在线修改").click()
    rows(page, len(ROWS))


def test_pages_fit_the_screen_and_axe_finds_no_serious_violation(
    open_at: Open, axe: str, invented: Sheet
) -> None:
    page = open_at().page
    send(page, "检查.docx", invented.docx)
    desk = page.url
    for address in (desk, desk.rpartition("/forms/")[0], desk.partition("/files/")[0]):
        page.goto(address)
        fits(page)
        sound(page, axe)
