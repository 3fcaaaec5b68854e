"""Kinds on the target of one indicator: its direction, sign, value and unit."""
