"""Who and what the stories speak of, by their keys."""

from datetime import date, datetime, time, timedelta
from typing import Any

from portal.engine import Verzoek
from portal.models import Behandeling, Bijeenkomst, Dilemma, Gremium, Persoon
from portal.tools.tijd import uit_lokaal
from portal.tools.zeker import zeker


class Wereld:
    """The demo while it is being made: keys of the stories and the rows they became.

    `base_url` is where its papers say that they can be checked; without one no papers are printed.
    """

    def __init__(self, verhalen: dict[str, Any], nu: datetime, base_url: str = ""):
        self.verhalen, self.nu, self.base_url = verhalen, nu, base_url
        self.personen: dict[str, Persoon] = {}
        self.gremia: dict[str, Gremium] = {}
        self.nummers: dict[str, str] = {}
        eerste = min(stap["op"] for d in verhalen["dilemmas"] for stap in d.get("stappen", ()))
        self.begin = self.moment(eerste - timedelta(days=30), "09:00")

    def moment(self, dag: date, klok: str) -> datetime:
        """Return a day and a time of the clock in Amsterdam as a moment; nothing happens
        after now.
        """
        return min(uit_lokaal(datetime.combine(dag, time.fromisoformat(klok))), self.nu)

    def dilemma(self, key: str) -> Dilemma:
        """Return the row of a story, as it is at this point of the walk."""
        return zeker(Dilemma.met_nummer(self.nummers[key]))

    def behandeling(self, key: str) -> Behandeling:
        """Return the stay of a story that runs at this point of the walk."""
        return Behandeling.get(
            Behandeling.dilemma == self.dilemma(key), Behandeling.geeindigd_op.is_null()
        )

    def bijeenkomst(self, b: dict[str, Any]) -> Bijeenkomst:
        """Return the row of a meeting of the stories."""
        return Bijeenkomst.get(
            Bijeenkomst.gremium == self.gremia[b["gremium"]],
            Bijeenkomst.begint == uit_lokaal(b["begint"]),
        )

    def verzoek(self, wie: str, op: datetime, **invoer: Any) -> Verzoek:
        """Return the request of one of the people, by key."""
        return Verzoek(self.personen[wie], op, invoer)
