"""``auditor across``: what differs between the submissions of a batch."""
