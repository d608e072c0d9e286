"""Reading of what stands around the route."""
