"""The check kind and the rule files that the tests of rules share."""

from tests.ruleset.conftest import limit_kind, place, write

__all__ = ["limit_kind", "place", "write"]
