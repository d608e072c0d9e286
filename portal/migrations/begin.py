"""What every installation starts with: the two lasting gremia and a first list of themas."""

from datetime import datetime

from portal.db import schrijven
from portal.models import Gremium, Thema
from portal.tools.tijd import dag
from portal.vocabulary import GremiumSoort

VASTE_GREMIA = (GremiumSoort.PLATFORM, GremiumSoort.BERAAD)
THEMAS = {
    "uithuwelijking": "Uithuwelijking",
    "verdwijning": "Verdwijning (uit beeld)",
    "criminele_uitbuiting": "Criminele uitbuiting",
    "cultuur_en_discriminatie": "Cultuurspecifieke elementen en discriminatie",
    "uitstappers": "Uitstappers",
    "jeugdbescherming_vreemdelingenrecht": "Jeugdbescherming en vreemdelingenrecht",
    "bewustwording": "Bewustwording",
    "samenwerking_regie": "Samenwerking en regie",
    "informatiedeling": "Informatiedeling",
    "bedreiging": "Bedreiging van professionals",
    "internationaal": "Internationaal",
    "anders": "Anders",
}


def leg_beginwaarden(nu: datetime) -> None:
    """Make what is missing; what people changed since, or removed of the themas, stays as they left
    it.
    """
    with schrijven():
        for soort in VASTE_GREMIA:
            Gremium.get_or_create(
                soort=soort, defaults={"naam": soort.label, "ingesteld_op": dag(nu)}
            )
        if not Thema.select().exists():
            for volgorde, (sleutel, naam) in enumerate(THEMAS.items(), 1):
                Thema.create(sleutel=sleutel, naam=naam, volgorde=volgorde)
