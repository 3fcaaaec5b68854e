"""Folders and zips of files → the documents in them, in a stable order."""
