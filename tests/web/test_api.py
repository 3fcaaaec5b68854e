"""The programming interface: send, wait, take reports, decide; and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from auditor.ruleset import RuleSet
from auditor.web.api.describing import document
from auditor.web.api.operations import OPERATIONS
from auditor.web.app import make_app
from auditor.web.settings import Settings
from auditor.web.work import use

from .conftest import EXAMPLE, InlineEngine


@contextmanager
def serving(rules: RuleSet, settings: Settings) -> Iterator[TestClient]:
    use(rules, settings.limits)
    with TestClient(make_app(settings, InlineEngine), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def program(rules: RuleSet, settings: Settings) -> Iterator[TestClient]:
    with serving(rules, settings) as client:
        yield client


@pytest.fixture
def audit(program: TestClient, example: bytes) -> str:
    """The address of an audit that is done."""
    told = program.post("/api/audits", files={"file": (EXAMPLE.name, example)}).json()
    address = f"/api/audits/{told['id']}"
    for _ in range(100):
        if program.get(address).json()["state"] == "done":
            return address
    raise AssertionError(program.get(address).text)


def conforms(name: str, value: Any) -> None:
    """Whether an answer is what the document says."""
    schema = {"$ref": f"#/components/schemas/{name}", **document(OPERATIONS)}
    Draft202012Validator(schema).validate(value)


def test_a_file_is_audited_and_told_in_every_format(program: TestClient, audit: str) -> None:
    told = program.get(audit).json()
    conforms("Audit", told)
    assert told["summary"]["forms"][0]["indicators"] > 0
    for kind in ("html", "json", "csv", "markdown", "sarif", "junit", "github"):
        assert program.get(f"{audit}/reports/{kind}").status_code == 200
    assert program.get(f"{audit}/annotated").content.startswith(b"PK")


def test_the_same_content_has_one_number(program: TestClient, example: bytes, audit: str) -> None:
    again = program.post("/api/audits", files={"file": (EXAMPLE.name, example)})
    assert again.status_code == 200
    assert again.json()["id"] == audit.rpartition("/")[2]
    conforms("Audits", program.get("/api/audits").json())


def test_decisions_are_kept_in_their_order(program: TestClient, audit: str) -> None:
    decisions = f"{audit}/decisions"
    taken = program.post(decisions, json={"number": "1-1", "verdict": "采纳", "who": "王芳"})
    conforms("Decision", taken.json())
    without = program.post(decisions, json={"number": "1-1", "verdict": "不采纳", "who": "王芳"})
    assert without.status_code == 400
    assert "理由" in without.json()["error"]
    program.post(decisions, json={"number": "1-1", "verdict": "不采纳", "who": "李明", "reason": "口径不同"})
    kept = program.get(decisions).json()
    conforms("Decisions", kept)
    assert [each["verdict"] for each in kept["decisions"]] == ["采纳", "不采纳"]
    assert (
        program.post(decisions, json={"number": "9-9", "verdict": "采纳", "who": "王芳"}).status_code == 422
    )


def test_rules_are_listed_and_explained(program: TestClient) -> None:
    rules = program.get("/api/rules").json()
    conforms("Rules", rules)
    conforms("Explanation", program.get(f"/api/rules/{rules['rules'][0]['id']}").json())
    assert program.get("/api/rules/nothing").status_code == 404


def test_what_is_deleted_is_gone(program: TestClient, audit: str) -> None:
    assert program.delete(audit).status_code == 204
    assert program.get(audit).status_code == 404


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({}, 415),
        ({"other": ("a.docx", b"x")}, 400),
        ({"file": ("a.exe", b"x")}, 415),
        ({"file": ("a.docx", b"")}, 400),
        ({"file": ("a.docx", b"x" * 3_000_000)}, 413),
    ],
)
def test_what_cannot_be_audited_is_refused(program: TestClient, files: dict[str, Any], status: int) -> None:
    answer = program.post("/api/audits", files=files)
    assert answer.status_code == status
    conforms("Problem", answer.json())


def test_an_address_that_is_none_is_told_in_json(program: TestClient) -> None:
    for answer in (
        program.get("/api/nothing"),
        program.put("/api/rules"),
        program.get("/api/audits/..%2f.."),
    ):
        assert answer.status_code in {404, 405}
        conforms("Problem", answer.json())


def test_a_key_is_asked_for_and_parts_the_programs(
    rules: RuleSet, settings: Settings, example: bytes
) -> None:
    with serving(rules, replace(settings, keys_only=True)) as client:
        assert client.get("/api/audits").status_code == 401
        keys = client.app.state.site.keys  # type: ignore[attr-defined]
        one, two = ({"Authorization": f"Bearer {keys.add(name)}"} for name in ("one", "two"))
        sent = client.post("/api/audits", files={"file": (EXAMPLE.name, example)}, headers=one).json()
        assert client.get(f"/api/audits/{sent['id']}", headers=one).status_code == 200
        assert client.get(f"/api/audits/{sent['id']}", headers=two).status_code == 404
        assert client.get("/api/audits", headers={"Authorization": "Bearer wrong"}).status_code == 401
        keys.add("one")
        assert client.get("/api/audits", headers=one).status_code == 401


def test_programs_and_pages_do_not_see_each_other(
    visit: Callable[..., Any], program: TestClient, audit: str
) -> None:
    del program
    assert visit().client.get(audit.removeprefix("/api").replace("audits", "files")).status_code == 404


def test_the_document_names_every_operation_once(program: TestClient) -> None:
    told = program.get("/api/openapi.json").json()
    names = [each["operationId"] for path in told["paths"].values() for each in path.values()]
    assert len(names) == len(set(names)) == len(OPERATIONS)
