"""What a beheerder does: accounts, organisations, roles; and who sits where."""
