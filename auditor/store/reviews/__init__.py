"""What reviewers say of whole submissions, and what becomes of rules at their desks."""
