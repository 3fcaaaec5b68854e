"""Many machines: files, rules and lexicons go to the workers of a dask.distributed cluster as bytes, and
encoded reports come back. The extra ``cluster`` holds what it needs."""
