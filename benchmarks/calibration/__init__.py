"""The scores beside those that experts gave, and the points that would fit them best."""
