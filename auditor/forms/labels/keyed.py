"""Some three thousand labels by the form under which they are looked up: kept between runs, since a start
would spend a fiftieth of its time on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.config.lexicons import Lexicons
from auditor.forms.labels.label_file import ExecutionColumn, FieldName, FormLabels
from auditor.forms.text import label_key


@dataclass(frozen=True, slots=True)
class KeyedLabels:
    """``rows`` are the labels beside all indicators, with whoever they are of in front
    (部门整体支出年度绩效指标)."""

    rows: frozenset[str]
    execution: Mapping[str, ExecutionColumn]
    fields: Mapping[str, FieldName]


def keyed_labels(lexicons: Lexicons) -> KeyedLabels:
    """Those of a set of lexicons. Raises ConfigurationError where one is wrong."""
    return lexicons.once("keyed-labels", lambda: _keyed(lexicons.load("form-labels", FormLabels)))


def keys(labels: Iterable[str]) -> frozenset[str]:
    """The forms under which some labels are looked up."""
    return frozenset(label_key(label) for label in labels)


def _keyed(source: FormLabels) -> KeyedLabels:
    owners = ("", *source.row_label_owners)
    made = {label_key(label): column for label, column in source.execution_words.labels()}
    written = {label_key(label): column for column, labels in source.execution.items() for label in labels}
    fields: dict[str, FieldName] = {}
    for field, labels in source.fields.items():
        for label in labels:
            fields.setdefault(label_key(label), field)
    return KeyedLabels(
        keys(owner + label for owner in owners for label in source.row_labels), made | written, fields
    )
