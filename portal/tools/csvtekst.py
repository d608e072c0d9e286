"""Rows out of a text with separators, as Dutch Excel and others write it; nothing is kept."""

import csv
from collections.abc import Iterator

SCHEIDING = (";", "\t", ",")
BOM_16 = (b"\xff\xfe", b"\xfe\xff")
ZIP = b"PK\x03\x04"  # what a workbook of Excel begins with


class Onleesbaar(Exception):
    """This is no such text; the argument says in Dutch what to do."""


def als_tekst(inhoud: bytes) -> str:
    """Return a file as text: UTF-8 with or without its mark, or else Windows-1252. Raises
    Onleesbaar.
    """
    if inhoud.startswith(ZIP):
        raise Onleesbaar("Dit is een werkmap van Excel. Kies in Excel ‘Opslaan als’, CSV (UTF-8).")
    if inhoud.startswith(BOM_16) or b"\0" in inhoud:
        raise Onleesbaar("Dit is geen CSV die we kunnen lezen. Bewaar het als CSV (UTF-8).")
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    raise Onleesbaar("De letters in dit bestand kunnen we niet lezen. Bewaar het als CSV (UTF-8).")


def rijen(tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that holds anything with the number of its line, the first one first; the
    header says which separator is meant. Raises Onleesbaar.
    """
    regels = tekst.lstrip("\ufeff").splitlines(keepends=True)
    if regels and regels[0].lower().startswith("sep="):  # what Excel writes for itself
        regels[0] = "\n"
    kop = next((regel for regel in regels if regel.strip()), "")
    teken = max(SCHEIDING, key=kop.count)
    lezer = csv.reader(regels, delimiter=teken, strict=True)
    try:
        for cellen in lezer:
            if any(cel.strip() for cel in cellen):
                yield lezer.line_num, cellen
    except csv.Error as fout:
        wat = f"Regel {lezer.line_num} is niet te lezen: kijk of alle aanhalingstekens kloppen."
        raise Onleesbaar(wat) from fout
