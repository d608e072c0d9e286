"""What it takes to file: a dilemma that is complete, and an account for the address of whoever
files without one, which can turn out to be another. Shared by filing, by reopening what was
withdrawn as a concept, and by a signaal.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from portal.engine import Onvolledig, Verzoek
from portal.models import Bericht, Dilemma, DilemmaThema, Inloglink, Persoon, Signaal, Thema
from portal.steps.gedeeld.organisatie import bekend
from portal.tools import adressen
from portal.tools.mailadres import mailadres
from portal.velden.intake import AFZENDER, INTAKE
from portal.vocabulary import Onbezorgd

GEGEVENS = tuple(veld.naam for veld in AFZENDER)
NODIG = tuple(veld.naam for veld in INTAKE if veld.verplicht)


def noteer(dilemma: Dilemma, nu: datetime) -> None:
    """Note the moment of the first filing: before it the CCV sees nothing.

    Raises Onvolledig when the intake lacks what every dilemma needs.
    """
    if ontbreekt := [naam for naam in NODIG if not getattr(dilemma, naam)]:
        raise Onvolledig(", ".join(ontbreekt))
    if dilemma.ingediend_op is None:
        dilemma.ingediend_op = nu
        dilemma.save(only=[Dilemma.ingediend_op])


def zet_themas(dilemma: Dilemma, sleutels: Iterable[str]) -> None:
    """Let a dilemma bear exactly these themas."""
    DilemmaThema.delete().where(DilemmaThema.dilemma == dilemma).execute()
    for thema in Thema.select().where(Thema.sleutel.in_(list(sleutels))):
        DilemmaThema.create(dilemma=dilemma, thema=thema)


def inbrenger_voor(invoer: Mapping[str, Any]) -> Persoon:
    """Return the account for a typed address. What was typed of its owner stays with what was
    filed (`afzender`): they may not know of it.
    """
    persoon: Persoon
    persoon, _ = Persoon.get_or_create(
        email=mailadres(invoer["email"]), defaults=dict.fromkeys(GEGEVENS, "")
    )
    return persoon


def afzender(invoer: Mapping[str, Any]) -> dict[str, str]:
    """Return who the sender says they are, as far as they do."""
    return {naam: invoer[naam] for naam in GEGEVENS if invoer.get(naam)}


def trek_brieven_in(zaak: Dilemma | Signaal, nu: datetime) -> None:
    """Use up the links to the address that was wrong, and drop the letters that wait or bounced;
    where more waits for that address, they are about that from now on.
    """
    eerste = zaak.inbrenger_id
    if rest := _wacht_ook(zaak):
        return _geef_brieven_aan(zaak, rest)
    Inloglink.update(gebruikt_op=nu, volgende=adressen.MIJN).where(
        Inloglink.bevestigt == zaak.nummer, Inloglink.persoon == eerste
    ).execute()
    weg = {"volgende_poging_op": None, "opgegeven_op": nu, "waarom": Onbezorgd.GEEN_ZICHT}
    Bericht.update(**weg).where(
        Bericht.zaak == zaak.nummer, Bericht.persoon == eerste, Bericht.verstuurd_op.is_null()
    ).execute()


def neem_over(zaak: Dilemma | Signaal, persoon: Persoon, nu: datetime) -> None:
    """Let what was filed be confirmed by the owner of its address. Who they say they are there
    fills in what they had not told of themselves yet.
    """
    vul_aan(persoon, zaak.afzender)
    zaak.bevestigd_op, zaak.afzender = nu, {}
    zaak.save(only=["bevestigd_op", "afzender"])


def _wacht_ook(zaak: Dilemma | Signaal) -> Dilemma | Signaal | None:
    """Return something else that was filed under the same address and that nobody confirmed."""

    def eerste(soort: type[Dilemma] | type[Signaal]) -> Any:
        wacht = (soort.inbrenger == zaak.inbrenger_id) & soort.bevestigd_op.is_null()
        return soort.select().where(wacht, soort.nummer != zaak.nummer).order_by(soort.id).first()

    rest: Dilemma | Signaal | None = eerste(Dilemma) or eerste(Signaal)
    return rest


def _geef_brieven_aan(zaak: Dilemma | Signaal, rest: Dilemma | Signaal) -> None:
    waarheen = adressen.signaal if isinstance(rest, Signaal) else adressen.dilemma
    Inloglink.update(bevestigt=rest.nummer, volgende=waarheen(rest.nummer)).where(
        Inloglink.bevestigt == zaak.nummer, Inloglink.persoon == zaak.inbrenger_id
    ).execute()
    brieven = (Bericht.zaak == zaak.nummer) & (Bericht.persoon == zaak.inbrenger_id)
    for bericht in list(Bericht.select().where(brieven, Bericht.soort == "bevestigen")):
        bericht.zaak, bericht.gegevens = rest.nummer, bericht.gegevens | {"nummer": rest.nummer}
        bericht.save(only=[Bericht.zaak, Bericht.gegevens])


def wie_indient(verzoek: Verzoek) -> Persoon | None:
    """Return the account of whoever files, or None for an address that is new."""
    return verzoek.actor or Persoon.met_email(mailadres(verzoek.invoer["email"]))


def mist(persoon: Persoon | None) -> list[str]:
    """Return which of their own details somebody with an account has not given yet."""
    return [naam for naam in GEGEVENS if persoon and not getattr(persoon, naam)]


def vul_aan(persoon: Persoon, invoer: Mapping[str, Any]) -> None:
    """Fill in the details that somebody had not given yet, as far as they do so now."""
    if nieuw := {naam: invoer[naam] for naam in mist(persoon) if invoer.get(naam)}:
        for naam, waarde in nieuw.items():
            setattr(persoon, naam, bekend(waarde) if naam == "organisatie" else waarde)
        persoon.save(only=list(nieuw))
