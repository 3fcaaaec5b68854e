"""The two layers that a text is read in: spans of known words first, tokens where they add something."""
