"""PDF pages turned into scans (150 dpi, a little askew, with noise) and read back by recognition."""
