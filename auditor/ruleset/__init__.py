"""Rules as data: the schema of a rule file, loading with every mistake's place, profiles and examples."""

from auditor.config.mistakes import RuleErrors
from auditor.ruleset.loader import core_pack, load_files, load_ruleset
from auditor.ruleset.profile import Profile, load_profile, profile_files
from auditor.ruleset.ruleset import LoadedRule, RuleSet
from auditor.ruleset.schema import Rule, Status

__all__ = [
    "LoadedRule", "Profile", "Rule", "RuleErrors", "RuleSet", "Status",
    "core_pack", "load_files", "load_profile", "load_ruleset", "profile_files",
]  # fmt: skip
