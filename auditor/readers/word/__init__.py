"""Word documents, .docx, .doc, .wps and .rtf → Documents."""
