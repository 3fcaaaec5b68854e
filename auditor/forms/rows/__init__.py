"""The rows of indicator tables: which cells are whose, targets, levels, what continues."""
