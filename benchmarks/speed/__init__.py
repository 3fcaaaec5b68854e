"""How fast an audit is: documents, rows, large inputs and the start, each beside what bounds it."""
