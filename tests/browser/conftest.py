"""Pages of the hand-made sample in headless Chromium; every test is skipped, with the reason, without one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from auditor.comparison.compare import compare
from auditor.comparison.html import diff_to_html
from auditor.model import RuleInfo
from auditor.reports.data.json import as_data
from auditor.reports.html.report import to_html, to_pages
from tests.patience import PATIENCE
from tests.reports.sample import REPORT, UNREADABLE, audit, clean_report, unscored_report

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
RULES = {
    finding.rule: RuleInfo(finding.title, finding.category, finding.severity.value, "为什么要这样。")
    for finding in REPORT.findings
}


@dataclass
class Seen:
    """What a page did while it was open."""

    page: Any
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self) -> list[tuple[Any, str, Callable[[Any], None]]]:
        """Hears from now on; what hears, to be removed from a page that others go on with."""
        hearing: list[tuple[str, Callable[[Any], None]]] = [
            ("request", lambda request: self.requests.append(request.url)),
            ("console", lambda message: self.errors.append(message.text)),
            ("pageerror", lambda error: self.errors.append(str(error))),
        ]
        for event, hear in hearing:
            self.page.on(event, hear)
        return [(self.page, event, hear) for event, hear in hearing]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs pip install auditor[browser]")
    path = os.environ.get("AUDITOR_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("no Chromium here: install chromium or set AUDITOR_CHROMIUM")
    playwright.expect.set_options(timeout=1000 * PATIENCE)
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with single.html, batch.html, diff.html and the overview index.html with its pages."""
    folder = tmp_path_factory.mktemp("pages")
    single = replace(audit(), rules=RULES)
    batch = audit(REPORT, clean_report(), unscored_report(), unreadable=(UNREADABLE,))
    batch = replace(batch, rules=RULES)
    (folder / "single.html").write_text(to_html(single), encoding="utf-8")
    (folder / "batch.html").write_text(to_html(batch), encoding="utf-8")
    for name, pieces in to_pages(batch):
        (folder / name).write_text("".join(pieces), encoding="utf-8")
    old, new = as_data(audit(REPORT)), as_data(audit(replace(REPORT, findings=REPORT.findings[3:])))
    (folder / "diff.html").write_text(diff_to_html(compare(old, new)), encoding="utf-8")
    return folder


@pytest.fixture(params=["single.html", "batch.html", "index.html", "diff.html"])
def any_page(request: pytest.FixtureRequest, pages: Path) -> Path:
    return pages / str(request.param)


@pytest.fixture(scope="session")
def tab(browser: Any) -> Callable[[bool], Any]:
    """A tab with or without scripting, which the tests use one after the other: a new one for each would take
    four times the work."""

    @cache
    def opened(scripts: bool) -> Any:
        page = browser.new_context(java_script_enabled=scripts, locale="zh-CN").new_page()
        page.set_default_timeout(1000 * PATIENCE)
        return page

    return opened


@pytest.fixture
def visit(tab: Callable[[bool], Any]) -> Iterator[Callable[..., Seen]]:
    """A function that opens a page at a width and watches it."""
    watched: list[tuple[Any, str, Callable[[Any], None]]] = []

    def open_page(path: Path, *, width: int = 1440, scripts: bool = True) -> Seen:
        seen = Seen(tab(scripts))
        seen.page.goto("about:blank")
        seen.page.emulate_media(media="null")
        seen.page.set_viewport_size({"width": width, "height": 900})
        watched.extend(seen.watch())
        seen.page.goto(path.as_uri())
        return seen

    yield open_page
    for page, event, hear in watched:
        page.remove_listener(event, hear)


@pytest.fixture
def visitor(browser: Any) -> Iterator[Callable[[str], Seen]]:
    """Opens an address of a server as somebody who was never there, and watches the page."""
    contexts = []

    def opened(address: str) -> Seen:
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="zh-CN", accept_downloads=True
        )
        contexts.append(context)
        seen = Seen(context.new_page())
        seen.page.set_default_timeout(1000 * PATIENCE)
        seen.watch()
        seen.page.goto(address)
        return seen

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core: AUDITOR_AXE names the file, else npm fetches it."""
    given = os.environ.get("AUDITOR_AXE")
    if given:
        return Path(given).read_text(encoding="utf-8")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no axe-core: install npm or set AUDITOR_AXE to axe.min.js")
    folder = tmp_path_factory.mktemp("axe")
    try:
        done = subprocess.run(
            [npm, "pack", "axe-core@4", "--silent"], cwd=folder, check=False, timeout=60, capture_output=True
        )
    except subprocess.TimeoutExpired:
        pytest.skip("no axe-core: npm did not answer")
    packed = next(folder.glob("axe-core-*.tgz"), None)
    if done.returncode or packed is None:
        pytest.skip("no axe-core: npm could not fetch it")
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode("utf-8")
