"""What an inbrenger has filed, and which questions wait for an answer."""

from portal.models import Dilemma, Persoon, Thema, Volger, Vraag
from portal.vocabulary import EINDES


def dilemmas(persoon: Persoon) -> list[Dilemma]:
    """Return one's own dilemmas: those on their way first, newest first."""
    klaar = Dilemma.status.in_(EINDES)
    return list(
        Dilemma.select().where(Dilemma.inbrenger == persoon).order_by(klaar, Dilemma.id.desc())
    )


def met_nummer_om_te_bellen(persoon: Persoon) -> list[Dilemma]:
    """Return one's own dilemmas with which one is threatened: they hold where one can be called."""
    return [dilemma for dilemma in dilemmas(persoon) if dilemma.bedreigd and dilemma.ingediend_op]


def open_vragen(persoon: Persoon) -> list[Vraag]:
    """Return the questions of the CCV that this person still has to answer, most urgent first."""
    rijen = (
        Vraag.select(Vraag, Dilemma)
        .join(Dilemma)
        .where(
            Dilemma.inbrenger == persoon,
            Vraag.beantwoord_op.is_null(),
            Dilemma.status.not_in(EINDES),
        )
    )
    return list(rijen.order_by(Vraag.uiterlijk, Vraag.id))


def gevolgde_themas(persoon: Persoon) -> set[str]:
    """Return the keys of the themas this person follows."""
    rijen = Thema.select(Thema.sleutel).join(Volger).where(Volger.persoon == persoon)
    return {thema.sleutel for thema in rijen}
