"""Comments and colours in a copy of a workbook."""
