"""The schema's history; `migreer` brings any database up to date."""
