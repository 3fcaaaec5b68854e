"""Forms with headers composed at random, read through the public path: how far reading generalises.

Nothing here knows how forms are recognised. trades.yaml holds invented work, labels.yaml what clerks print.
"""
