"""The front page of /beheer: what one may open there, and a page for each."""

from portal.views.beheer.voordeur import ONDERWERPEN


def links(pagina):
    return [a for a in pagina.html.split("<main")[1].split("</main>")[0].split('href="')[1:]]


def test_a_beheerder_has_a_link_to_each_subject_and_each_opens(client, mensen):
    beheerder = client(mensen.beheerder)
    pagina = beheerder.open("/beheer")
    for onderwerp in ONDERWERPEN:
        assert onderwerp.titel in pagina.html
    assert {beheerder.open(a.partition('"')[0]).status for a in links(pagina)} == {200}


def test_an_adviseur_has_a_link_to_what_opens_and_to_nothing_else(client, mensen):
    adviseur = client(mensen.adviseur)
    gevonden = links(adviseur.open("/beheer"))
    assert gevonden and {adviseur.open(a.partition('"')[0]).status for a in gevonden} == {200}
