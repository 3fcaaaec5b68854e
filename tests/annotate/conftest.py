from __future__ import annotations

import pytest

from auditor.ruleset import RuleSet, load_ruleset


@pytest.fixture(scope="session")
def ruleset() -> RuleSet:
    return load_ruleset()
