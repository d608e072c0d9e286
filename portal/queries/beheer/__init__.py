"""Reading of what a beheerder looks after; never content."""
