"""Reports as bytes: how they travel between processes and wait on the disk until a writer asks for them."""
