"""Kinds on what one indicator is called, its level and its nature."""
