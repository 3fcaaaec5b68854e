"""Every rule on every unit of a submission: one outcome each."""

from auditor.judging.engine import Judgements, judge_submission, units_of

__all__ = ["Judgements", "judge_submission", "units_of"]
