"""Writing rules: their examples run, a rule tried, drafted, compared, and the schema for editors."""
