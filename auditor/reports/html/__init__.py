"""The report as a web page, or as a folder of them."""
