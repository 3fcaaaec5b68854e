"""What a row states by its sign, value and unit, apart from what it is called and where it stands."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from auditor.model import Operator

ASKED, PASSES, APART = range(3)  # whether a rule has to be asked of a row, or how it ends by what is known


class Stated(Protocol):
    """A row, or its target alone."""

    @property
    def operator(self) -> Operator | None: ...

    @property
    def value(self) -> str | None: ...

    @property
    def unit(self) -> str | None: ...

    @property
    def qualitative(self) -> bool: ...


class Target(NamedTuple):
    """The cells that rows of all documents have in common far more often than their names."""

    operator: Operator | None
    value: str | None
    unit: str | None

    @property
    def qualitative(self) -> bool:
        """Whether it is told in words."""
        return self.operator is Operator.QUALITATIVE
