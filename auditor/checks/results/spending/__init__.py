"""What was spent of the budget: what is left of it, and the sums of its sources."""
