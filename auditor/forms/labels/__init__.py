"""What a printed label can mean: compositions of time × subject × aspect with likelihoods."""

from auditor.forms.labels.grammar import Grammar
from auditor.forms.labels.parts import LabelParts
from auditor.forms.labels.reading import LabelReading

__all__ = ["Grammar", "LabelParts", "LabelReading"]
