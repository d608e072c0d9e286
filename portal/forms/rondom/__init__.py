"""What is filled in around the route."""
