"""The shape of a table: where its header stands, and what each column is."""
