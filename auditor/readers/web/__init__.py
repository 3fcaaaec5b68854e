"""Web pages, .html and .mhtml → Documents."""
