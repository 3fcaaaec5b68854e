"""Comments and tracked changes in a copy of a Word document."""
