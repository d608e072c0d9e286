"""docs/asvs.md and docs/dreigingsmodel.md say what is so: each test that they name is there."""

import ast
import re
from collections import Counter
from datetime import timedelta
from functools import cache

from portal.config import ROOT
from portal.steps.rondom import pogingen, sessies, sterk, toegang

ASVS = (ROOT / "docs" / "asvs.md").read_text("utf-8")
MODEL = (ROOT / "docs" / "dreigingsmodel.md").read_text("utf-8")
RIJEN = [
    [cel.strip() for cel in regel.split("|")[1:-1]]
    for regel in ASVS.splitlines()
    if regel.startswith("| v5")
]
EIS = re.compile(r"v5\.0\.0-(\d+)\.(\d+)\.(\d+)")
STATEN = ("met", "not met", "n.a.")
# Requirements of levels 1 and 2 in each chapter of version 5.0.0.
AANTAL = {
    1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9,
    13: 13, 14: 9, 15: 13, 16: 16, 17: 7,
}  # fmt: skip
DELEN = (
    "browser session", "adviseur", "beheerder", "mail account", "database file", "backup",
    "`SECRET_KEY`", "press child", "proxy", "console",
)  # fmt: skip
MODULES = [p for map_ in ("portal", "reports") for p in sorted((ROOT / map_).rglob("*.py"))]


@cache
def er_is(naam):
    """Tell whether a test as the table names it (`contracts/test_x.py::test_y`) is there."""
    bestand, _, test = naam.strip("`").partition("::")
    pad = ROOT / "tests" / bestand
    return pad.is_file() and bool(re.search(rf"^def {test}\b", pad.read_text("utf-8"), re.M))


def test_every_requirement_of_both_levels_has_its_row_once_in_order():
    nummers = [tuple(map(int, EIS.fullmatch(rij[0]).groups())) for rij in RIJEN]
    assert nummers == sorted(set(nummers))
    assert Counter(hoofdstuk for hoofdstuk, *_ in nummers) == AANTAL


def test_the_head_of_the_page_counts_what_stands_below_it():
    staten = Counter(rij[2] for rij in RIJEN)
    assert set(staten) <= set(STATEN)
    woorden = zip(STATEN, (*STATEN[:2], "not applicable"), strict=True)
    telt = ", ".join(f"{staten[staat]} {wat}" for staat, wat in woorden)
    assert f"{len(RIJEN)} requirements: {telt}." in ASVS


def _fout(rij):
    """Return what is wrong with a row, if anything."""
    _, kort, staat, hoe, test = rij
    if not kort or not hoe or (staat == "met" and not test):
        return "says too little"
    return f"{test} is not there" if test and not er_is(test) else ""


def test_what_is_met_names_a_test_that_is_there():
    assert [f"{rij[0]}: {fout}" for rij in RIJEN if (fout := _fout(rij))] == []


def test_the_threat_model_names_every_part_that_can_fall():
    tabel = MODEL.partition("## What each part gives up")[2].partition("\n## ")[0]
    delen = [regel.split("|")[1] for regel in tabel.splitlines() if regel.startswith("| **")]
    assert [wat for wat in DELEN if not any(wat in deel for deel in delen)] == []
    assert len(MODEL.split()) < 1_800, "one page"


def test_how_long_things_last_is_what_the_code_says():
    tabel = dict(re.findall(r"^\| ([^|]+?) \| (\d[^|]+?) \|$", MODEL, re.M))
    duren = {
        "a link to sign in": (toegang.LINK_GELDIG,),
        "a link to confirm what was filed": (toegang.BEVESTIGLINK_GELDIG,),
        "a session": (toegang.SESSIE_GELDIG,),
        "a session nobody uses": (sessies.RUST_ZWAAR, sessies.RUST),
        "a trusted phone, after that": (toegang.VERTROUWD_GELDIG,),
        "a second factor, before a sensitive act": (sterk.BEWIJS_GELDIG,),
        "the pause after a wrong password or code": (pogingen.EERSTE, pogingen.LANGSTE),
    }
    assert {wat: tuple(_duren(tekst)) for wat, tekst in tabel.items()} == duren


def _duren(tekst):
    for aantal, eenheid in re.findall(r"(\d+) (second|minute|hour|day)s?", tekst):
        yield timedelta(**{f"{eenheid}s": int(aantal)})


BIBLIOTHEKEN = {
    "hashlib", "hmac", "secrets", "argon2", "cryptography", "pyotp", "webauthn", "authlib", "ssl",
    "itsdangerous", "jwt", "jose", "nacl", "bcrypt", "passlib", "Crypto",
}  # fmt: skip


def test_every_library_of_cryptography_stands_in_the_inventory():
    namen = {
        n.partition(".")[0] for p in MODULES for n in _genoemd(ast.parse(p.read_text("utf-8")))
    }
    inventaris = MODEL.partition("| Cryptography |")[2].partition("\n\n")[0]
    assert [n for n in sorted(namen & BIBLIOTHEKEN) if n not in inventaris] == []


def _genoemd(boom):
    """Yield every name that is called or imported in a module, dotted."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            yield from (naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            yield knoop.module or ""
        elif isinstance(knoop, ast.Call):
            yield ast.unparse(knoop.func)
            yield from (f"{k.arg}={ast.unparse(k.value)}" for k in knoop.keywords)


def gebruikt(*verboden):
    return [
        f"{pad.relative_to(ROOT)}: {naam}"
        for pad in MODULES
        for naam in _genoemd(ast.parse(pad.read_text("utf-8")))
        if naam in verboden
    ]


UITVOEREN = (
    "eval", "exec", "compile", "os.system", "os.popen", "shell=True",
    "pickle", "marshal", "shelve", "yaml", "xml", "xml.etree", "xml.sax", "lxml",
)  # fmt: skip
ZWAK = (
    "random", "hashlib.md5", "hashlib.sha1", "md5", "sha1",
    "ssl._create_unverified_context", "verify=False",
)  # fmt: skip


def test_no_module_runs_text_as_code_or_in_a_shell():
    assert gebruikt(*UITVOEREN) == []


def test_random_comes_from_the_system_and_no_broken_hash_is_used():
    assert gebruikt(*ZWAK) == []
