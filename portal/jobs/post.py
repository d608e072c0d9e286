"""Mail: outbox rows become plain letters, each sent at least once. Number, verb and link; never
content.

A worker that is killed after the mail server took a letter and before the row says so sends it
again, with the same Message-ID. The other order could lose one.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.config import ROOT
from portal.db import schrijven
from portal.jobs import kalender, onbezorgd
from portal.models import Bericht, Bijeenkomst, Stuk
from portal.queries.bijeenkomst.plannen import in_het_kort
from portal.queries.herstelbaar import PER_NAAM
from portal.steps.rondom.toegang import LINKDUUR
from portal.tools import adressen
from portal.tools.mailadres import mailadres
from portal.tools.tijd import als_dag, als_datum_kort
from portal.tools.zeker import zeker
from portal.vocabulary import SignaalStatus
from portal.workflow import OVERGANG

Verzend = Callable[[Bericht], None]

SJABLONEN = Environment(
    loader=FileSystemLoader(ROOT / "templates" / "mail"),
    undefined=StrictUndefined,
    trim_blocks=True,
    autoescape=False,  # plain text
)
# The longest line that mail allows: a folded link is a broken link.
BELEID = SMTP.clone(max_line_length=998)
NAAM = kalender.NAAM

# A claimed letter is left alone this long; a whole round of letters to a slow server fits in it.
BEZIG = timedelta(minutes=10)
PER_RONDE = 20
# After this many failures in one round the mail server is down: the rest can wait for the next
# round.
GENOEG_MISLUKT = 3
# What a template may say as the row has it.
LETTERLIJK = ("nummer", "gremium", "wat", "versie")
# What a mail says of a signaal.
SIGNAAL = {
    SignaalStatus.INGEDIEND: "is ingediend",
    SignaalStatus.AANGENOMEN: "gaat naar het Strategisch Beraad",
    SignaalStatus.NIET_OVERGENOMEN: "gaat niet naar het Strategisch Beraad",
}


def als_mail(bericht: Bericht, base_url: str, afzender: str, organisator: str = "") -> EmailMessage:
    """Return the letter for an outbox row; raise ValueError unless it goes to exactly one
    address. `organisator` is the address in a calendar entry, where it is not that of the sender.
    """
    sjabloon = SJABLONEN.get_template(f"{bericht.soort}.txt")  # its first line is the subject
    onderwerp, _, tekst = sjabloon.render(_woorden(bericht, base_url)).partition("\n")
    if "dringend" in bericht.gegevens:
        onderwerp = f"Vandaag nodig: {onderwerp[0].lower()}{onderwerp[1:]}"
    mail = EmailMessage(policy=BELEID)
    mail["From"] = Address(NAAM, addr_spec=afzender)
    mail["To"] = Address(addr_spec=mailadres(bericht.aan))
    mail["Subject"] = onderwerp
    mail["Date"] = bericht.aangemaakt_op
    mail["Message-ID"] = f"<{bericht.kenmerk}@{afzender.partition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(tekst.lstrip("\n"))
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
    woorden["dringend"] = "dringend" in gegevens
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


def verstuur_wachtende(nu: datetime, verzend: Verzend) -> int:
    """Send up to PER_RONDE letters that are due at `nu` and return how many left; rows note what
    failed.
    """
    verstuurd = mislukt = 0
    wacht = Bericht.select().where(Bericht.volgende_poging_op <= nu, Bericht.verstuurd_op.is_null())
    volgorde = wacht.order_by(Bericht.volgende_poging_op, Bericht.id)
    for bericht in list(volgorde.limit(PER_RONDE)):
        if not _claim(bericht, nu):
            continue
        gelukt = _probeer(bericht, nu, verzend)
        verstuurd, mislukt = verstuurd + (gelukt is True), mislukt + (gelukt is False)
        if mislukt == GENOEG_MISLUKT:
            break
    return verstuurd


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


def _probeer(bericht: Bericht, nu: datetime, verzend: Verzend) -> bool | None:
    """Send one claimed letter and note the outcome; whatever goes wrong with it must not hold up
    the next. None: nothing was wrong but the letter itself.
    """
    if waarom := onbezorgd.niet_meer_nodig(bericht, nu):
        onbezorgd.laat_vervallen(bericht, nu, waarom)
        return None
    try:
        verzend(bericht)
    except Exception as fout:
        return None if onbezorgd.noteer_fout(bericht, nu, fout) else False
    onbezorgd.werk_bij(
        bericht,
        verstuurd_op=nu,
        volgende_poging_op=None,
        fout="",
        gegevens=onbezorgd.zonder_sleutel(bericht),
    )
    return True
