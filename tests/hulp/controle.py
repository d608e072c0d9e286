"""The promises of the design, checked on whatever a walk made of the data."""

from datetime import date

from portal import audit, policy
from portal.gegevens.bewijs import standfouten
from portal.models import Behandeling, Dilemma, Gebeurtenis, Gremium, Persoon
from portal.policy import Zicht
from portal.queries import wachten
from portal.vocabulary import BIJ_GREMIUM, Status, WachtOp
from portal.workflow import TREDE
from tests.hulp.wereld import ZETELS


def plek(dilemma: Dilemma) -> int | None:
    """Return the gremium that treats the dilemma now, or None."""
    stay = Behandeling.get_or_none(
        Behandeling.dilemma == dilemma, Behandeling.geeindigd_op.is_null()
    )
    return stay.gremium_id if stay and stay.begonnen_op else None


def alles(rijen: list[Dilemma], dag: date) -> None:
    """Assert every promise of the design about these dilemmas."""
    for dilemma in rijen:
        beurt(dilemma)
        _log(dilemma)
        verblijf(dilemma)
        zonder_antwoord = dilemma.open or dilemma.status is Status.INGETROKKEN
        assert zonder_antwoord or dilemma.terugkoppeling, "an end without an answer"
    _keten_en_zicht(rijen, dag)


def beurt(dilemma: Dilemma) -> None:
    """Assert that whose turn it is, since when and until when, is what the facts tell."""
    opgeslagen = wachten.Wacht(dilemma.wacht_op, dilemma.wacht_sinds, dilemma.volgende_datum)
    assert opgeslagen == wachten.stand(dilemma), "whose turn it is does not follow from the facts"
    assert (
        dilemma.open
        == (dilemma.wacht_op is not WachtOp.NIEMAND)
        == (dilemma.volgende_datum is not None)
    )


def _log(dilemma: Dilemma) -> None:
    """Replay the events: they give the status, without a gap, and every change of the row had its
    own version.
    """
    status, versie = Status.CONCEPT, 0
    for g in Gebeurtenis.select().where(Gebeurtenis.dilemma == dilemma).order_by(Gebeurtenis.id):
        assert g.versie > versie or g.naar is None, "two changes in one version"
        if g.naar:
            assert g.van is status, "the log has a gap"
            status = g.naar
        versie = g.versie
    assert status is dilemma.status and versie <= dilemma.versie, "the log does not give the row"


def verblijf(dilemma: Dilemma) -> None:
    """Assert that it is at a gremium of its rung while it is on that rung, in one place with its
    bundel.
    """
    gremium = plek(dilemma)
    assert (gremium is not None) == (dilemma.status in BIJ_GREMIUM), (
        "at no gremium, or still at one"
    )
    if gremium:
        assert Gremium.get_by_id(gremium).soort.trede is TREDE[dilemma.status]
    genoten = [Dilemma.get_by_id(rij.id) for rij in dilemma.samen()]
    assert {(lid.status, plek(lid)) for lid in genoten} == {(dilemma.status, gremium)}, (
        "a bundel in two places"
    )


def _keten_en_zicht(rijen: list[Dilemma], dag: date) -> None:
    """Assert that the log is whole and that nobody sees more or less than the table of the design
    allows.
    """
    assert list(audit.fouten()) == []
    assert list(standfouten()) == []
    for persoon in Persoon.select():
        assert {d.id: set(policy.zicht(persoon, d, dag)) for d in rijen} == {
            d.id: _mag_zien(persoon, d) for d in rijen
        }


def _mag_zien(persoon: Persoon, dilemma: Dilemma) -> set[Zicht]:
    """The table of the design, from the facts: who filed it, whether it was filed, where it was
    treated.
    """
    if persoon.is_adviseur:
        return set(Zicht) if dilemma.ingediend_op else set()
    zetel, _rol = ZETELS.get(persoon.email.split("@")[0], ("", None))
    behandeld = {b.gremium.naam for b in dilemma.behandelingen if b.begonnen_op}
    agendatekst = {Zicht.AGENDATEKST} if zetel in behandeld else set()
    return agendatekst | ({Zicht.INTAKE} if dilemma.inbrenger_id == persoon.id else set())
