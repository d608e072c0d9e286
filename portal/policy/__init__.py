"""Who may see what and who may do what: the only place that answers either (design section 3).

`None` stands for somebody without an account.
"""

from portal.policy.bijeenkomsten import (
    bijeenkomsten_van,
    mag_agenda_lezen,
    mag_akkoord_geven,
    mag_voorbereiden,
    voorbereide_behandelingen,
    zichtbare_bijeenkomsten,
)
from portal.policy.dilemmas import (
    Zicht,
    mag_doen,
    mag_naam_zien,
    onvervulde_eis,
    open_acties,
    overgangen,
    vrijgegeven_besluiten,
    zicht,
    zichtbaar,
    zichtbare_behandelingen,
    zichtbare_signalen,
)
from portal.policy.grond import NIETS, gremia, heeft_rol, heeft_zetel
from portal.policy.uitkomst import (
    leesbare_opbrengsten,
    mag_leiden,
    mag_sluiten,
    zichtbare_acties,
    zichtbare_besluiten,
    zichtbare_stukken,
    zichtbare_werkgroepen,
)

__all__ = [
    "NIETS",
    "Zicht",
    "bijeenkomsten_van",
    "gremia",
    "heeft_rol",
    "heeft_zetel",
    "leesbare_opbrengsten",
    "mag_agenda_lezen",
    "mag_akkoord_geven",
    "mag_doen",
    "mag_leiden",
    "mag_naam_zien",
    "mag_sluiten",
    "mag_voorbereiden",
    "onvervulde_eis",
    "open_acties",
    "overgangen",
    "voorbereide_behandelingen",
    "vrijgegeven_besluiten",
    "zicht",
    "zichtbaar",
    "zichtbare_acties",
    "zichtbare_behandelingen",
    "zichtbare_besluiten",
    "zichtbare_bijeenkomsten",
    "zichtbare_signalen",
    "zichtbare_stukken",
    "zichtbare_werkgroepen",
]
