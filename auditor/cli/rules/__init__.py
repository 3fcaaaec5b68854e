"""``auditor rules``: list, test, new, check, try, diff, docs, schema and health."""
