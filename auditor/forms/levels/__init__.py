"""The levels of rows: how they go on down a table, and how far they can be trusted."""
