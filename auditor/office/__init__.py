"""How a Word or Excel package is made: its parts, elements, names and number formats."""
