"""Rows as a file for a spreadsheet: CSV as a Dutch Excel opens it, or XLSX.

What people typed is never a formula: a cell that begins as one would is text in both.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from xlsxwriter import Workbook

from portal.tools.tijd import lokaal

Cel = str | int | date | datetime | None
# What a spreadsheet takes for the beginning of a formula, also as wide letters and behind spaces.
FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CEL_MAX = 32_767  # characters that a cell of Excel holds
_BREEDTE = 22


def als_csv(koppen: Sequence[str], rijen: Iterable[Sequence[Cel]]) -> bytes:
    """Return the rows as CSV: UTF-8 with its mark, `;` between the cells, days as 31-12-2026."""
    tekst = StringIO(newline="")
    schrijf = csv.writer(tekst, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    schrijf.writerow([_csv_cel(kop) for kop in koppen])
    schrijf.writerows([_csv_cel(cel) for cel in rij] for rij in rijen)
    return tekst.getvalue().encode("utf-8-sig", "replace")


def _csv_cel(cel: Cel) -> str | int:
    if isinstance(cel, datetime):
        return f"{lokaal(cel):%d-%m-%Y %H:%M}"
    if isinstance(cel, date):
        return f"{cel:%d-%m-%Y}"
    if isinstance(cel, str):
        return f"'{cel}" if is_formule(cel) else cel
    return "" if cel is None else cel


def is_formule(tekst: str) -> bool:
    """Tell whether a spreadsheet would reckon with this text instead of showing it."""
    return tekst.startswith(FORMULE) or tekst.lstrip().startswith(FORMULE)


def als_xlsx(
    titel: str, koppen: Sequence[str], rijen: Iterable[Sequence[Cel]], gemaakt: datetime
) -> bytes:
    """Return the rows as a workbook of one sheet, made at `gemaakt`; days are real days."""
    inhoud = BytesIO()
    with Workbook(inhoud, {"in_memory": True}) as boek:
        boek.set_properties({"title": titel, "created": lokaal(gemaakt).replace(tzinfo=None)})
        blad = boek.add_worksheet(titel[:31])
        blad.freeze_panes(1, 0)
        blad.set_column(0, len(koppen) - 1, _BREEDTE)
        _schrijf(boek, blad, koppen, rijen)
    return inhoud.getvalue()


def _schrijf(boek: Any, blad: Any, koppen: Sequence[str], rijen: Iterable[Sequence[Cel]]) -> None:
    vet, boven = boek.add_format({"bold": True}), {"valign": "top"}
    lang = boek.add_format({**boven, "text_wrap": True})
    dag = boek.add_format({**boven, "num_format": "dd-mm-yyyy"})
    tijd = boek.add_format({**boven, "num_format": "dd-mm-yyyy hh:mm"})
    for kolom, kop in enumerate(koppen):
        blad.write_string(0, kolom, kop, vet)
    for nummer, rij in enumerate(rijen, 1):
        for kolom, cel in enumerate(rij):
            if isinstance(cel, datetime):
                blad.write_datetime(nummer, kolom, lokaal(cel).replace(tzinfo=None), tijd)
            elif isinstance(cel, date):
                blad.write_datetime(nummer, kolom, cel, dag)
            elif isinstance(cel, str):  # whatever it looks like: text
                blad.write_string(nummer, kolom, cel[:CEL_MAX], lang)
            elif cel is not None:
                blad.write_number(nummer, kolom, cel, lang)
