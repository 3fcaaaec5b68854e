"""The review letter in Word, from a template that a bureau edits."""
