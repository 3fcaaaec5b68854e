"""Tables on their side, abreast, in blocks or in one cell, put into tables that read downwards."""
