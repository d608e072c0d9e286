"""The kinds of column that Peewee does not know: a moment, a word of the vocabulary, an address."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from peewee import CharField, Check, DateTimeField, Model

from portal.tools.mailadres import mailadres
from portal.vocabulary import Woord

W = TypeVar("W")
S = TypeVar("S", bound=Woord)
if TYPE_CHECKING:
    _Tekstkolom = CharField[W]
else:
    _Tekstkolom = {W: CharField, str: CharField}  # Peewee's fields are generic in its stubs alone


class _Tijdstip(DateTimeField):
    """A moment: aware UTC in Python, plain UTC in either database."""

    def db_value(self, value: datetime | None) -> datetime | None:
        """Return an aware moment as naive UTC; a naive one is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value!r}")
        naief: datetime = super().db_value(value.astimezone(UTC).replace(tzinfo=None))
        return naief

    def python_value(self, value: object) -> datetime | None:
        """Return the stored moment as aware UTC."""
        moment = super().python_value(value)
        return moment.replace(tzinfo=UTC) if moment else None


# Known as its base, whose stubs say which column may be empty.
Tijdstip: type[DateTimeField] = _Tijdstip


def opsomming(woorden: Iterable[Woord]) -> str:
    """Return the stored words as a list for IN (…) in a constraint."""
    return ", ".join(f"'{woord.value}'" for woord in woorden)


class WoordVeld(_Tekstkolom[W]):
    """A word of the vocabulary; the database refuses any other value."""

    @overload
    def __init__(
        self: "WoordVeld[S | None]", woorden: type[S], *, null: Literal[True], **kwargs: Any
    ) -> None: ...
    @overload
    def __init__(self: "WoordVeld[S]", woorden: type[S], **kwargs: Any) -> None: ...
    def __init__(self, woorden: type[Woord], **kwargs: Any) -> None:
        self.woorden = woorden
        super().__init__(max_length=40, **kwargs)

    def bind(self, model: type[Model], name: str, set_attribute: bool = True) -> None:
        """Add the CHECK once the column's name is known."""
        self.constraints = [Check(f"{self.column_name or name} IN ({opsomming(self.woorden)})")]
        super().bind(model, name, set_attribute)

    def db_value(self, value: str | None) -> str | None:
        """Return the stored word; an unknown one raises ValueError here, before the database sees
        it.
        """
        return None if value is None else self.woorden(value).value

    def python_value(self, value: str | None) -> Woord | None:
        """Return the word with its label."""
        return None if value is None else self.woorden(value)


class Adresveld(_Tekstkolom[str]):
    """An address as mail knows it (tools.mailadres), whatever way it was typed."""

    def db_value(self, value: str | None) -> str | None:
        """Return the address to keep or to look for; one that no mail can go to raises
        ValueError.
        """
        return None if value is None else mailadres(value)
