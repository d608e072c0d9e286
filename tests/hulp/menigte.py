"""Many rows of every kind that grows with the years, all beside the same few: what a list must
bear.

They are written at once, as copies of rows that walked the real steps, with texts as long as people
write them.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from typing import Any

from peewee import CharField, Model, TextField, chunked

from portal import models as m
from portal.tools.tijd import dag
from portal.vocabulary import Status, WachtOp
from tests.hulp import wereld
from tests.hulp.wereld import NU

TEKST = (
    "Een zin zoals iemand die schrijft, met wat er speelt en wat er al is gedaan. " * 26
).strip()
PER_KEER = 200  # rows in one statement
_nummer = count(100_000)

# What does not grow: people sit round one table for one day, and themas are chosen once.
BEGRENSD = {
    "Agendapunt": "an agenda is of one day",
    "Opmerking": "what a few people say of one draft",
    "Aanwezigheid": "people round one table",
    "Toezegging": "people round one table",
    "Lidmaatschap": "people round one table",
    "Gesprekstafel": "tables in one room",
    "Tafelgast": "people at one table",
    "Medegremium": "who meets together",
    "Optie": "ways out that one text offers",
    "Thema": "chosen once",
    "DilemmaThema": "the themas of one dilemma",
    "Passkey": "the devices of one person",
    "Koppeling": "the accounts that one person signs in with elsewhere",
    "Bundel": "dilemmas that one meeting treats as one",
}
# What no page lists.
ONGETOOND = {
    *(
        "Adreswijziging",
        "Inloglink",
        "Linkverzoek",
        "Inlogpoging",
        "Turf",
        "Wachtwoord",
        "Codeapp",
        "Herstelcode",
    ),
    *("Verzoeksleutel", "Teller", "Instelling", "Exemplaar", "Volger"),
}

Maat = Callable[[int], Any]


def kopieen(rij: Model, aantal: int, **anders: Any) -> list[int]:
    """Write copies of a row and return their ids; a value may be a function of the count. What is
    unique is numbered, what somebody types is long.
    """
    model, begin = type(rij), _hoogste(type(rij))
    velden = [v for v in model._meta.sorted_fields if not v.primary_key]
    rijen = (
        {v.name: _waarde(v, rij.__data__.get(v.name), n, anders) for v in velden}
        for n in range(aantal)
    )
    for groep in chunked(rijen, PER_KEER):
        model.insert_many(groep).execute()
    ids = model.select(model.id).where(model.id > begin).order_by(model.id)
    return [id_ for (id_,) in ids.tuples()]


def _hoogste(model: type[Model]) -> int:
    return model.select(model.id).order_by(model.id.desc()).limit(1).scalar() or 0


def _waarde(veld: Any, waarde: Any, n: int, anders: dict[str, Any]) -> Any:
    if veld.name in anders:
        anders_ = anders[veld.name]
        return anders_(n) if callable(anders_) else anders_
    if veld.name == "nummer" and veld.unique:
        return f"{waarde[:6]}-{next(_nummer)}"[-20:].replace("--", "-")
    if veld.unique and isinstance(veld, CharField):
        return f"{next(_nummer)}-{waarde}"[: veld.max_length]
    return TEKST if isinstance(veld, TextField) and waarde else waarde


def per(ids: list[int]) -> Maat:
    """Return the value that gives each copy the id of another one."""
    return lambda n: ids[n]


def vul(ladder: dict[Status, m.Dilemma], aantal: int) -> None:
    """Add so many rows of every kind beside what `rondgang.vul` made."""
    for doe in VULT.values():
        doe(ladder, aantal)


def _personen(_ladder: Any, aantal: int) -> None:
    kopieen(wereld.mensen().collega, aantal, naam=lambda n: f"Iemand {n}")
    kopieen(m.Organisatie(naam="Instelling", sleutel="instelling"), aantal)


def _sessies(_ladder: Any, aantal: int) -> None:
    """Somebody who signed in, and never out."""
    mensen = wereld.mensen()
    for wie in (mensen.adviseur, mensen.inbrenger):
        tijden = {"begonnen_op": NU, "gezien_op": NU, "verloopt_op": NU + timedelta(hours=8)}
        kopieen(m.Sessie(persoon=wie, token_hash="x", apparaat="Firefox", **tijden), aantal)


def _gremia(_ladder: Any, aantal: int) -> None:
    groep = wereld.gremium_met(wereld.ANDERE_WERKGROEP)
    kopieen(groep, aantal, gesloten_op=dag(NU))


def _dilemmas(ladder: dict[Status, m.Dilemma], aantal: int) -> None:
    """What was filed, what ended, and what runs at each gremium."""
    for status in (Status.CONCEPT, Status.INGEDIEND, Status.AFGEROND):
        kopieen(m.Dilemma.get_by_id(ladder[status].id), aantal)
    for status in (Status.PLATFORM, Status.WERKGROEP, Status.BERAAD):
        ids = kopieen(m.Dilemma.get_by_id(ladder[status].id), aantal, wacht_op=WachtOp.CCV)
        loopt = m.Behandeling.geeindigd_op.is_null()
        verblijf = m.Behandeling.get(m.Behandeling.dilemma == ladder[status], loopt)
        kopieen(verblijf, aantal, dilemma=per(ids))


def _bij_dilemma(ladder: dict[Status, m.Dilemma], aantal: int) -> None:
    """All that is written about one dilemma, and about the one whose page is fullest."""
    for model in (m.Vraag, m.Notitie, m.Lotverzoek):
        kopieen(model.select().order_by(model.id).get(), aantal)
    for status in (Status.INGEDIEND, Status.BERAAD):
        laatste = m.Gebeurtenis.select().where(m.Gebeurtenis.dilemma == ladder[status])
        kopieen(laatste.order_by(m.Gebeurtenis.id.desc()).first(), aantal)
        waarden = {"veld": "dilemma.vraag", "oud": TEKST, "nieuw": TEKST, "zout": "x"}
        kopieen(
            m.Correctie(dilemma=ladder[status], wie=wereld.mensen().adviseur, op=NU, **waarden),
            aantal,
        )


def _bijeenkomsten(_ladder: Any, aantal: int) -> None:
    """What comes, what was, and what was called off."""
    platform = wereld.gremium_met(wereld.PLATFORM)
    voorbeeld = m.Bijeenkomst.select().where(m.Bijeenkomst.gremium == platform)
    for dagen, anders in ((30, {}), (-30, {}), (20, {"afgezegd_op": NU})):
        kopieen(
            voorbeeld.order_by(m.Bijeenkomst.id.desc()).first(),
            aantal,
            begint=lambda n, d=dagen: NU + timedelta(days=d, minutes=n),
            uitgenodigd_op=NU,
            **anders,
        )


def _eerste(model: type[Model], hoeveel: int = 5) -> list[int]:
    return [id_ for (id_,) in model.select(model.id).order_by(model.id).limit(hoeveel).tuples()]


def _uitkomsten(ladder: dict[Status, m.Dilemma], aantal: int) -> None:
    """Acties, besluiten and opbrengsten: of a gremium, of a dilemma. Of one meeting there are as
    many as one evening brings: each meeting of the past decided something.
    """
    mensen, dilemma = wereld.mensen(), ladder[Status.BERAAD]
    platform = wereld.gremium_met(wereld.PLATFORM)
    waarden = {"wat": TEKST, "eigenaar": mensen.deelnemer, "termijn": dag(NU)}
    geweest = m.Bijeenkomst.select(m.Bijeenkomst.id).where(m.Bijeenkomst.begint < NU)
    ids = [id_ for (id_,) in geweest.order_by(m.Bijeenkomst.id.desc()).limit(aantal).tuples()]
    for van in ({"dilemma": dilemma}, {"bijeenkomst": per(ids)}):
        kopieen(m.Actie(gremium=platform, **waarden), aantal, **van)
        gedaan = {"status": "gedaan", "gereed_op": NU, "resultaat": TEKST}
        kopieen(m.Actie(gremium=platform, **gedaan, **waarden), aantal, **van)
        for status, vrij in (("vastgesteld", None), ("vrijgegeven", NU)):
            tekst = {"tekst": TEKST, "gemaakt_op": NU}
            kopieen(m.Besluit(status=status, vrijgegeven_op=vrij, **tekst), aantal, **van)
    les = {"soort": "inzicht", "tekst": TEKST, "titel": "Een les", "openbaarheid": "openbaar"}
    for van in ({"dilemma": dilemma}, {"gremium": wereld.gremium_met(wereld.WERKGROEP)}):
        ids = kopieen(m.Opbrengst(vrijgegeven_op=NU, **les, **van), aantal)
    mee = m.Mededilemma(opbrengst=ids[0], dilemma=ladder[Status.AFGEROND])
    kopieen(mee, aantal, opbrengst=per(ids))


def _rondom(ladder: dict[Status, m.Dilemma], aantal: int) -> None:
    """Signalen, mail that did not arrive and mail that waits."""
    for status in ("ingediend", "aangenomen"):
        gevonden = m.Signaal.select().where(m.Signaal.status == status)
        anders = {"bevestigd_op": NU, "bijeenkomst": None, "inbrenger": wereld.mensen().inbrenger}
        kopieen(gevonden.order_by(m.Signaal.id).first(), aantal, **anders)
    for moment in (m.Bericht.opgegeven_op, m.Bericht.volgende_poging_op):
        kopieen(m.Bericht.select().where(moment.is_null(False)).get(), aantal)


def _doelen(ladder: dict[Status, m.Dilemma], aantal: int) -> None:
    doel = m.Doel.select().order_by(m.Doel.id).first()
    ids = kopieen(doel, aantal)
    streef = m.Doeljaar.select().order_by(m.Doeljaar.id).first()
    kopieen(streef, aantal, doel=per(ids))
    meting = m.Meting(doel=doel, dag=dag(NU), stand=1, door=wereld.mensen().adviseur, op=NU)
    kopieen(meting, aantal)
    zelf = m.DoelDilemma(doel=doel, dilemma=ladder[Status.BERAAD])
    kopieen(zelf, aantal, doel=per(ids))
    over = m.Dilemma.select(m.Dilemma.id).where(m.Dilemma.status == Status.PLATFORM)
    nieuw = [id_ for (id_,) in over.order_by(m.Dilemma.id.desc()).limit(aantal).tuples()]
    kopieen(zelf, aantal, dilemma=per(nieuw))


def _stukken(_ladder: Any, aantal: int) -> None:
    """Versions of one paper, who they were for and who opened one."""
    stuk = m.Stuk.select().order_by(m.Stuk.id).first()
    vanaf = m.Stuk.select().where(m.Stuk.reeks == stuk.reeks).count()
    kopieen(stuk, aantal, versie=lambda n: vanaf + n + 1)
    mensen = m.Persoon.select(m.Persoon.id).order_by(m.Persoon.id.desc()).limit(aantal)
    ids = [id_ for (id_,) in mensen.tuples()]
    for model, anders in ((m.Ontvanger, {}), (m.Inzage, {"op": NU})):
        kopieen(model(stuk=stuk, persoon=ids[0], **anders), aantal, persoon=per(ids))


def _teksten(_ladder: Any, aantal: int) -> None:
    """A text that was changed again and again."""
    eerste = m.Tekstversie(sleutel="mail.vraag", tekst="{link}", door=wereld.mensen().beheerder)
    eerste.op = NU
    kopieen(eerste, aantal, versie=lambda _: next(_nummer))


VULT: dict[str, Callable[[dict[Status, m.Dilemma], int], None]] = {
    "Persoon Organisatie": _personen,
    "Sessie": _sessies,
    "Gremium": _gremia,
    "Dilemma Behandeling": _dilemmas,
    "Vraag Notitie Lotverzoek Gebeurtenis Correctie": _bij_dilemma,
    "Bijeenkomst": _bijeenkomsten,
    "Actie Besluit Opbrengst Mededilemma": _uitkomsten,
    "Signaal Bericht": _rondom,
    "Doel Doeljaar Meting DoelDilemma": _doelen,
    "Stuk Ontvanger Inzage": _stukken,
    "Tekstversie": _teksten,
}


def tabellen() -> Iterator[str]:
    """Yield the name of every table of which there can be many."""
    for namen in VULT:
        yield from namen.split()
