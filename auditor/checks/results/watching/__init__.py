"""Forms that watch a running year: what they expect of it, how far it has come."""
