"""Rules as data: the schema of a rule file, loading with every mistake's place."""

from auditor.config.mistakes import RuleErrors
from auditor.ruleset.loader import core_pack, load_files, load_ruleset
from auditor.ruleset.ruleset import LoadedRule, RuleSet
from auditor.ruleset.schema import Rule, Status

__all__ = [
    "LoadedRule", "Rule", "RuleErrors", "RuleSet", "Status",
    "core_pack", "load_files", "load_ruleset",
]  # fmt: skip
