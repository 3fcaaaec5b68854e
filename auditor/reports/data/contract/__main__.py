"""Prints the JSON Schema of the report."""

from auditor.reports.data.contract import report_schema
from auditor.words.visible import dump_json

print(dump_json(report_schema()), end="")
