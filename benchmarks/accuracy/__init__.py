"""The accuracy bench: clean forms from the indicator library, one known fault at a time, the figures.

python -m benchmarks.accuracy [--seed N] [--forms N] [--show N] [--write docs/accuracy.md]
"""
