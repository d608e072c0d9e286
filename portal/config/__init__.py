"""Settings from the environment: one table (`tabel`), how each is read (`lezers`), and what they
make together (`omgeving`). A wrong value stops the start with one sentence.
"""

from portal.config.gedeeld import MAAK_SLEUTEL, ROOT, ConfigError
from portal.config.omgeving import from_env
from portal.config.settings import Aanbieder, Settings
from portal.config.tabel import TABEL, Setting

__all__ = (
    "MAAK_SLEUTEL",
    "ROOT",
    "TABEL",
    "Aanbieder",
    "ConfigError",
    "Setting",
    "Settings",
    "from_env",
)
