"""Pages → files, one module a format."""
