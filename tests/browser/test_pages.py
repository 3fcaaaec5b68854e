from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.reports.html.report import to_html
from tests.reports.sample import REPORT, audit
from tests.reports.sample_forms import FORM_1

from .conftest import RULES, Seen
from .looking import WIDTHS, awaited, counted, fits, sound

Visit = Callable[..., Seen]


def fold(text: str) -> str:
    """Without white space and line breaks, as paper sets it; signs that fonts replace are left out too."""
    return re.sub(r"[\s–—−≥≤]", "", unicodedata.normalize("NFKC", text))


def told(output: Any, *, nothing: bool = False) -> None:
    """Waits until the page has said how many it shows, or has fallen silent again."""
    if nothing:
        awaited(output).to_have_text("")
    else:
        awaited(output).not_to_have_text("")


def test_a_page_fetches_nothing_leads_on_and_fits_every_screen(any_page: Path, visit: Visit) -> None:
    seen = visit(any_page)
    assert seen.requests == [any_page.as_uri()]
    assert seen.errors == []
    assert lost_anchors(seen.page) == []
    fits(seen.page)
    assert scrolling_sideways(seen.page) == []
    assert the_longest_place_fits(seen.page)


def lost_anchors(page: Any) -> list[str]:
    """The anchors that lead to nothing."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('a[href^="#"]')]
        .map(a => decodeURIComponent(a.getAttribute('href').slice(1)))
        .filter(id => !document.getElementById(id))""")
    return found


def scrolling_sideways(page: Any) -> list[str]:
    """What has a bar of its own at the width that the page has now, that of a phone."""
    assert page.viewport_size["width"] == WIDTHS[-1]
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('main *')]
        .filter(each => each.tagName !== 'THEAD' && each.scrollWidth > each.clientWidth + 1)
        .filter(each => getComputedStyle(each).overflowX !== 'visible')
        .map(each => each.getAttribute('aria-label') || each.className)""")
    return found


def the_longest_place_fits(page: Any) -> bool:
    """Whether quotations may stand at places of many words."""
    page.evaluate(
        "document.querySelectorAll('.quote-place').forEach(e => e.append('第一百二十三行。'.repeat(6)))"
    )
    return bool(page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[-1])


def test_with_scripting_off_the_page_is_whole_and_shows_no_dead_controls(
    any_page: Path, visit: Visit
) -> None:
    page = visit(any_page, scripts=False).page
    assert page.locator("h1").is_visible()
    counted(page.locator(".tools:visible"), 0)


def test_search_leaves_what_holds_the_words(pages: Path, visit: Visit) -> None:
    page = visit(pages / "single.html").page
    before = page.locator(".entry:visible").count()
    page.fill("input[type=search]", "城镇新增 就业人数")
    told(page.locator(".tools output"))
    shown = page.locator(".entry:visible")
    assert 0 < shown.count() < before
    assert all("城镇新增就业人数" in text for text in shown.all_inner_texts())
    assert f"共{page.locator('.entry').count()}条" in page.inner_text(".tools output")
    page.fill("input[type=search]", "")
    told(page.locator(".tools output"), nothing=True)
    counted(page.locator(".entry:visible"), before)


def test_urgencies_can_be_hidden_by_keyboard(pages: Path, visit: Visit) -> None:
    page = visit(pages / "single.html").page
    page.focus("input[value=must]")
    page.keyboard.press("Space")
    counted(page.locator(".entry[data-u=must]:visible"), 0)
    assert page.locator(".entry[data-u=should]:visible").count() > 0


def test_findings_are_narrowed_to_a_form_and_a_category(pages: Path, visit: Visit) -> None:
    page = visit(pages / "single.html").page
    page.select_option("select[name=f]", "s1-f2")
    counted(page.locator(".form:visible"), 1)
    awaited(page.locator("#s1-f2")).to_be_visible()
    page.select_option("select[name=f]", "")
    page.select_option("select[name=c]", index=1)
    chosen = page.input_value("select[name=c]")
    counted(page.locator(f'.entry:visible:not([data-c="{chosen}"])'), 0)
    awaited(page.locator(f'.entry:visible[data-c="{chosen}"]')).not_to_have_count(0)


def test_a_filter_is_kept_in_the_address(pages: Path, visit: Visit) -> None:
    seen = visit(pages / "single.html")
    seen.page.uncheck("input[value=must]")
    seen.page.fill("input[type=search]", "人数")
    seen.page.wait_for_url(re.compile("&q="))
    said = seen.page.inner_text(".tools output")
    seen.page.reload()
    awaited(seen.page.locator("input[type=search]")).to_have_value("人数")
    awaited(seen.page.locator("input[value=must]")).not_to_be_checked()
    awaited(seen.page.locator(".tools output")).to_have_text(said)
    assert seen.errors == []


def test_an_address_that_is_no_address_breaks_nothing(pages: Path, visit: Visit) -> None:
    seen = visit(pages / "single.html")
    seen.page.evaluate("location.hash = '%E0%A4%A&q=%'")
    seen.page.evaluate("location.hash = 's1-forms&u=nothing'")
    counted(seen.page.locator(".entry:visible"), 0)
    assert seen.errors == []


def test_the_list_of_files_is_searched_and_filtered(pages: Path, visit: Visit) -> None:
    page = visit(pages / "index.html").page
    counted(page.locator("#all-rows tr:visible"), 3)
    page.fill("#all input[type=search]", "河口镇")
    told(page.locator("#all output"))
    counted(page.locator("#all-rows tr:visible"), 1)
    page.fill("#all input[type=search]", "")
    page.select_option("#all select", "未评")
    counted(page.locator("#all-rows tr:visible"), 1)


def test_a_marked_cell_leads_to_its_finding_even_when_it_is_filtered_away(pages: Path, visit: Visit) -> None:
    page = visit(pages / "single.html").page
    page.uncheck("input[value=must]")
    page.evaluate("location.hash = document.querySelector('.entry[data-u=must]').id")
    page.locator(".entry[data-u=must]").first.wait_for(state="visible")


def test_the_overview_and_its_pages_lead_to_each_other(pages: Path, visit: Visit) -> None:
    page = visit(pages / "index.html").page
    page.locator("#all-rows a").first.click()
    page.wait_for_url("**/0*.html")
    page.get_by_role("link", name="返回总览").first.click()
    page.wait_for_url("**/index.html")


def test_folded_parts_open(pages: Path, visit: Visit) -> None:
    page = visit(pages / "single.html").page
    part = page.locator("details.costs").first
    assert not part.locator("table").is_visible()
    part.locator("summary").click()
    awaited(part.locator("table")).to_be_visible()


def test_print_holds_what_is_unfolded_and_no_controls(pages: Path, visit: Visit) -> None:
    page = visit(pages / "single.html").page
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    page.emulate_media(media="print")
    assert page.locator(".message:visible").count() > 0
    counted(page.locator("details.costs table:visible"), 0)
    counted(page.locator(".tools:visible, nav.contents:visible, .skip:visible"), 0)
    page.locator("details.costs").first.evaluate("each => each.open = true")
    awaited(page.locator("details.costs table").first).to_be_visible()


def test_paper_holds_the_words_of_every_finding_that_is_unfolded(pages: Path, visit: Visit) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="needs pip install auditor[pdf]")
    page = visit(pages / "single.html").page
    page.emulate_media(media="print")
    wanted = page.locator(".message:visible, .note-advice:visible, .advice:visible").all_text_contents()
    assert wanted
    paper = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = [fold(each.get_textpage().get_text_range()) for each in paper]
    words = "".join(texts)
    assert len(texts) > 2
    assert all("绩效目标审核报告" in text for text in texts)
    assert fold(f"第{len(texts)}页，共{len(texts)}页") in words
    missing = [each for each in wanted if fold(each)[:12] not in fold(words)]
    assert missing == []


def test_the_paper_of_seventeen_forms_is_short(visit: Visit, tmp_path: Path) -> None:
    """Less than a page for a form and its findings, page one and the sums included; examples, rule ids
    and practice as the only reason stay on the screen."""
    pdfium = pytest.importorskip("pypdfium2", reason="needs pip install auditor[pdf]")
    forms = range(1, 18)
    report = replace(
        REPORT,
        submission=replace(REPORT.submission, forms=tuple(replace(FORM_1, index=each) for each in forms)),
        findings=tuple(
            replace(finding, form=each) for each in forms for finding in REPORT.findings if finding.form == 1
        ),
        form_scorecards={},
    )
    (tmp_path / "a.html").write_text(to_html(replace(audit(report), rules=RULES)), encoding="utf-8")
    page = visit(tmp_path / "a.html").page
    pages = len(pdfium.PdfDocument(page.pdf(prefer_css_page_size=True)))
    assert pages < len(forms)
    page.emulate_media(media="print")
    counted(page.locator(".advice.good:visible, .source .rule:visible"), 0)
    assert 0 < page.locator(".basis:visible").count() == page.locator(".law:visible").count()


def test_the_first_tab_stop_skips_to_the_text(pages: Path, visit: Visit) -> None:
    page = visit(pages / "single.html").page
    page.keyboard.press("Tab")
    awaited(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    awaited(page.locator("#main")).to_be_focused()


def test_keys_alone_lead_from_a_cell_to_its_finding_and_open_its_reason(pages: Path, visit: Visit) -> None:
    page = visit(pages / "single.html").page
    page.locator(".hit a").first.focus()
    page.keyboard.press("Enter")
    target = page.locator(".entry:target").get_attribute("id")
    summary = page.locator(f".card:has(#{target}) .why summary").first
    for _ in range(20):
        page.keyboard.press("Tab")
        if summary.evaluate("each => each === document.activeElement"):
            break
    page.keyboard.press("Enter")
    awaited(page.locator(f".card:has(#{target}) .why p").first).to_be_visible()


@pytest.mark.parametrize(
    ("name", "widths"), [("batch.html", WIDTHS[::2]), ("diff.html", WIDTHS[::2]), ("single.html", WIDTHS[:1])]
)
def test_axe_finds_no_serious_violation(
    pages: Path, visit: Visit, axe: str, name: str, widths: tuple[int, ...]
) -> None:
    """The page of a batch holds an overview as index.html, and reports as single.html but for headings."""
    sound(visit(pages / name).page, axe, widths)
