"""What somebody can come in with, besides a link in their mail."""

from typing import NamedTuple

from portal.models import Codeapp, Herstelcode, Passkey, Persoon, Wachtwoord


class Manieren(NamedTuple):
    """What somebody has; `codes` on paper that were not used yet."""

    wachtwoord: bool
    app: bool
    codes: int
    passkeys: list[Passkey]

    @property
    def tweede(self) -> bool:
        """Tell whether there is a second factor."""
        return self.app or bool(self.passkeys)


def manieren(persoon: Persoon) -> Manieren:
    """Return what this person has."""
    vrij = (Herstelcode.persoon == persoon) & Herstelcode.gebruikt_op.is_null()
    return Manieren(
        wachtwoord=Wachtwoord.select().where(Wachtwoord.persoon == persoon).exists(),
        app=Codeapp.select().where(Codeapp.persoon == persoon).exists(),
        codes=Herstelcode.select().where(vrij).count(),
        passkeys=list(Passkey.select().where(Passkey.persoon == persoon).order_by(Passkey.id)),
    )


def zijn_van(persoon: Persoon, vingerafdrukken: list[str]) -> bool:
    """Tell whether these are the codes on paper of this person now."""
    eigen = Herstelcode.select(Herstelcode.code_hash).where(Herstelcode.persoon == persoon)
    return {rij.code_hash for rij in eigen} == set(vingerafdrukken)
