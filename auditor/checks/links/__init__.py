"""Kinds that hold two places against each other: texts and table, goals and indicators, forms."""
