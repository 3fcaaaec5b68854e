"""A row of an indicator table as words and as evidence."""

from __future__ import annotations

from auditor.model import Evidence, Indicator

_PARTS = ("其中", "（其中", "(其中", "——其中", "-其中")


def is_part(indicator: Indicator) -> bool:
    """Whether a row is a part of the one above (其中：苹果), which bears the weight."""
    return indicator.full_name.strip().lstrip("★☆*·　 ").startswith(_PARTS)


def target_text(indicator: Indicator) -> str:
    """Operator, value and unit as one reads them; the value alone where it is qualitative."""
    operator = indicator.operator.value if indicator.operator and not indicator.qualitative else ""
    return f"{operator}{indicator.figure}"


def row_evidence(indicator: Indicator) -> Evidence:
    """The row quoted: name and target."""
    return Evidence(f"{indicator.full_name} {target_text(indicator)}".strip(), indicator.location)
