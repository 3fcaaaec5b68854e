"""What is read of the part of a form above its indicators."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.forms.labels.label_file import ExecutionColumn, FieldName
from auditor.forms.labels.lexicon import FieldHit
from auditor.forms.lines import Slot
from auditor.model import Amount, Doubt, Location, Planned


@dataclass(frozen=True, slots=True)
class Text:
    """A text field as it stands: its label, and every piece of it in order."""

    field: FieldName
    label: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Money:
    """A labelled amount and how early its label stands among those of the annual budget (``None``: never)."""

    amount: Amount
    rank: int | None


@dataclass(slots=True)
class Head:
    """What was read above (and beside) the indicators of one form."""

    values: dict[FieldName, str] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    labels: list[FieldHit] = field(default_factory=list)
    unfilled: dict[FieldName, str] = field(default_factory=dict)  # with the label of the blank cell
    filled: set[FieldName] = field(default_factory=set)
    blank: dict[str, str] = field(default_factory=dict)  # the labels of blank cells: key to printed form
    money_unit: str = ""
    self_score: Slot | None = None
    execution: dict[ExecutionColumn, Slot] = field(default_factory=dict)
    sources: dict[str, dict[ExecutionColumn, Slot]] = field(default_factory=dict)  # by the label of the row
    matrix: list[str] = field(default_factory=list)  # the money columns as printed
    rate_of: Planned | None = None  # by what the printed formula of the rate divides
    doubts: list[Doubt] = field(default_factory=list)
    loose: bool = False  # money stands beside labels that nobody knows
    told: list[tuple[str, Location]] = field(default_factory=list)  # texts that may tell the budget

    def leave(self, hit: FieldHit) -> None:
        """Takes down that the cell of a label is blank."""
        self.unfilled.setdefault(hit.field, hit.label)
        self.blank[hit.key] = hit.label
