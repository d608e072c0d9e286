"""A spreadsheet opens as it was meant, and never reckons with what people typed."""

import csv
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from portal.tools import csvtekst, rekenblad, tijd
from tests.hulp.wereld import NU

VIJANDIG = (
    "=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1+1", "\u00a0=1",
    '=HYPERLINK("http://kwaad.example")', "=cmd|' /C calc'!A0", '"; =1+1', "a;b\n=c", "_x003D_1",
    "https://kwaad.example", "007", "1e5", "12-3-2026", "é ’ 😀",
)  # fmt: skip


@pytest.mark.parametrize("tekst", VIJANDIG, ids=ascii)
def test_a_cell_that_looks_like_a_formula_is_text(tekst):
    kaal = rekenblad.als_csv(["A", "B"], [[tekst, 1]]).decode("utf-8-sig")
    (rij,) = list(csv.reader(StringIO(kaal, newline=""), delimiter=";"))[1:]
    assert rij == [f"'{tekst}" if rekenblad.is_formule(tekst) else tekst, "1"]
    assert not rij[0].strip().startswith(("=", "+", "-", "@", "＝"))
    inhoud_ = rekenblad.als_xlsx("Proef", ["A"], [[tekst]], NU)
    cel = load_workbook(BytesIO(inhoud_)).active["A2"]
    assert cel.data_type == "s" and cel.hyperlink is None
    # As Excel writes a carriage return, which openpyxl leaves as it is.
    assert cel.value.replace("_x000D_", "\n") == tekst.replace("\r", "\n")
    blad = ZipFile(BytesIO(inhoud_)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in blad and "<hyperlink" not in blad


def test_a_dutch_spreadsheet_opens_it():
    koppen, rijen = (
        ["Naam", "Dag", "Tijd", "Leeg", "Getal"],
        [["é", date(2026, 3, 12), NU, None, 7]],
    )
    kaal = rekenblad.als_csv(koppen, rijen)
    assert kaal.startswith(b"\xef\xbb\xbfNaam;Dag;") and kaal.count(b"\r\n") == 2
    assert "é;12-03-2026;" in kaal.decode() and kaal.endswith(b";;7\r\n")
    blad = load_workbook(BytesIO(rekenblad.als_xlsx("Proef", koppen, rijen, NU))).active
    assert blad["B2"].is_date and blad["B2"].value.date() == date(2026, 3, 12)
    assert blad["C2"].value == tijd.lokaal(NU).replace(tzinfo=None) and blad["E2"].value == 7


def test_the_same_rows_are_the_same_bytes():
    een, twee = (rekenblad.als_xlsx("Proef", ["A"], [["x"]], NU) for _ in range(2))
    assert een == twee


def test_what_excel_writes_for_itself_above_a_list_is_no_row_of_it():
    gelezen = list(csvtekst.rijen("sep=;\r\ne-mail;naam\r\na@b.example;An, en co\r\n"))
    assert gelezen == [(2, ["e-mail", "naam"]), (3, ["a@b.example", "An, en co"])]
