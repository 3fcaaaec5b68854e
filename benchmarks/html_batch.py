"""How long the HTML overview of a large batch takes to write, and to open in Chromium.

Usage: python -m benchmarks.html_batch [--submissions 1000] [--no-browser] [--no-pages] PATH...

Audits PATH once, copies the submissions under other names, writes overview and pages to a temporary
folder.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from auditor.batch import audit_paths
from auditor.model import AuditReport, SubmissionReport
from auditor.reports.html.report import to_pages

OVERVIEW_LIMIT, OPEN_LIMIT = 20.0, 2.0  # seconds
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


def copies(report: AuditReport, count: int) -> AuditReport:
    """``count`` submissions of invented departments, by turns after those that were audited."""
    originals = report.submissions
    made = tuple(_copy(originals[number % len(originals)], number) for number in range(count))
    return replace(report, submissions=made)


def _copy(original: SubmissionReport, number: int) -> SubmissionReport:
    submission = original.submission
    document = replace(submission.document, source=f"送审/{number:04d}.docx")
    issuer = f"第{number % max(1, number // 4 + 1)}局"
    return replace(original, submission=replace(submission, document=document, issuer=issuer))


@dataclass(frozen=True, slots=True)
class Opening:
    """``seconds`` from asking for the page to its first picture, ``processor`` seconds of its own work,
    ``elements`` in the document."""

    seconds: float
    processor: float
    elements: int


def opening(page: Path, times: int = 3) -> Opening | None:
    """The median of some openings in headless Chromium; ``None`` where there is none."""
    browser_path = next((path for path in CHROMIUM if Path(path).exists()), None)
    if browser_path is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        found = sorted((_opened(browser, page) for _ in range(times)), key=lambda each: each.seconds)
        browser.close()
    return found[len(found) // 2]


def _opened(browser: Any, page: Path) -> Opening:
    tab = browser.new_page()
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    started = time.perf_counter()
    tab.goto(page.as_uri(), wait_until="load")
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seconds = time.perf_counter() - started
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    elements = tab.evaluate("document.getElementsByTagName('*').length")
    tab.close()
    return Opening(seconds, metrics["TaskDuration"], elements)


def _written(path: Path, pieces: Iterable[str]) -> int:
    """The characters of a page."""
    with path.open("w", encoding="utf-8") as page:
        return sum(page.write(each) for each in pieces)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--submissions", type=int, default=1000)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--no-pages", action="store_true", help="write the overview alone")
    args = parser.parse_args()
    report = copies(audit_paths(args.paths), args.submissions)
    findings = sum(len(each.findings) for each in report.submissions)
    print(f"{len(report.submissions)} submissions, {findings} findings")
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        pages = to_pages(report)
        name, pieces = next(pages)
        index = Path(folder) / name
        _written(index, pieces)
        overview = time.perf_counter() - started
        size = index.stat().st_size / 1e6
        print(f"overview: {overview:.1f} s (limit {OVERVIEW_LIMIT:.0f} s), {size:.2f} MB")
        written = 0 if args.no_pages else sum(_written(Path(folder, name), pieces) for name, pieces in pages)
        print(f"all pages: {time.perf_counter() - started:.1f} s, {written / 1e6:.0f} million characters")
        seen = None if args.no_browser else opening(index)
        if seen is not None:
            print(
                f"opens in {seen.seconds:.2f} s (limit {OPEN_LIMIT:.0f} s),"
                f" {seen.processor:.2f} s of processor time, {seen.elements} elements"
            )
    return int(overview > OVERVIEW_LIMIT or (seen is not None and seen.seconds > OPEN_LIMIT))


if __name__ == "__main__":
    raise SystemExit(main())
