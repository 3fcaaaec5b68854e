"""Kinds on one indicator: its name, direction, target value and unit."""
