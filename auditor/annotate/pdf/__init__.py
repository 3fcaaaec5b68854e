"""Highlights and notes in a copy of a PDF."""
