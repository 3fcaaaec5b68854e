"""Plain text, Markdown and .csv → Documents: tables by pipes, tabs and columns."""
