"""Excel workbooks, .xlsx and .xls → Documents."""
