"""What all of the settings share: where the portal stands, and how a wrong one is told."""

from ipaddress import ip_address
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MAAK_SLEUTEL = 'python3 -c "import secrets; print(secrets.token_hex())"'


class ConfigError(Exception):
    """A setting cannot be used; the message is the one sentence for the person who starts the
    portal. It never repeats a secret.
    """


def is_hier(host: str) -> bool:
    """Tell whether a host can only be this machine; `tools` may not be asked from here."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
