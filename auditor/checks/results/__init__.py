"""Kinds on what was reached: self-review and monitoring."""
