"""Tables whose headers are in no list: their rows and what stands around them tell what they are."""
