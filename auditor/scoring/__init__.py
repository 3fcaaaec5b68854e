"""What findings cost, and how that is computed."""

from auditor.scoring.scorer import score_submission

__all__ = ["score_submission"]
