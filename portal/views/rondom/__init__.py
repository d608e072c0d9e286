"""The pages around the route."""
