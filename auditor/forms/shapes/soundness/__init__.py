"""Whether a reading of a table makes sense of its rows."""
