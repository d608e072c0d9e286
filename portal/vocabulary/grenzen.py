"""How long a text may be, in characters and lines."""

TITEL_MAX = 200
TEKST_MAX = 10_000
REGELS_MAX = 400
