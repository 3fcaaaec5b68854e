"""Commands on a store: what it holds, questions to it, rounds and years."""
