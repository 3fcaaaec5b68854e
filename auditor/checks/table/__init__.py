"""Kinds on the table as a whole: levels, weights, fields, shape."""
