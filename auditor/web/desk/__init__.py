"""The reviewers' desk on the store: batches, the queue, submissions, letters and rounds."""
