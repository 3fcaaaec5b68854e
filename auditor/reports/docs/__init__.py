"""Pages about the rules themselves."""
