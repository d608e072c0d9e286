"""Mail in tests: settings that lead it into a folder of the test's own, and letters to look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from portal.config import Settings
from portal.models import Bericht, Persoon
from portal.vocabulary import Onbezorgd
from tests.hulp.wereld import NU

BASIS = "https://portaal.test.example"


@dataclass(frozen=True)
class ProefSettings(Settings):
    """Settings whose mail lands where the test says."""

    postmap: Path = Path("post")


def met_postmap(
    postmap: Path,
    *,
    database_url: str = "",
    demo: bool = True,
    smtp_url: str = "",
    contact_email: str = "",
) -> Settings:
    """Return settings that write mail to `postmap`, unless `smtp_url` leads it elsewhere."""
    return ProefSettings(
        port=8000,
        database_url=database_url,
        secret_key="x" * 32,
        smtp_url=smtp_url,
        base_url=BASIS,
        demo=demo,
        postmap=postmap,
        contact_email=contact_email,
    )


LEZER = "lezer@test.example"
NUMMER = "D-2026-0001"
GEGEVENS = {
    "pad": f"/dilemma/{NUMMER}",
    "nummer": NUMMER,
    "overgang": "indienen",
    "dag": "2026-03-12",
}


def los(
    soort: str = "overgang", aan: str = LEZER, op: datetime = NU, id_: int | None = 7, **anders: str
) -> Bericht:
    """Return an outbox row that is due at `op` and in no database; `anders` replaces parts of its
    data.
    """
    gegevens = GEGEVENS | anders
    return Bericht(
        id=id_, aan=aan, soort=soort, gegevens=gegevens, aangemaakt_op=op, volgende_poging_op=op
    )


def bericht(*args: str, **anders: str | datetime) -> Bericht:
    """Return the same row, stored."""
    rij = los(*args, id_=None, **anders)
    rij.save()
    return rij


def opgegeven(aan: Persoon, nummer: str, **anders: Any) -> Bericht:
    """Return a stored letter to somebody about their dilemma that their mail server refused."""
    waarden = {"volgende_poging_op": None, "opgegeven_op": NU, "waarom": Onbezorgd.GEWEIGERD}
    gegevens = GEGEVENS | {"pad": f"/dilemma/{nummer}", "nummer": nummer}
    waarden |= {"soort": "overgang", "gegevens": gegevens, "fout": "550 5.1.1 onbekend"}
    rij = {"aan": aan.email, "persoon": aan, "zaak": nummer, "aangemaakt_op": NU}
    return Bericht.create(**rij | waarden | anders)


class Postbode:
    """Takes letters: notes the id of each, and fails at those it was told to fail at."""

    def __init__(self, faalt_bij: Iterable[int] = (), fout: BaseException | None = None):
        self.bezorgd: list[int] = []
        self._faalt_bij = set(faalt_bij)
        self._fout = fout or ConnectionRefusedError("nobody home")

    def __call__(self, bericht: Bericht) -> None:
        if bericht.id in self._faalt_bij:
            raise self._fout
        self.bezorgd.append(bericht.id)
