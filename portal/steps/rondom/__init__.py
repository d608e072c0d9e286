"""What stands around the route: signaal, LOT, doel, stuk, actie, kennisbank, and who gets in."""
