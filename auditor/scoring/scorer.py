"""Outcomes to scorecards: the eight items of the review form, every part and deduction with its arithmetic.

All sums are Decimal. A part, a deduction and a mean are rounded half-up to 0.1 point: what is
printed adds up.
"""

from __future__ import annotations

from auditor.judging import Judgements
from auditor.model import Scorecard, Submission
from auditor.ruleset import RuleSet
from auditor.scoring.case import Case
from auditor.scoring.form_card import form_cards
from auditor.scoring.whole_card import whole_card


def score_submission(
    submission: Submission, judgements: Judgements, ruleset: RuleSet
) -> tuple[Scorecard, dict[int, Scorecard]]:
    """The scorecard of the submission, and those of its filled forms by index."""
    case = Case.of(submission, judgements, ruleset)
    forms = form_cards(case)
    return whole_card(case, forms), forms
