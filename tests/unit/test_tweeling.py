"""Two portals on one PostgreSQL: it makes no difference which of them answers, and one that is
killed takes nothing along.
"""

import signal
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import cycle

import pytest

from portal import audit
from portal.models import Bericht, Signaal, Stuk
from portal.steps.rondom import toegang
from portal.tools import tijd
from tests.hulp import databases, rijen, tweeling, web, wereld
from tests.hulp.tweeling import Klant
from tests.web.rondom.test_signaal import ALLES as SIGNAAL

pytestmark = pytest.mark.postgres
STUK = b"%PDF-1.7 een stuk"
SAMEN, PER_KLANT = 4, 6


@pytest.fixture(scope="module")
def backend():
    return "postgresql"


@pytest.fixture
def tweetal(eigen_url):
    """The ports of two that serve, with who is signed in as an adviseur at either."""
    with databases.verbonden(eigen_url):
        adviseur = wereld.mensen().adviseur
        rijen.stuk(
            None, adviseur, jaar=2026, soort="jaarrapport", inhoud=STUK,
            sha256=sha256(STUK).hexdigest(),
        )  # fmt: skip
        with tweeling.bediend(eigen_url) as processen:
            yield processen


def adviseur_binnen():
    http = web.maak_app(secret_key=tweeling.GEHEIM).test_client()
    with http.session_transaction() as sessie:
        token = toegang.begin_demo_sessie(wereld.mensen().adviseur, tijd.nu())
        sessie["_user_id"], sessie["_fresh"] = token, True
    return Klant(f"session={http.get_cookie('session').value}")


def test_a_session_a_form_a_paper_and_a_limit_are_of_both(tweetal):
    een, ander = tweetal
    ik, stuk = adviseur_binnen(), Stuk.select().get()
    assert [ik.vraag(poort, "/postvak").status for poort in (een, ander, een)] == [200] * 3
    bytes_ = {ik.vraag(poort, f"/stukken/{stuk.id}.pdf").inhoud for poort in (een, ander)}
    assert bytes_ == {STUK}
    assert ik.vraag(een, "/uitloggen", **ik.formulier(ander, "/postvak")).status == 303
    assert {ik.vraag(poort, "/postvak").status for poort in (een, ander)} == {302}

    gast = Klant()
    velden = gast.formulier(een, "/signaal") | SIGNAAL
    keren = [gast.vraag(poort, "/signaal", **velden) for poort in (ander, een, ander)]
    assert [keer.status for keer in keren] == [303] * 3
    assert len({keer.waarheen for keer in keren}) == 1 == Signaal.select().count()

    vraagt = Klant()
    velden = vraagt.formulier(een, "/inloggen") | {"email": "iemand@test.example"}
    om_en_om = cycle((een, ander))
    statussen = [vraagt.vraag(next(om_en_om), "/inloggen", **velden).status for _ in range(7)]
    assert statussen == [200] * 5 + [429] * 2


def stuur(klant, velden, poorten):
    """Send a form until one of them says that it has it; return how often that took."""
    for keer, poort in enumerate(poorten, 1):
        if klant.vraag(poort, "/signaal", **velden).status == 303:
            return keer
    raise AssertionError("nobody says that it was kept")


def test_one_that_is_killed_loses_nothing_that_it_acknowledged_and_doubles_nothing(tweetal):
    een, ander = tweetal
    gestuurd = []

    def bezoek(nummer):
        for keer in range(PER_KLANT):
            klant, titel = Klant(), f"Signaal {nummer}-{keer}"
            adres = {"email": f"s{nummer}-{keer}@test.example", "titel": titel}
            velden = klant.formulier(ander, "/signaal") | SIGNAAL | adres
            stuur(klant, velden, [een, *[ander] * 5] if keer % 2 else [ander] * 5)
            gestuurd.append(titel)
            if len(gestuurd) == SAMEN * PER_KLANT // 3:
                tweetal[een].send_signal(signal.SIGKILL)

    with ThreadPoolExecutor(SAMEN) as menigte:
        list(menigte.map(bezoek, range(SAMEN)))
    assert sorted(s.titel for s in Signaal.select()) == sorted(gestuurd)
    assert len({s.nummer for s in Signaal.select()}) == SAMEN * PER_KLANT
    assert list(audit.fouten()) == []
    wachten = Bericht.select().where(Bericht.soort == "bevestigen")
    assert wachten.count() == SAMEN * PER_KLANT
