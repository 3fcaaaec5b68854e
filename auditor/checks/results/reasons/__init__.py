"""Reasons beside what was missed: whether they are given, and whether they are any."""
