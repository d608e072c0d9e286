"""A list of people and seats as it was typed elsewhere: what of it can be taken, and of the rest
why not. Nothing changes here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.models import Gremium, Lidmaatschap, Persoon
from portal.queries.gremia import overlapt, voorzitters
from portal.queries.versies import som
from portal.tools import tekst
from portal.tools.csvtekst import Onleesbaar, rijen
from portal.tools.datumzin import lees_dag
from portal.tools.mailadres import is_mailbaar, mailadres
from portal.tools.rekenblad import is_formule
from portal.tools.tijd import als_datum, over_een_jaar
from portal.vocabulary import TITEL_MAX, LidRol

REGELS, TEKENS, ADRES_MAX = 500, 100_000, 254
KOLOMMEN = ("e-mail", "naam", "organisatie", "functie", "gremium", "rol", "van", "tot", "mandaat")
NODIG = KOLOMMEN[:3]
OOK = {"email": "e-mail", "e-mailadres": "e-mail", "mailadres": "e-mail"}
ROLLEN = {tekst.alfabet(rol.label): rol for rol in LidRol}


@dataclass
class Invoerregel:
    """One line: what it says, and what is wrong with it or why there is nothing to do."""

    nummer: int
    cellen: Mapping[str, str]
    fouten: list[str] = field(default_factory=list)
    persoon: Persoon | None = None
    gremium: Gremium | None = None
    rol: LidRol = LidRol.LID
    van: date | None = None
    tot: date | None = None
    al: bool = False

    @property
    def email(self) -> str:
        """Return the address as it would be kept."""
        typt = self.cellen["e-mail"]
        return mailadres(typt) if is_mailbaar(typt) else typt

    @property
    def neemt(self) -> bool:
        """Tell whether the line would be taken."""
        return not self.fouten and not self.al


@dataclass
class Voorbeeld:
    """What would come of a text: its lines, or what is wrong with it as a whole."""

    regels: list[Invoerregel] = field(default_factory=list)
    fout: str = ""
    onbekend: list[str] = field(default_factory=list)

    @property
    def goed(self) -> list[Invoerregel]:
        """Return the lines that would be taken."""
        return [r for r in self.regels if r.neemt]

    @property
    def stempel(self) -> int:
        """Return a checksum of all that a preview says."""
        return som([(r.nummer, r.email, r.al, r.fouten, self.fout) for r in self.regels])


def bekijk(getypt: str, vandaag: date) -> Voorbeeld:
    """Return what would come of a text."""
    if len(getypt) > TEKENS:
        return Voorbeeld(fout="De lijst is te lang. Verdeel hem over meer bestanden.")
    try:
        alle = list(rijen(getypt))
    except Onleesbaar as fout:
        return Voorbeeld(fout=str(fout))
    if len(alle) < 2:
        return Voorbeeld(fout="Er staat geen regel onder de kop.")
    if len(alle) > REGELS + 1:
        return Voorbeeld(fout=f"Neem hoogstens {REGELS} regels tegelijk.")
    kop = [_kolom(cel) for cel in alle[0][1]]
    ontbreekt = [naam for naam in NODIG if naam not in kop]
    if ontbreekt or len(set(kop) & set(KOLOMMEN)) != len([k for k in kop if k in KOLOMMEN]):
        wat = f"Deze kolommen ontbreken: {', '.join(ontbreekt)}." if ontbreekt else ""
        return Voorbeeld(fout=wat or "Een kolom staat er twee keer in.")
    regels = [_regel(nummer, kop, cellen) for nummer, cellen in alle[1:]]
    _Lezer(vandaag).lees(regels)
    return Voorbeeld(regels, onbekend=[k for k in kop if k and k not in KOLOMMEN])


def _kolom(cel: str) -> str:
    naam = tekst.alfabet(tekst.regel(cel))
    return OOK.get(naam, naam)


def _regel(nummer: int, kop: list[str], cellen: list[str]) -> Invoerregel:
    kaal = [tekst.regel(cel) for cel in cellen]
    waarden = dict.fromkeys(KOLOMMEN, "") | dict(zip(kop, kaal, strict=False))
    regel = Invoerregel(nummer, {naam: waarden[naam] for naam in KOLOMMEN})
    if any(kaal[len(kop) :]):
        regel.fouten.append("heeft meer cellen dan er kolommen zijn")
    return regel


class _Lezer:
    """Reads lines one after the other, and remembers what went before."""

    def __init__(self, vandaag: date):
        self.vandaag = vandaag
        self.gremia: dict[str, Gremium] = {}
        for g in Gremium.select().order_by(Gremium.gesloten_op.is_null(False).desc(), Gremium.id):
            self.gremia |= {tekst.alfabet(g.naam): g}
            self.gremia |= {} if g.is_werkgroep else {tekst.alfabet(g.soort.label): g}
        self.gezien: dict[tuple[str, int | None], int] = {}
        self.zit_voor: dict[int, int] = {}

    def lees(self, regels: list[Invoerregel]) -> None:
        """Look at each line in turn."""
        for regel in regels:
            self._cellen(regel)
            self._persoon(regel)
            self._gremium(regel)
            self._dubbel(regel)
            if regel.gremium and not regel.fouten:
                self._zetel(regel)
            elif regel.persoon and not regel.fouten:
                regel.al = True

    def _cellen(self, regel: Invoerregel) -> None:
        for naam, cel in regel.cellen.items():
            if is_formule(cel):
                regel.fouten.append(f"‘{naam}’ begint met {cel[0]}, als een formule")
            if len(cel) > (ADRES_MAX if naam == "e-mail" else TITEL_MAX):
                regel.fouten.append(f"‘{naam}’ is te lang")

    def _persoon(self, regel: Invoerregel) -> None:
        if not is_mailbaar(regel.cellen["e-mail"]):
            regel.fouten.append("het e-mailadres klopt niet")
            return
        regel.persoon = Persoon.met_email(regel.email)
        if regel.persoon is None:
            leeg = [naam for naam in NODIG if not regel.cellen[naam]]
            regel.fouten += [f"‘{naam}’ is leeg" for naam in leeg]
        elif not regel.persoon.actief:
            regel.fouten.append("dit account is gesloten")

    def _gremium(self, regel: Invoerregel) -> None:
        naam = regel.cellen["gremium"]
        if not naam:
            los = [k for k in ("rol", "van", "tot", "mandaat") if regel.cellen[k]]
            regel.fouten += [f"‘{k}’ staat er zonder gremium" for k in los]
            return
        regel.gremium = self.gremia.get(tekst.alfabet(naam))
        if regel.gremium is None:
            regel.fouten.append("dit gremium kennen we niet")
        elif regel.gremium.gesloten_op:
            regel.fouten.append("dit gremium is gesloten")
        rol = ROLLEN.get(tekst.alfabet(regel.cellen["rol"]))
        if rol is None:
            regel.fouten.append("de rol is geen voorzitter, lid of specialist")
        regel.rol = rol or LidRol.LID
        regel.van, regel.tot = self._dag(regel, "van"), self._dag(regel, "tot")

    def _dag(self, regel: Invoerregel, naam: str) -> date | None:
        cel = regel.cellen[naam]
        dag = lees_dag(cel) if cel else None
        if cel and dag is None:
            regel.fouten.append(f"‘{naam}’ is geen datum, zoals 31-12-2026")
        return dag

    def _dubbel(self, regel: Invoerregel) -> None:
        wie = (regel.email, regel.gremium.id if regel.gremium else None)
        eerder = self.gezien.setdefault(wie, regel.nummer)
        if eerder != regel.nummer:
            regel.fouten.append(f"staat ook op regel {eerder}")

    def _zetel(self, regel: Invoerregel) -> None:
        """Look whether the seat can be, or is there already."""
        regel.al = self._is_er_al(regel)
        if regel.al:
            return
        van, regel.fouten = regel.van or self.vandaag, [*regel.fouten, *self._dagen(regel)]
        if regel.fouten or regel.gremium is None:
            return
        kan_zitten = Persoon.deelnemers().where(Persoon.id == regel.persoon)
        if regel.persoon and not kan_zitten.exists():
            regel.fouten.append("een beheerder kan geen plaats hebben")
        elif regel.persoon and overlapt(regel.gremium, regel.persoon, van, regel.tot):
            regel.fouten.append("heeft er al een andere plaats: wijzig die bij Gremia")
        elif regel.rol is LidRol.VOORZITTER:
            self._voorzitter(regel, regel.gremium, van)

    def _voorzitter(self, regel: Invoerregel, gremium: Gremium, van: date) -> None:
        eerder = self.zit_voor.setdefault(gremium.id, regel.nummer)
        if voorzitters(gremium, van, regel.tot) or eerder != regel.nummer:
            regel.fouten.append("er is al een voorzitter: benoem de opvolger bij Gremia")

    def _is_er_al(self, regel: Invoerregel) -> bool:
        if regel.persoon is None:
            return False
        hier = (Lidmaatschap.gremium == regel.gremium) & (Lidmaatschap.persoon == regel.persoon)
        zelfde = {"rol": regel.rol, "tot": regel.tot, "mandaat": regel.cellen["mandaat"]} | (
            {"van": regel.van} if regel.van else {}
        )
        rijen_ = list(Lidmaatschap.select().where(hier))
        return any(all(getattr(z, n) == w for n, w in zelfde.items()) for z in rijen_)

    def _dagen(self, regel: Invoerregel) -> list[str]:
        van, vandaag = regel.van or self.vandaag, self.vandaag
        fouten = [f"‘{n}’ is al voorbij" for n in ("van", "tot") if _is_voorbij(regel, n, vandaag)]
        if van > over_een_jaar(vandaag):
            fouten.append("‘van’ ligt meer dan een jaar weg")
        if fouten:
            return fouten
        if regel.tot and regel.tot < van:
            return ["‘tot’ ligt voor ‘van’"]
        uiterlijk = over_een_jaar(van)
        if regel.rol is LidRol.SPECIALIST and (regel.tot is None or regel.tot > uiterlijk):
            return [
                f"een specialist heeft een laatste dag (‘tot’), hoogstens {als_datum(uiterlijk)}"
            ]
        return []


def _is_voorbij(regel: Invoerregel, naam: str, vandaag: date) -> bool:
    dag: date | None = getattr(regel, naam)
    return dag is not None and dag < vandaag
