"""Numerals, units and the quantities of running text."""
