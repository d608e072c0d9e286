"""Where things are on the web, for whoever knows no Flask: outcomes of a deed, mail, papers.

Views and templates build the same addresses with `url_for`; a contract test holds the two together.
"""

POSTVAK = "/postvak"
MIJN = "/mijn"
GEGEVENS = "/gegevens"
ACTIES = "/acties"
DOELEN = "/doelen"
BIJEENKOMSTEN = "/bijeenkomsten"
INLOGGEN = "/inloggen"
BEHEER = "/beheer"
BRIEVEN = "/beheer/brieven"
VERANDERD = "/beheer/veranderd"
INVOER = "/beheer/invoer"
THEMAS = "/beheer/themas"
TEKSTEN = "/beheer/teksten"
BEVEILIGING = "/mijn/beveiliging"


def dilemma(nummer: str, deel: str = "") -> str:
    """Return the address of a dilemma, or of a part of it such as 'agendatekst'."""
    return _met(f"/dilemma/{nummer}", deel)


def signaal(nummer: str) -> str:
    """Return the address of a signaal."""
    return f"/signaal/{nummer}"


def bijeenkomst(id_: int, deel: str = "") -> str:
    """Return the address of a meeting, or of a part of it such as 'vergadering'."""
    return _met(f"{BIJEENKOMSTEN}/{id_}", deel)


def punt(bijeenkomst_id: int, id_: int, deel: str = "") -> str:
    """Return the address of an agendapunt, or of a part of it such as 'rijp'."""
    return bijeenkomst(bijeenkomst_id, _met(f"punten/{id_}", deel))


def werkgroep(id_: int) -> str:
    """Return the address of a werkgroep or denktank."""
    return f"/werkgroepen/{id_}"


def gremium(id_: int) -> str:
    """Return the address of the Platform or the Beraad."""
    return f"/gremium/{id_}"


def beheerd_gremium(id_: int) -> str:
    """Return where the seats of a gremium are looked after."""
    return f"{BEHEER}/gremia/{id_}"


def geheimhouding(zetel_id: int) -> str:
    """Return where a specialist promises geheimhouding for a seat, and so comes in."""
    return f"/geheimhouding/{zetel_id}"


def actie(id_: int) -> str:
    """Return the address of an actie."""
    return f"{ACTIES}/{id_}"


def doel(id_: int) -> str:
    """Return the address of a national goal."""
    return f"{DOELEN}/{id_}"


def opbrengst(id_: int) -> str:
    """Return the address of an opbrengst in the kennisbank."""
    return f"/kennisbank/{id_}"


def stuk(id_: int) -> str:
    """Return the address of an issued paper."""
    return f"/stukken/{id_}"


def controle(code: str) -> str:
    """Return where anybody can check a paper by its code."""
    return f"/controleer/{code}"


def inloglink(token: str) -> str:
    """Return where a single-use link leads."""
    return f"{INLOGGEN}/{token}"


def bevestiglink(token: str) -> str:
    """Return where a link leads that asks whether somebody filed what was filed."""
    return f"/bevestigen/{token}"


def adreslink(token: str) -> str:
    """Return where the owner of a new address says that it is theirs."""
    return f"/adres/{token}"


def mens(id_: int) -> str:
    """Return where a beheerder looks after an account."""
    return f"{BEHEER}/mensen/{id_}"


def organisatie(id_: int) -> str:
    """Return where a beheerder looks after an organisation."""
    return f"{BEHEER}/organisaties/{id_}"


def van_uitkomst(uitkomst: str) -> str:
    """Return the address that the outcome of a deed leads to, which may be a number; an empty
    string for a mere word.
    """
    soort = {"D-": dilemma, "S-": signaal}.get(uitkomst[:2])
    if soort:
        return soort(uitkomst)
    return uitkomst if uitkomst.startswith("/") else ""


def _met(adres: str, deel: str) -> str:
    return f"{adres}/{deel}" if deel else adres
