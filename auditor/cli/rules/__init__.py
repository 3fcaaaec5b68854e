"""``auditor rules``: list, test, new, check, try, diff, docs and schema."""
