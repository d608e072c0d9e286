"""Peewee writes the same SQL, with less work: rendering it is half of what the tests wait for.

Three shortcuts, installed when this module is loaded; test_hulp holds that the SQL stays the same.
"""

from functools import cache

import peewee
from peewee import SCOPE_VALUES, Column, Context, Entity, Expression, Field, Query


@cache
def _geciteerd(*delen: str, tekens: str) -> str:
    return peewee.quote([deel.replace(tekens[0], tekens) for deel in delen], tekens)


def _naam(self: Entity, ctx: Context) -> Context:
    return ctx.literal(_geciteerd(*self._path, tekens=ctx.state.quote or '""'))


def _veld(self: Field, ctx: Context) -> Context:
    """A field of a table, without three objects and a scope for each time that it is named."""
    tabel, tekens = self.model._meta.table, ctx.state.quote or '""'
    if ctx.scope == SCOPE_VALUES:
        return ctx.literal(_geciteerd(self.column_name, tekens=tekens))
    if tabel._alias:
        ctx.alias_manager[tabel] = tabel._alias
    return ctx.literal(_geciteerd(ctx.alias_manager[tabel], self.column_name, tekens=tekens))


def _kolom(self: Column, ctx: Context) -> Context:
    naam = _geciteerd(self.name, tekens=ctx.state.quote or '""')
    if ctx.scope == SCOPE_VALUES:
        return ctx.literal(naam)
    with ctx.scope_column():
        return ctx.sql(self.source).literal("." + naam)


_gevraagd_of_leeg = Expression._is_rhs_empty


def _is_leeg(self: Expression, rechts: object, context: object) -> bool:
    """What stands behind IN is rendered once more only to see whether it is empty, in every layer
    again. A query never is.
    """
    return not isinstance(rechts, Query) and _gevraagd_of_leeg(self, rechts, context)


VLUG = {
    (Entity, "__sql__"): _naam,
    (Field, "__sql__"): _veld,
    (Column, "__sql__"): _kolom,
    (Expression, "_is_rhs_empty"): _is_leeg,
}
VAN_PEEWEE = {plek: getattr(*plek) for plek in VLUG}

for (klasse, methode), vlug in VLUG.items():
    setattr(klasse, methode, vlug)
