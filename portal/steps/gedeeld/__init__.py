"""What several steps of the route share."""
