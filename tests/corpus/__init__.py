"""The same invented content in every layout and format that departments use; ``python -m tests.corpus``."""
