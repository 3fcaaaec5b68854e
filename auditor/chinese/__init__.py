"""Chinese grammar that needs no lexicon: dates, marks, characters. Nothing here knows what a form is."""
