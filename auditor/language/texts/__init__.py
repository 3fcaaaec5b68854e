"""What running text is made of: clauses, wishes, documents cited, slips of the pen."""
