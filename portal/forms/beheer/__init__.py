"""What a beheerder fills in."""
