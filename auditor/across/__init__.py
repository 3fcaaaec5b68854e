"""Rows and texts of a batch beside those of their peers in other projects and departments."""
