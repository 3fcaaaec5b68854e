"""The machine-readable report as its readers may rely on it; docs/report.schema.json follows from it.

What has no default is promised. Fields may be added; none may be dropped or change meaning without a new
``schema_version``. ``python -m auditor.reports.data.contract`` prints the schema.
"""

from __future__ import annotations

from auditor.reports.data.contract.report import SCHEMA_VERSION, Report, report_schema

__all__ = ["SCHEMA_VERSION", "Report", "report_schema"]
