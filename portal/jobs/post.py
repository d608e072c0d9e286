"""Mail: outbox rows become plain letters, each sent at least once. Number, verb and link; never
content.

A worker that is killed after the mail server took a letter and before the row says so sends it
again, with the same Message-ID. The other order could lose one.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from time import monotonic
from typing import Any, NamedTuple

from peewee import Case

from portal.db import schrijven
from portal.jobs import kalender, onbezorgd
from portal.jobs.brief import maak_op
from portal.jobs.onbezorgd import Afloop
from portal.models import Bericht, Bijeenkomst, Stuk
from portal.queries.bijeenkomst.plannen import in_het_kort
from portal.queries.herstelbaar import PER_NAAM
from portal.queries.teksten import contact, teksten
from portal.steps.rondom.toegang import LINKDUUR
from portal.tools import adressen
from portal.tools.mailadres import mailadres
from portal.tools.tijd import als_dag, als_datum_kort
from portal.tools.zeker import zeker
from portal.vocabulary import BEZIG, GEWONE_RANG, RANG, SignaalStatus
from portal.workflow import OVERGANG

Verzend = Callable[[Bericht], None]

# The longest line that mail allows: a folded link is a broken link.
BELEID = SMTP.clone(max_line_length=998)
NAAM = kalender.NAAM

# Between two rounds the order is asked anew: a letter to sign in with waits for no more than one.
PER_RONDE = 20
RONDE_DUURT = 5.0  # seconds after which a round begins no other letter
# After this many failures of the line in one round the mail server is down, and after one silence:
# the rest can wait for the next round.
GENOEG_MISLUKT = 3
# The rank of a letter; of one rank those that failed before come after those that nobody tried.
VOLGORDE = (
    Case(Bericht.soort, tuple(RANG.items()), GEWONE_RANG),
    Case(None, ((Bericht.pogingen == 0, 0),), 1),
    Bericht.volgende_poging_op,
    Bericht.id,
)
# What a template may say as the row has it.
LETTERLIJK = ("nummer", "gremium", "wat", "versie", "anker")
# What a mail says of a signaal.
SIGNAAL = {
    SignaalStatus.INGEDIEND: "is ingediend",
    SignaalStatus.AANGENOMEN: "gaat naar het Strategisch Beraad",
    SignaalStatus.NIET_OVERGENOMEN: "gaat niet naar het Strategisch Beraad",
}


def als_mail(
    bericht: Bericht, base_url: str, afzender: str, organisator: str = "", contact_email: str = ""
) -> EmailMessage:
    """Return the letter for an outbox row; raise ValueError unless it goes to exactly one
    address. `organisator` is the address in a calendar entry, where it is not that of the sender;
    `contact_email` is where answers go, until a beheerder gives another address.
    """
    nu = teksten()
    ccv = contact(nu, contact_email)
    onderwerp, tekst = maak_op(bericht.soort, _woorden(bericht, base_url), nu, ccv)
    if "dringend" in bericht.gegevens:
        onderwerp = f"Vandaag nodig: {onderwerp[0].lower()}{onderwerp[1:]}"
    mail = EmailMessage(policy=BELEID)
    mail["From"] = Address(NAAM, addr_spec=afzender)
    mail["To"] = Address(addr_spec=mailadres(bericht.aan))
    if ccv.email:
        mail["Reply-To"] = Address(NAAM, addr_spec=mailadres(ccv.email))
    mail["Subject"] = onderwerp
    mail["Date"] = bericht.aangemaakt_op
    mail["Message-ID"] = f"<{bericht.kenmerk}@{afzender.partition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(tekst)
    if bericht.soort == "vergadering":
        _voeg_afspraak_bij(mail, bericht, base_url, organisator or afzender)
    return mail


def _voeg_afspraak_bij(
    mail: EmailMessage, bericht: Bericht, base_url: str, organisator: str
) -> None:
    """Attach the meeting as it is now, which may be later than when the letter was queued."""
    bijeenkomst = zeker(_bijeenkomst(bericht))
    voor = kalender.Bestemd(mailadres(bericht.aan), weg=bericht.gegevens["wat"] == "vervallen")
    hoofdsoort, _, ondersoort = kalender.SOORT.partition("/")
    mail.add_attachment(
        kalender.als_ics(bijeenkomst, base_url, organisator, bericht.aangemaakt_op, voor),
        maintype=hoofdsoort,
        subtype=ondersoort,
        filename=kalender.BESTAND,
        params={"method": kalender.methode(bijeenkomst, voor), "charset": "utf-8"},
    )


def _bijeenkomst(bericht: Bericht) -> Bijeenkomst | None:
    """Return the meeting that a letter is about, or that its link or paper leads to, or None."""
    kamer, _, id_ = bericht.gegevens["pad"].rpartition("/")
    nummer = bericht.gegevens.get("bijeenkomst") or (id_ if kamer == adressen.BIJEENKOMSTEN else "")
    if bericht.soort in ("stuk", "ingetrokken") and id_.isdigit():
        nummer = Stuk.select(Stuk.bijeenkomst).where(Stuk.id == int(id_)).scalar()
    return Bijeenkomst.get_by_id(int(nummer)) if nummer else None


def _over_bijeenkomst(bijeenkomst: Bijeenkomst) -> dict[str, str]:
    """Return the words for a meeting: which kind of gremium and when; its title could say what
    about.
    """
    begint = bijeenkomst.begint
    wanneer = {"dag": als_dag(begint), "datum": als_datum_kort(begint)}
    return {"gremium": in_het_kort(bijeenkomst), **wanneer}


def _woorden(bericht: Bericht, base_url: str) -> dict[str, Any]:
    """Return all that a template may say; nothing in the outbox row is content."""
    gegevens = bericht.gegevens
    woorden: dict[str, Any] = {"link": base_url + gegevens["pad"]}
    woorden |= {naam: naam in gegevens for naam in ("dringend", "veel")}
    woorden |= {naam: gegevens[naam] for naam in LETTERLIJK if naam in gegevens}
    if "overgang" in gegevens:
        woorden["werkwoord"] = OVERGANG[gegevens["overgang"]].mail
    if "signaal" in gegevens:
        woorden["werkwoord"] = SIGNAAL[SignaalStatus(gegevens["signaal"])]
    if "veld" in gegevens:
        woorden["wat"] = PER_NAAM[gegevens["veld"]].wat
    if "dag" in gegevens:
        woorden["dag"] = als_dag(date.fromisoformat(gegevens["dag"]))
    if bijeenkomst := _bijeenkomst(bericht):
        woorden |= _over_bijeenkomst(bijeenkomst)
        afgezegd = bijeenkomst.afgezegd_op and bericht.soort == "vergadering"
        woorden |= {"wat": "afgezegd"} if afgezegd else {}
    if bericht.soort in LINKDUUR:
        woorden["geldig"] = _duur(LINKDUUR[bericht.soort])
    return woorden


def _duur(duur: timedelta) -> str:
    return f"{duur.days} dagen" if duur.days > 1 else f"{duur // timedelta(minutes=1)} minuten"


class Post(NamedTuple):
    """How many letters left in a round, and whether the next may begin at once: more wait, and the
    server is there.
    """

    verstuurd: int
    verder: bool


def verstuur_wachtende(nu: datetime, verzend: Verzend) -> int:
    """Send up to PER_RONDE letters that are due at `nu` and return how many left; rows note what
    failed.
    """
    return werk_af(nu, verzend).verstuurd


def werk_af(nu: datetime, verzend: Verzend) -> Post:
    """Do the same, and tell whether to go on at once."""
    telling: Counter[Afloop] = Counter()
    wacht = Bericht.select().where(Bericht.volgende_poging_op <= nu, Bericht.verstuurd_op.is_null())
    brieven, eind = list(wacht.order_by(*VOLGORDE).limit(PER_RONDE)), monotonic() + RONDE_DUURT
    while brieven:
        bericht = brieven.pop(0)
        if _claim(bericht, nu):
            telling[_probeer(bericht, nu, verzend)] += 1
        if _is_weg(telling) or monotonic() > eind:
            break
    meer = bool(brieven) or telling.total() == PER_RONDE
    return Post(telling[Afloop.WEG], meer and not _is_weg(telling))


def _is_weg(telling: Counter[Afloop]) -> bool:
    return telling[Afloop.STILTE] > 0 or telling[Afloop.LIJN] >= GENOEG_MISLUKT


def _claim(bericht: Bericht, nu: datetime) -> bool:
    """Take a letter before a colleague does: of two workers that read the same row, one finds it
    changed. It goes to the address that its reader has by now.
    """
    ongewijzigd = (Bericht.id == bericht.id) & (Bericht.pogingen == bericht.pogingen)
    if bericht.persoon:
        bericht.aan = bericht.persoon.email
    claim = Bericht.update(
        pogingen=bericht.pogingen + 1, volgende_poging_op=nu + BEZIG, aan=bericht.aan
    ).where(ongewijzigd)
    with schrijven():
        rijen: int = claim.execute()
    bericht.pogingen += rijen
    return rijen == 1


def _probeer(bericht: Bericht, nu: datetime, verzend: Verzend) -> Afloop:
    """Send one claimed letter and note the outcome; whatever goes wrong with it must not hold up
    the next.
    """
    if waarom := onbezorgd.niet_meer_nodig(bericht, nu):
        return onbezorgd.laat_vervallen(bericht, nu, waarom)
    try:
        verzend(bericht)
    except Exception as fout:
        return onbezorgd.noteer_fout(bericht, nu, fout)
    onbezorgd.werk_bij(
        bericht,
        verstuurd_op=nu,
        volgende_poging_op=None,
        fout="",
        gegevens=onbezorgd.zonder_sleutel(bericht),
    )
    return Afloop.WEG
