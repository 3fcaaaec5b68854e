"""Kinds on running text: wording, punctuation, periods, documents cited."""
