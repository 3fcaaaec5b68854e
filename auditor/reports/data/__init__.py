"""The report for machines: JSON, SARIF, JUnit, CSV, Markdown, annotations for GitHub."""
