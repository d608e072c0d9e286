"""What the tests of typed text share: an intake, answers that come late, what the tab keeps."""

TRAAG = 0.3  # seconds that an answer is under way
INTAKE = {
    "Waar zit je vast, in één zin?": "Mag ik de school bellen?",
    "Wat is je vraag?": "Mag dit?",
    "Je naam": "Noor",
    "Je e-mailadres op je werk": "noor@test.example",
    "Je organisatie": "School",
    "Je functie": "Docent",
}
TITEL = "Waar zit je vast, in één zin?"
STUUR = "Dilemma indienen"


class Vragen:
    """What the browser asked before it dropped something, and the answer that it gets."""

    def __init__(self, venster, antwoord):
        self.gesteld, self.antwoord = [], antwoord
        venster.pagina.on("dialog", self._vraag)

    def _vraag(self, dialoog):
        self.gesteld.append(dialoog.type)
        (dialoog.accept if self.antwoord else dialoog.dismiss)()


def veld(v, label):
    return v.pagina.get_by_label(label, exact=True)


def knop(v, naam):
    return v.pagina.get_by_role("button", name=naam, exact=True)


def vul_in(v, velden=INTAKE):
    for label, tekst in velden.items():
        veld(v, label).fill(tekst)
    v.pagina.get_by_label("Uithuwelijking").check()


def vertraag(v, patroon):
    """Let each answer of these addresses come late."""

    def stuur_door(route):
        antwoord = route.fetch()
        v.pagina.wait_for_timeout(TRAAG * 1000)
        route.fulfill(response=antwoord)

    v.pagina.route(patroon, stuur_door)


def kladden(v):
    return v.pagina.evaluate("JSON.stringify({...sessionStorage})")
