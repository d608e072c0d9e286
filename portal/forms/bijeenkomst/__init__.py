"""What is filled in for a meeting."""
