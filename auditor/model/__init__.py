"""Frozen records that every room shares; nothing here reads files or judges."""

from auditor.model.amount import MONEY_UNIT, Amount, MoneyUnit, converted
from auditor.model.document import Block, Cell, Document, Doubt, Paragraph, Table
from auditor.model.finding import (
    Confidence,
    Edit,
    Evidence,
    Finding,
    Gap,
    Outcome,
    RowRef,
    Safety,
    Severity,
    Suggestion,
)
from auditor.model.location import Location
from auditor.model.money import money_of, submission_money
from auditor.model.report import AuditReport, RuleInfo, RuleTally, SubmissionReport, Unreadable
from auditor.model.scorecard import Deduction, ItemScore, Scorecard
from auditor.model.submission import (
    Cause,
    Execution,
    Form,
    FormKind,
    Indicator,
    Operator,
    Passage,
    PassageField,
    Possibility,
    Submission,
    Totals,
)
from auditor.model.waiver import Waiver, Waivers, WaiverUse

__all__ = [
    "MONEY_UNIT",
    "Amount",
    "AuditReport",
    "Block",
    "Cause",
    "Cell",
    "Confidence",
    "Deduction",
    "Document",
    "Doubt",
    "Edit",
    "Evidence",
    "Execution",
    "Finding",
    "Form",
    "FormKind",
    "Gap",
    "Indicator",
    "ItemScore",
    "Location",
    "MoneyUnit",
    "Operator",
    "Outcome",
    "Paragraph",
    "Passage",
    "PassageField",
    "Possibility",
    "RowRef",
    "RuleInfo",
    "RuleTally",
    "Safety",
    "Scorecard",
    "Severity",
    "Submission",
    "SubmissionReport",
    "Suggestion",
    "Table",
    "Totals",
    "Unreadable",
    "Waiver",
    "WaiverUse",
    "Waivers",
    "converted",
    "money_of",
    "submission_money",
]  # fmt: skip
