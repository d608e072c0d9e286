"""Papers are issued with the agenda or not at all; what was issued stays, and who got it is
known.
"""

from collections import Counter
from hashlib import sha256

import pytest
from peewee import PeeweeException

from portal import audit
from portal.engine import NietToegestaan, Onvolledig, Verouderd
from portal.models import (
    Bericht,
    Bijeenkomst,
    Exemplaar,
    Gebeurtenis,
    Inzage,
    Medegremium,
    Ontvanger,
    Stuk,
)
from portal.queries.rondom import stuk as query
from portal.queries.rondom.stuk import Staat
from portal.steps.bijeenkomst import agenda
from portal.steps.rondom import stuk as stukken
from portal.steps.rondom.spoor import noteer_opening
from portal.tools.tijd import dag
from portal.vocabulary import LidRol, Rol, Stuksoort
from tests.contracts.test_gelijktijdig import tegelijk
from tests.hulp import stukken as hulp
from tests.hulp import vergaderen, wereld
from tests.hulp.stukken import met_verzoek
from tests.hulp.wereld import NU

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def gepland(mensen):
    return vergaderen.plan(mensen.adviseur)


@pytest.fixture
def stuk(gepland, mensen):
    return hulp.stel_vast(gepland, mensen.adviseur)


def namen(mensen_):
    return {persoon.email.split("@")[0] for persoon in mensen_}


def test_fixing_an_agenda_issues_it_to_the_members_and_mails_them(stuk, gepland):
    assert (stuk.versie, stuk.reeks, stuk.bijeenkomst_id) == (
        1,
        f"agenda b{gepland.id}",
        gepland.id,
    )
    assert bytes(stuk.inhoud) == f"%PDF agenda b{gepland.id} v1".encode()
    assert namen(rij.persoon for rij in stuk.ontvangers) == {"deelnemer", "voorzitter_platform"}
    brieven = Bericht.select().where(Bericht.soort == "bijeenkomst")
    assert {b.gegevens["pad"] for b in brieven} == {f"/bijeenkomsten/{gepland.id}"} and len(
        brieven
    ) == 2


def test_the_beraad_gets_a_briefing_too(mensen):
    b = vergaderen.plan(mensen.adviseur, wereld.gremium_met(wereld.BERAAD))
    hulp.stel_vast(b, mensen.adviseur)
    assert {s.soort for s in b.stukken} == {Stuksoort.AGENDA, Stuksoort.BRIEFING}
    assert (
        Bericht.select().where(Bericht.soort == "bijeenkomst").count() == 2
    )  # one mail each, not one a paper


def test_guests_of_a_joint_meeting_get_it_and_advisers_do_not(gepland, mensen):
    Medegremium.create(bijeenkomst=gepland, gremium=wereld.gremium_met(wereld.WERKGROEP))
    wereld.gremium_met(wereld.PLATFORM).lidmaatschappen.model.create(
        gremium=gepland.gremium, persoon=mensen.adviseur2, rol=LidRol.LID, van=wereld.INGESTELD
    )
    verwacht = {"deelnemer", "voorzitter_platform", "specialist", "trekker"}
    assert namen(query.leden_voor(gepland, dag(NU))) == verwacht


def test_a_paper_of_a_year_is_for_whoever_has_a_seat(mensen):
    assert namen(query.alle_leden(dag(NU))) == set(wereld.ZETELS)
    pad = stukken.geef_uit(hulp.drukwerk(2026, Stuksoort.JAARRAPPORT), met_verzoek(mensen.adviseur))
    stuk = Stuk.get()
    assert (pad, stuk.jaar, stuk.reeks) == (f"/stukken/{stuk.id}", 2026, "jaarrapport 2026")
    brieven = Bericht.select().where(Bericht.soort == "stuk")
    assert {b.gegevens["pad"] for b in brieven} == {pad} and len(brieven) == len(wereld.ZETELS)


def test_opening_the_agenda_again_keeps_the_paper_and_fixing_again_gives_version_two(
    stuk, gepland, mensen
):
    vergaderen.stel_vast(Bijeenkomst.get_by_id(gepland.id), mensen.adviseur, vast=False)
    assert query.staat(stuk, query.laatste(stuk.reeks)) is Staat.ACTUEEL
    tweede = hulp.stel_vast(gepland, mensen.adviseur)
    assert tweede.versie == 2 and query.staat(stuk, tweede) is Staat.VERVANGEN
    assert query.staat(tweede, tweede) is Staat.ACTUEEL
    assert [v.versie for v in query.versies(stuk.reeks)] == [2, 1]


def test_a_form_sent_twice_issues_once(gepland, mensen):
    vraag, gedrukt = met_verzoek(mensen.adviseur, "dubbel"), hulp.bij_vaststellen(gepland)
    paden = {agenda.stel_vast(gepland, vraag, stukken=gedrukt) for _ in range(2)}
    assert len(paden) == 1 and Stuk.select().count() == 1
    los = hulp.drukwerk(gepland, Stuksoort.BESLUITENLIJST)
    assert len({stukken.geef_uit(los, met_verzoek(mensen.adviseur, "los")) for _ in range(2)}) == 1
    assert Stuk.select().where(Stuk.soort == Stuksoort.BESLUITENLIJST).count() == 1


def test_what_is_no_longer_the_next_version_is_refused_and_fixes_nothing(stuk, gepland, mensen):
    oud = hulp.bij_vaststellen(gepland, versie=1)
    vergaderen.stel_vast(Bijeenkomst.get_by_id(gepland.id), mensen.adviseur, vast=False)
    Bericht.delete().execute()
    with pytest.raises(Verouderd):
        agenda.stel_vast(gepland, met_verzoek(mensen.adviseur), stukken=oud)
    assert Bijeenkomst.get_by_id(gepland.id).vastgesteld_op is None
    assert Stuk.select().count() == 1 and not Bericht.select().exists()


def test_an_agenda_that_changed_while_it_was_printed_is_not_issued(gepland, mensen):
    gedrukt, versie = hulp.bij_vaststellen(gepland), gepland.versie
    vergaderen.voeg_toe(gepland, mensen.adviseur2)
    vraag = vergaderen.Verzoek(mensen.adviseur, NU, versie=versie)
    with pytest.raises(Verouderd):
        agenda.stel_vast(gepland, vraag, stukken=gedrukt)
    assert not Stuk.select().exists()


def test_of_two_advisers_at_once_one_issues(eigen_database):
    mensen = wereld.mensen()
    b = vergaderen.plan(mensen.adviseur)
    stapels = [hulp.bij_vaststellen(b) for _ in range(2)]
    wie = (mensen.adviseur, mensen.adviseur2)

    def stel_vast(n):
        vraag = vergaderen.Verzoek(wie[n], NU, versie=b.versie)
        return agenda.stel_vast(b, vraag, stukken=stapels[n])

    assert Counter(type(u) for u in tegelijk(2, stel_vast)) == {
        str: 2
    }  # the second finds it fixed already
    assert [s.versie for s in Stuk.select()] == [1] and Ontvanger.select().count() == 2
    losse = [hulp.drukwerk(b, Stuksoort.BESLUITENLIJST) for _ in range(2)]
    uitkomsten = tegelijk(2, lambda n: stukken.geef_uit(losse[n], met_verzoek(wie[n])))
    assert Counter(type(u) for u in uitkomsten) == {str: 1, Verouderd: 1}


def test_only_an_adviseur_issues_and_withdraws(stuk, gepland, mensen):
    with pytest.raises(NietToegestaan):
        stukken.geef_uit(hulp.drukwerk(gepland), met_verzoek(mensen.voorzitter_platform))
    with pytest.raises(NietToegestaan):
        stukken.trek_in(stuk, met_verzoek(mensen.voorzitter_platform, reden="Zomaar"))
    assert Stuk.select().count() == 1 and Stuk.get().ingetrokken_op is None


def test_withdrawing_says_why_once_and_mails_the_recipients(stuk, mensen):
    with pytest.raises(Onvolledig):
        stukken.trek_in(stuk, met_verzoek(mensen.adviseur))
    for reden in ("Verkeerde bijlage", "Nog een keer"):
        stukken.trek_in(stuk, met_verzoek(mensen.adviseur, reden=reden))
    assert query.laatste(stuk.reeks).intrekreden == "Verkeerde bijlage"
    brieven = list(Bericht.select().where(Bericht.soort == "ingetrokken"))
    assert {b.aan.split("@")[0] for b in brieven} == {"deelnemer", "voorzitter_platform"} and len(
        brieven
    ) == 2
    assert brieven[0].gegevens == {"pad": f"/stukken/{stuk.id}", "nummer": stuk.nummer}


def test_a_withdrawn_version_keeps_its_number_and_is_not_compared_with(stuk, gepland, mensen):
    stukken.trek_in(stuk, met_verzoek(mensen.adviseur, reden="Fout"))
    assert query.vergeleken_met(stuk.reeks) is None
    assert hulp.stel_vast(gepland, mensen.adviseur).versie == 2


@pytest.mark.parametrize("veld", ["inhoud", "titel", "versie", "sha256", "code", "wijzigingen"])
def test_what_was_issued_cannot_be_changed(stuk, veld):
    nieuw = {"inhoud": b"anders", "versie": 9, "wijzigingen": ["x"]}.get(veld, "anders")
    with pytest.raises(PeeweeException, match="uitgegeven"):
        Stuk.update({veld: nieuw}).where(Stuk.id == stuk.id).execute()


def test_the_log_vouches_for_the_bytes(stuk):
    gegevens = Gebeurtenis.get(Gebeurtenis.soort == "stuk").gegevens
    bron = sha256(stuk.bron.encode()).hexdigest()
    assert gegevens.pop("anker") in stuk.bron
    assert gegevens == {"wat": "uitgegeven", "code": stuk.code, "sha256": stuk.sha256, "bron": bron}
    assert list(audit.fouten()) == []


def test_who_opened_it_is_counted_by_recipient(stuk, mensen):
    assert query.geopend([stuk]) == {stuk.id: (0, 2)}
    for wie in (mensen.deelnemer, mensen.deelnemer, mensen.adviseur):
        noteer_opening(stuk, wie, NU)
    assert query.geopend([stuk]) == {stuk.id: (1, 2)}
    assert {(x.persoon.naam, x.ontvanger, x.keren) for x in query.lezers(stuk)} == {
        ("Deelnemer", True, 2),
        ("Voorzitter platform", True, 0),
        ("Adviseur", False, 1),
    }
    assert Inzage.select().count() == 3


def test_of_two_first_openings_both_get_the_copy_that_was_kept(gepland, mensen):
    stuk = hulp.stel_vast(gepland, mensen.adviseur, op_naam=True)
    kopieen = {
        stukken.bewaar_exemplaar(stuk, mensen.deelnemer, inhoud, NU) for inhoud in (b"een", b"twee")
    }
    assert kopieen == {b"een"} and Exemplaar.select().count() == 1


def test_no_copy_is_kept_of_what_is_not_personal_or_was_withdrawn(gepland, mensen):
    gewoon = hulp.stel_vast(gepland, mensen.adviseur)
    persoonlijk = hulp.stel_vast(gepland, mensen.adviseur, op_naam=True)
    stukken.trek_in(persoonlijk, met_verzoek(mensen.adviseur, reden="Fout"))
    for stuk in (gewoon, Stuk.get_by_id(persoonlijk.id)):
        with pytest.raises(NietToegestaan):
            stukken.bewaar_exemplaar(stuk, mensen.deelnemer, b"x", NU)


def test_nobody_without_a_seat_gets_a_paper(stuk, mensen):
    assert mensen.beheerder.rol is Rol.BEHEERDER
    zien = {n for n in wereld.PERSONAS if query.stuk(stuk.id, getattr(mensen, n), dag(NU))}
    assert zien == {"adviseur", "adviseur2", "deelnemer", "voorzitter_platform"}
