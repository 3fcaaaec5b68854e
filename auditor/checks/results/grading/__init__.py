"""The total and the grade that a self-review gives itself."""
