"""The room of beheer as a whole: what is done there stands on "wat er veranderde", and none of its
pages holds content (that no page of a beheerder does: tests/web/overal/test_beheerder.py).
"""

from portal.docs.rechten import alle_daden
from portal.vocabulary import BEHEER
from tests.hulp import rondgang, web

APP = web.maak_app()


def test_what_a_deed_of_the_room_logs_stands_on_the_page_of_changes():
    daden = {n: d for n, d in alle_daden().items() if n.startswith("beheer.")}
    buiten = {n for n, d in daden.items() if d.logt is None or d.logt.voorval not in BEHEER}
    assert len(daden) > 8 and buiten == set()


def test_every_page_of_the_room_is_for_who_looks_after_it():
    regels = [r for m in ("GET", "POST") for r in rondgang.routes(APP, m)]
    merken = {r.rule: rondgang.toegang(APP, r) for r in regels if r.endpoint.startswith("beheer.")}
    assert set(merken.values()) <= {"beheer", "beheerder", "mail", "adviseur"} and len(merken) > 5
    assert all(pad.startswith("/beheer") for pad in merken)
