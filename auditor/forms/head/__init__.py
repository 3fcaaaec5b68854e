"""The head of a form: labels with their values, budget blocks, dates and periods."""
