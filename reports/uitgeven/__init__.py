"""A version of a paper, ready to be issued, and what changed since the one before."""
