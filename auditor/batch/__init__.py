"""Many files: a pool of processes, results in the order of the inputs, one bad file never stops the rest."""

from auditor.batch.options import RulesetOptions
from auditor.batch.run import audit_found, audit_paths

__all__ = ["RulesetOptions", "audit_found", "audit_paths"]
