"""The reports of an audit: what may be asked for, and how each is written and told of."""
