"""``auditor audit --engine dask``: the machines of a cluster."""
