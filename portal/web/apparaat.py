"""On what somebody signed in, in a few words by which they know it again."""

# What a browser says of itself, in an order in which the first that fits is right: many name
# others too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMEN = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def apparaat(user_agent: str) -> str:
    """Return such as "Firefox op Android", or as much of it as can be told; none of it is proof."""
    gevonden = [
        next((naam for teken, naam in tabel if teken in user_agent), "")
        for tabel in (BROWSERS, SYSTEMEN)
    ]
    return " op ".join(naam for naam in gevonden if naam) or "Onbekend apparaat"
