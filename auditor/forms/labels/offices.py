"""Which of several departments that a form names stands nearest to its project."""

from __future__ import annotations

from auditor.forms.labels.label_file import FormLabels
from auditor.forms.text import label_key

_OFFICE = label_key("主管部门")


class Offices:
    """The order of lexicons/form-labels.yaml (``offices``)."""

    def __init__(self, source: FormLabels) -> None:
        self._ranks = {label_key(label): rank for rank, group in enumerate(source.offices) for label in group}

    def rank(self, key: str) -> int:
        """How near the department of a label is, 0 the nearest; one whose level is not said is like
        主管部门."""
        return self._ranks.get(key, self._ranks.get(_OFFICE, 0))
