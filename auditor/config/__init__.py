"""What a finance bureau edits, as data with its places: YAML, word lists, and where the files lie."""
