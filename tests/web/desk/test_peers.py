"""What differs between the submissions of a batch is shown with links to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from auditor.model import Submission
from auditor.spool.encoded import Kept
from tests.across.drafts import form, projects, row, sent
from tests.reports.sample import clean_report
from tests.store.filled import fill, kept
from tests.web.conftest import Browser
from tests.web.desk.conftest import Office

_TARGETS = [("≥", "95", "%")] * 4 + [("≤", "95", "%")]


def stored(submissions: Sequence[Submission], folder: str = "送审") -> dict[str, Kept]:
    """Audits without findings, each under the place of its file."""
    reports = {}
    for each in submissions:
        source = f"{folder}/{each.source}"
        own = replace(each, document=replace(each.document, source=source))
        reports[source] = kept(replace(clean_report(source), submission=own))
    return reports


def test_a_sign_against_all_others_leads_to_its_file_and_theirs(office: Office, reviewer: Browser) -> None:
    run = fill(office.store, stored(projects("巡查完成率", _TARGETS)))
    page = reviewer.client.get(f"/desk/runs/{run}/peers").text
    assert "5份文件互相比对" in page
    links = re.findall(rf'href="(/desk/runs/{run}/files/\d)">(第\d局)</a>', page)
    assert links[0] == (f"/desk/runs/{run}/files/5", "第5局")
    assert (f"/desk/runs/{run}/files/1", "第1局") in links
    table = reviewer.client.get(f"/desk/runs/{run}/peers.csv").content.decode("utf-8-sig")
    assert "送审/5.docx" in table


def test_the_folder_of_a_package_is_the_unit(office: Office, reviewer: Browser) -> None:
    submissions = [replace(each, issuer=None) for each in projects("巡查完成率", _TARGETS)]
    reports = {}
    for number, each in enumerate(submissions, 1):
        reports |= stored([each], f"街道/第{number}科")
    run = fill(office.store, reports, ("街道",), job=office.store.jobs.ask({}).id)
    page = reviewer.client.get(f"/desk/runs/{run}/peers").text
    assert f'href="/desk/runs/{run}/files/5">第5科</a>' in page


def test_the_page_is_among_those_of_the_batch(reviewer: Browser) -> None:
    page = reviewer.client.get("/desk/runs/1").text
    assert '<a href="/desk/runs/1/peers">各单位之间</a>' in page
    own = reviewer.client.get("/desk/runs/1/peers").text
    assert '<a href="/desk/runs/1/peers" aria-current="page">各单位之间</a>' in own


def test_one_file_is_compared_with_nobody(office: Office, reviewer: Browser) -> None:
    run = fill(office.store, stored([sent(1, form("小桥", [row(1, "巡查", ("≥", "9", "次"))]))]))
    answer = reviewer.client.get(f"/desk/runs/{run}/peers")
    assert answer.status_code == 200
    assert "不到两份" in answer.text
    assert f"/desk/runs/{run}/peers.csv" not in answer.text


def test_a_comparison_is_made_once_for_the_same_audits(
    office: Office, reviewer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = fill(office.store, stored(projects("巡查完成率", _TARGETS)))
    first = reviewer.client.get(f"/desk/runs/{run}/peers").text
    monkeypatch.setattr("auditor.across.run.compared", None)
    assert reviewer.client.get(f"/desk/runs/{run}/peers").text == first


def test_clerks_do_not_see_it(office: Office) -> None:
    assert office.login("小张").client.get("/desk/runs/1/peers").status_code == 403
