"""Pages with drawn text, .pdf and .ofd → Documents: tables from lines and white space."""
