"""A submission's own file back, with the findings as comments at the spot; nothing else in it changes."""

from auditor.annotate.files import Annotated, annotate_file
from auditor.annotate.options import AnnotateOptions, TrackChanges

__all__ = ["AnnotateOptions", "Annotated", "TrackChanges", "annotate_file"]
