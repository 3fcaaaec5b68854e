"""Tables whose headers are in no list."""
