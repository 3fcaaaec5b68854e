"""A project over time: rounds of one year, and one year against the last."""
