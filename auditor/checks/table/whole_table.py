"""What the kinds on the make-up of a table share: the limit they hold it to, and a hit on its rows."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import Context, Hit, Judgement, Params, ThresholdName, failed
from auditor.checks.shared.amounts import as_text
from auditor.model import Confidence, Form, Indicator, RowRef


class LeastParams(Params):
    """Tables with fewer than ``least`` rows are passed over."""

    least: int = Field(default=1, description="指标少于这么多条的表不判")


class LimitParams(LeastParams):
    """``limit`` is a number; where the profile has the ``threshold`` that is named, that counts."""

    limit: Decimal = Field(description="界限：一个数")
    threshold: ThresholdName | None = Field(default=None, description="阈值名；口径有这个阈值时以它为准")

    def of(self, context: Context) -> Decimal:
        """The limit that counts."""
        if self.threshold is None:
            return self.limit
        return context.profile.thresholds.get(self.threshold, self.limit)


def hit_on_table(
    form: Form,
    rows: Iterable[Indicator] | None = None,
    *,
    ask: bool = False,
    fault: str = "",
    **values: Decimal | int | str,
) -> Judgement:
    """One hit for the table as a whole, shown with the ``rows`` that it speaks of, else with all; ``ask``
    makes it a question."""
    told = {
        name: as_text(value) if isinstance(value, Decimal) else str(value) for name, value in values.items()
    }
    shown = form.indicators if rows is None else rows
    related = tuple(RowRef(form.index, row.row) for row in shown)
    return failed(Hit(values=told, related=related, confidence=Confidence.ASK if ask else None, fault=fault))


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """The share of a part in %, not rounded."""
    return Decimal(part * 100) / whole


def rounded(share: Decimal) -> Decimal:
    """A share as it is told."""
    return share.quantize(Decimal(1))
