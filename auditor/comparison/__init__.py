"""Two audits of a submission compared: what is mended, new, left."""
