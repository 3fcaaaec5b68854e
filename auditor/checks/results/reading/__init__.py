"""What the words and figures of a result say beside its target."""
