"""Whatever is sent to the interface, it answers as its document says, and never with a server's error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from auditor.readers.limits import Limits
from auditor.ruleset import RuleSet
from auditor.web.app import make_app
from auditor.web.settings import Settings
from auditor.web.work import use

from .conftest import EXAMPLE, InlineEngine
from .serving import listening

schemathesis = pytest.importorskip("schemathesis", reason="needs pip install auditor[dev]")
requests = pytest.importorskip("requests")
# A picture is no form and «0» no finding, as the document cannot say.
_accepted = pytest.importorskip("schemathesis.specs.openapi.checks").positive_data_acceptance


@dataclass
class Described:
    """The document as a server gives it, and the number of an audit that is done there."""

    schema: Any
    audit: str


@pytest.fixture(scope="module")
def described(
    rules: RuleSet, tmp_path_factory: pytest.TempPathFactory, example: bytes
) -> Iterator[Described]:
    chosen = Settings(data=tmp_path_factory.mktemp("server"), limits=Limits(file_mb=2), per_hour=100_000)
    use(rules, chosen.limits)
    with listening(make_app(chosen, InlineEngine)) as address:
        audits = f"{address}/api/audits"
        sent = requests.post(audits, files={"file": (EXAMPLE.name, example)}, timeout=60).json()
        while requests.get(f"{audits}/{sent['id']}", timeout=60).json()["state"] != "done":
            pass
        yield Described(schemathesis.openapi.from_url(f"{address}/api/openapi.json"), sent["id"])


@pytest.mark.parametrize("real", [False, True], ids=["any", "real"])
def test_every_answer_is_documented(described: Described, real: bool) -> None:
    asked = 0
    for found in described.schema.get_all_operations():
        operation = found.ok()
        if real and ("{id}" not in operation.path or operation.method == "delete"):
            continue

        @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy())
        def answered(case: Any) -> None:
            nonlocal asked
            if real:
                case.path_parameters["id"] = described.audit
            case.call_and_validate(excluded_checks=[_accepted])
            asked += 1

        answered()
    assert asked > 10
