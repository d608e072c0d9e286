"""Seats that begin and end, now and by themselves: who hears, what is kept, and who chairs."""

from datetime import timedelta

import pytest

from portal.daden import NuNiet
from portal.engine import Onvolledig, Verzoek
from portal.gegevens.bewijs import standfouten
from portal.jobs import ronde
from portal.models import Bericht, Gremium, Lidmaatschap, Persoon, Toezegging
from portal.steps import werkgroep
from portal.steps.beheer import gremia
from portal.steps.bijeenkomst import uitnodigen
from portal.steps.rondom import accounts
from portal.tools.tijd import dag
from portal.vocabulary import Antwoord, GremiumSoort, LidRol
from tests.hulp import vergaderen, wereld
from tests.hulp.uitnodigen import vers
from tests.hulp.wereld import NU

VANDAAG = dag(NU)
DAG = timedelta(days=1)


@pytest.fixture
def platform(mensen):
    """The Platform, with a meeting in two weeks to which its members were invited."""
    rij = vergaderen.plan(mensen.adviseur)
    uitnodigen.nodig_uit(rij, Verzoek(mensen.adviseur, NU))
    Bericht.delete().execute()
    return wereld.gremium_met(wereld.PLATFORM)


def verzoek(mensen, nu=NU, wie="beheerder", **invoer):
    return Verzoek(getattr(mensen, wie), nu, invoer)


def post():
    """Return what was mailed since the last time, sorted: whom, and what; but of the log, and
    to who looks along (contracts/test_plaats_gezien.py).
    """
    brieven = Bericht.select().where(Bericht.soort.not_in(("anker", "beheer")))
    rijen = [(b.aan.split("@")[0], b.soort, b.gegevens.get("wat")) for b in brieven]
    Bericht.delete().execute()
    return sorted(rijen, key=str)


def later(dagen):
    """Let the jobs run once on each day, at the hour of NU."""
    for n in range(1, dagen + 1):
        ronde.herinner(NU + n * DAG)


def zetel(persoon):
    rijen = Lidmaatschap.select().where(Lidmaatschap.persoon == persoon)
    return rijen.order_by(Lidmaatschap.van.desc(), Lidmaatschap.id.desc()).first()


def geef(mensen, gremium, wie, **anders):
    invoer = {"persoon": str(getattr(mensen, wie).id), "rol": LidRol.LID, **anders}
    gremia.geef_zetel(gremium, verzoek(mensen, **invoer))
    return zetel(getattr(mensen, wie))


ERBIJ = [("collega", "uitnodiging", None), ("collega", "vergadering", "uitnodiging")]
ERAF = [("deelnemer", "vergadering", "vervallen"), ("deelnemer", "zetel", None)]


def test_who_is_seated_today_hears_so_and_is_invited(mensen, platform):
    rij = geef(mensen, platform, "collega", mandaat="mag beslissen over inzet")
    assert (rij.rol, rij.van, rij.tot, rij.mandaat) == (
        LidRol.LID, VANDAAG, None, "mag beslissen over inzet",
    )  # fmt: skip
    assert post() == ERBIJ
    later(3)
    assert post() == []


def test_who_is_seated_on_a_day_to_come_hears_and_is_invited_on_that_day(mensen, platform):
    geef(mensen, platform, "collega", van=VANDAAG + 3 * DAG)
    later(2)
    assert post() == []
    ronde.herinner(NU + 3 * DAG)
    assert post() == ERBIJ
    later(5)
    assert post() == []


def test_who_leaves_on_a_day_to_come_hears_the_day_after_and_the_meeting_leaves_their_calendar(
    mensen, platform
):
    lid = zetel(mensen.deelnemer)
    Toezegging.create(
        bijeenkomst=platform.bijeenkomsten.get(),
        persoon=mensen.deelnemer,
        antwoord=Antwoord.KOM,
        op=NU,
    )
    gremia.beeindig_zetel(lid, verzoek(mensen, laatste_dag=VANDAAG + DAG))
    later(1)
    assert post() == [] and Toezegging.select().exists()
    ronde.herinner(NU + 2 * DAG)
    assert post() == ERAF and not Toezegging.select().exists()
    later(5)
    assert post() == []


def test_who_leaves_at_once_hears_at_once_and_once(mensen, platform):
    gremia.beeindig_zetel(zetel(mensen.deelnemer), verzoek(mensen, laatste_dag=None))
    assert post() == ERAF
    later(3)
    assert post() == []


def test_a_seat_that_is_taken_back_before_it_began_leaves_only_the_log(mensen, platform):
    rij = geef(mensen, platform, "collega", van=VANDAAG + 3 * DAG)
    gremia.beeindig_zetel(rij, verzoek(mensen, laatste_dag=None))
    later(4)
    assert zetel(mensen.collega) is None and post() == []
    assert list(standfouten()) == []


def test_the_term_of_a_specialist_that_passes_is_told_whichever_door_gave_the_seat(mensen, db):
    gremium = wereld.gremium_met(wereld.WERKGROEP)
    invoer = {"persoon": str(mensen.collega.id), "rol": LidRol.SPECIALIST}
    morgen = VANDAAG + DAG
    werkgroep.nodig_uit(gremium, verzoek(mensen, wie="adviseur", **invoer, specialist_tot=morgen))
    accounts.geef_zetel(mensen.buitenstaander, GremiumSoort.PLATFORM, LidRol.SPECIALIST, NU, morgen)
    post()
    later(4)
    assert post() == [("buitenstaander", "zetel", None), ("collega", "zetel", None)]


def test_of_a_werkgroep_that_closed_a_specialist_hears_once(mensen, db):
    gremium = wereld.gremium_met(wereld.WERKGROEP)
    rij = Lidmaatschap.get(Lidmaatschap.persoon == mensen.specialist)
    laatste = {"specialist_tot": VANDAAG + 2 * DAG}
    werkgroep.zet_laatste_dag(rij, verzoek(mensen, wie="adviseur", **laatste))
    werkgroep.sluit(gremium, verzoek(mensen, wie="adviseur"))
    post()
    later(5)
    assert post() == []


def test_of_a_seat_of_one_day_its_begin_is_told_once_and_its_end_once(mensen, platform):
    morgen = VANDAAG + DAG
    geef(mensen, platform, "collega", van=morgen, tot=morgen)
    assert (post(), zetel(mensen.collega).meld_op) == ([], morgen)
    for _ in range(2):
        ronde.herinner(NU + DAG)
        assert zetel(mensen.collega).meld_op == morgen + DAG
    assert post() == ERBIJ
    for _ in range(2):
        ronde.herinner(NU + 2 * DAG)
        assert zetel(mensen.collega).meld_op is None
    weg = [("collega", "vergadering", "vervallen"), ("collega", "zetel", None)]
    assert post() == weg


def test_a_worker_that_slept_tells_of_no_seat_that_came_and_went(mensen, platform):
    geef(mensen, platform, "collega", van=VANDAAG + DAG, tot=VANDAAG + 2 * DAG)
    ronde.herinner(NU + 9 * DAG)
    assert post() == [] and zetel(mensen.collega).meld_op is None


def test_another_rol_begins_anew_so_that_it_stays_known_what_somebody_was(mensen, platform):
    lid = zetel(mensen.deelnemer)
    nieuw = {"rol": LidRol.SPECIALIST, "tot": VANDAAG + 9 * DAG, "mandaat": "Zelfde"}
    gremia.wijzig_zetel(lid, verzoek(mensen, **nieuw))
    oud, nu = Lidmaatschap.get_by_id(lid.id), zetel(mensen.deelnemer)
    assert (oud.rol, oud.tot) == (LidRol.LID, VANDAAG - DAG)
    assert (nu.rol, nu.van, nu.mandaat) == (LidRol.SPECIALIST, VANDAAG, "Zelfde")
    # A specialist sees no meeting before they promised.
    assert post() == [("deelnemer", "vergadering", "vervallen")]
    assert list(standfouten()) == []


def test_another_rol_without_a_word_about_the_mandate_keeps_it(mensen, platform):
    lid = zetel(mensen.deelnemer)
    Lidmaatschap.update(mandaat="Alles").where(Lidmaatschap.id == lid.id).execute()
    nieuw = {"rol": LidRol.SPECIALIST, "tot": VANDAAG + 9 * DAG}
    gremia.wijzig_zetel(Lidmaatschap.get_by_id(lid.id), verzoek(mensen, **nieuw))
    assert (zetel(mensen.deelnemer).rol, zetel(mensen.deelnemer).mandaat) == (
        LidRol.SPECIALIST, "Alles",
    )  # fmt: skip


def test_a_mandate_is_changed_in_place_and_nobody_is_mailed(mensen, platform):
    lid = zetel(mensen.deelnemer)
    gremia.wijzig_zetel(lid, verzoek(mensen, rol=LidRol.LID, mandaat="Alles", tot=None))
    assert Lidmaatschap.get_by_id(lid.id).mandaat == "Alles" and post() == []


@pytest.mark.parametrize("blijft", [True, False])
def test_a_successor_chairs_from_a_day_and_until_then_nothing_changes(mensen, platform, blijft):
    straks = VANDAAG + 3 * DAG
    wie = {"persoon": str(mensen.deelnemer.id), "van": straks, "mandaat": ""}
    gremia.benoem_voorzitter(platform, verzoek(mensen, **wie, blijft_lid=blijft))

    def zitten(op):
        rijen = Lidmaatschap.geldig(op).where(Lidmaatschap.gremium == platform).join(Persoon)
        return {z.persoon.email.split("@")[0]: z.rol.value for z in rijen}

    assert zitten(VANDAAG + 2 * DAG) == {"deelnemer": "lid", "voorzitter_platform": "voorzitter"}
    was = {"voorzitter_platform": "lid"} if blijft else {}
    assert zitten(straks) == {"deelnemer": "voorzitter"} | was
    later(5)
    weg = [("voorzitter_platform", "vergadering", "vervallen")]
    assert post() == ([] if blijft else [*weg, ("voorzitter_platform", "zetel", None)])
    assert list(standfouten()) == []


def test_a_chair_who_stays_as_a_member_keeps_the_mandate_and_the_last_day(mensen, platform):
    straks, tot = VANDAAG + 3 * DAG, VANDAAG + 90 * DAG
    oud = zetel(mensen.voorzitter_platform)
    Lidmaatschap.update(mandaat="Alles", tot=tot).where(Lidmaatschap.id == oud.id).execute()
    wie = {"persoon": str(mensen.collega.id), "van": straks, "mandaat": ""}
    gremia.benoem_voorzitter(platform, verzoek(mensen, **wie, blijft_lid=True))
    nu = zetel(mensen.voorzitter_platform)
    assert (nu.rol, nu.van, nu.mandaat, nu.tot) == (LidRol.LID, straks, "Alles", tot)


@pytest.mark.parametrize("tweede", [5, 10, 15])
@pytest.mark.parametrize("eerste", ["collega", "deelnemer"])
def test_whoever_was_named_and_never_chaired_is_what_they_were(mensen, platform, eerste, tweede):
    """And who chairs until then has one seat after it, however often another was named."""
    was = {z.persoon_id for z in Lidmaatschap.geldig(VANDAAG) if z.gremium == platform}
    for wie, over in ((eerste, 10), ("buitenstaander", tweede)):
        invoer = {"persoon": str(getattr(mensen, wie).id), "mandaat": "", "blijft_lid": True}
        gremia.benoem_voorzitter(platform, verzoek(mensen, **invoer, van=VANDAAG + over * DAG))
    eind = VANDAAG + 30 * DAG
    rijen = list(Lidmaatschap.geldig(eind).where(Lidmaatschap.gremium == platform))
    chaired = {getattr(mensen, eerste).id} if tweede > 10 else set()
    assert {z.persoon_id for z in rijen} == was | {mensen.buitenstaander.id} | chaired
    voorzitter = [z.persoon for z in rijen if z.rol is LidRol.VOORZITTER]
    assert voorzitter == [mensen.buitenstaander]
    oud = Lidmaatschap.select().where(Lidmaatschap.persoon == mensen.voorzitter_platform)
    assert [z.rol for z in oud.order_by(Lidmaatschap.van)] == [LidRol.VOORZITTER, LidRol.LID]
    later(30)
    brieven = post()
    assert ("voorzitter_platform", "zetel", None) not in brieven
    gevraagd = {wie for wie, soort, _ in brieven if soort == "uitnodiging"}
    mag = {"buitenstaander"} | ({"collega"} if eerste == "collega" and tweede > 10 else set())
    assert gevraagd == mag and list(standfouten()) == []


def test_a_chair_named_by_mistake_is_put_right_by_naming_another(mensen, platform):
    straks = VANDAAG + 3 * DAG
    for wie in ("collega", "deelnemer"):
        invoer = {"persoon": str(getattr(mensen, wie).id), "van": straks, "mandaat": ""}
        gremia.benoem_voorzitter(platform, verzoek(mensen, **invoer, blijft_lid=False))
    zit_voor = (Lidmaatschap.rol == LidRol.VOORZITTER) & (Lidmaatschap.gremium == platform)
    rijen = Lidmaatschap.geldig(straks).where(zit_voor)
    assert [z.persoon for z in rijen] == [mensen.deelnemer]
    assert zetel(mensen.collega) is None and list(standfouten()) == []


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"wie": "deelnemer"}, NuNiet),  # sits there
        ({"wie": "beheerder"}, NuNiet),  # whose seats never count
        ({"rol": LidRol.VOORZITTER}, NuNiet),  # there is one
        ({"rol": LidRol.SPECIALIST}, Onvolledig),  # until when?
        ({"rol": LidRol.SPECIALIST, "tot": VANDAAG + 400 * DAG}, Onvolledig),
        ({"van": VANDAAG + 3 * DAG, "tot": VANDAAG + DAG}, Onvolledig),
        ({"tot": VANDAAG - DAG}, Onvolledig),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(mensen, platform, anders, fout):
    voor = Lidmaatschap.select().count()
    with pytest.raises(fout):
        geef(mensen, platform, **{"wie": "collega"} | anders)
    assert Lidmaatschap.select().count() == voor and post() == []


def test_a_closed_gremium_takes_nobody_and_an_ended_seat_no_change(mensen, platform):
    lid = zetel(mensen.deelnemer)
    Lidmaatschap.update(tot=VANDAAG - DAG).where(Lidmaatschap.id == lid.id).execute()
    with pytest.raises(NuNiet):
        gremia.wijzig_zetel(lid, verzoek(mensen, mandaat="X", tot=None, rol=LidRol.LID))
    Gremium.update(gesloten_op=VANDAAG).execute()
    with pytest.raises(NuNiet):
        geef(mensen, platform, "collega")


def test_the_number_of_an_invitation_goes_up_each_time_somebody_comes_or_goes(mensen, platform):
    rij = platform.bijeenkomsten.get()
    geef(mensen, platform, "collega", van=VANDAAG + DAG, tot=VANDAAG + 2 * DAG)
    later(4)
    assert vers(rij).uitnodiging == rij.uitnodiging + 2
