"""Reading of a meeting: its list, agenda, items, preparation and the meeting screen."""
