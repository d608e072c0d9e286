"""docs/beheer.md is a page and a script: what stands on it is tried in a bare Debian by `make
proef`, which takes minutes; here is what can be seen at once.
"""

import importlib
import re
import shutil
import subprocess
import sys

import pytest

from portal.config import ROOT

sys.path.insert(0, str(ROOT / ".ci" / "proef"))
BLOKKEN, PROEF = importlib.import_module("blokken"), importlib.import_module("proef")
sys.path.pop(0)
PAGINA = BLOKKEN.PAGINA.read_text("utf-8")
ALLE = BLOKKEN.blokken(PAGINA)
BESTANDEN = {blok.pad: blok.tekst for blok in ALLE if blok.pad}
UNITS = {pad: tekst for pad, tekst in BESTANDEN.items() if pad.startswith("/etc/systemd/")}
DIENSTEN = {pad: tekst for pad, tekst in UNITS.items() if pad.endswith(".service")}
SHELL = [blok.tekst for blok in ALLE if blok.uitvoeren or blok.tekst.startswith("#!/bin/sh")]
OMGEVING = dict(
    regel.split("=", 1) for regel in BESTANDEN["/etc/dilemmaportaal/omgeving"].splitlines()
)
# What every unit is kept from.
GRENZEN = {"ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes"}
zonder_systemd = not shutil.which("systemd-analyze")


def test_each_block_is_known_to_the_script_and_none_is_lost():
    assert 2 * len(ALLE) == len(re.findall(r"^```", PAGINA, re.MULTILINE))
    assert all(blok.deel for blok in ALLE)


def test_a_block_that_nobody_would_try_is_refused():
    with pytest.raises(BLOKKEN.OnbekendBlok):
        BLOKKEN.blokken("## 1. Iets\n\n```sh\nrm -rf /\n```\n")


def test_what_people_do_comes_after_a_part_of_the_page():
    assert set(PROEF.DAARNA) <= set(BLOKKEN.delen(PAGINA))


@pytest.mark.parametrize("tekst", SHELL)
def test_lines_are_shell(tekst):
    subprocess.run(["bash", "-n"], input=tekst, text=True, check=True)


def test_settings_are_those_of_the_table():
    bekend = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))
    namen = {naam.removesuffix("_FILE") for naam in OMGEVING}
    assert namen - bekend == {"XDG_CACHE_HOME"}
    assert {naam for naam in OMGEVING if naam.endswith("_FILE")} >= {"SECRET_KEY_FILE"}


@pytest.mark.parametrize("pad", DIENSTEN)
def test_each_unit_is_kept_within_bounds(pad):
    regels = dict(re.findall(r"^(\w+)=(.*)$", DIENSTEN[pad], re.MULTILINE))
    assert GRENZEN.items() <= regels.items()


@pytest.mark.parametrize("pad", [pad for pad in BESTANDEN if pad.startswith(("/etc/s", "/usr"))])
def test_each_file_is_used_by_a_line(pad):
    naam = pad.rpartition("/")[2].replace("@.", "@8000.")
    genoemd = [naam, naam.removesuffix(".service"), naam.replace(".service", ".timer")]
    alles = "\n".join([*SHELL, *UNITS.values(), *BESTANDEN])
    assert any(woord in alles for woord in genoemd)


def test_no_log_of_the_proxy_holds_an_address_of_a_page():
    nginx = BESTANDEN["/etc/nginx/sites-available/dilemmaportaal"]
    formaat = re.search(r"^log_format dilemmaportaal '(.*)';$", nginx, re.MULTILINE)[1]
    assert not re.search(r"\$(request\b|request_uri|uri|args|http_\w+|remote_\w+)", formaat)
    assert set(re.findall(r"access_log (.*);", nginx)) == {
        "off",
        "/var/log/nginx/dilemmaportaal.log dilemmaportaal",
    }
    assert set(re.findall(r"error_log \S+ (\w+);", nginx)) == {"crit"}


@pytest.mark.parametrize("regel", [r for r in ("inloggen", "bevestigen")])
def test_a_page_whose_address_is_a_key_is_in_no_log_at_all(regel):
    nginx = BESTANDEN["/etc/nginx/sites-available/dilemmaportaal"]
    plek = re.search(r"location ~ (\S+) \{\n\s+error_log /dev/null crit;", nginx)[1]
    assert re.match(plek, f"/{regel}/een-geheim")


@pytest.mark.skipif(zonder_systemd, reason="needs systemd-analyze")
def test_systemd_understands_each_unit(tmp_path):
    for pad, tekst in UNITS.items():
        # The programs are not on this machine, nor is the folder: what is verified is the rest.
        hier = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", tekst, flags=re.MULTILINE)
        (tmp_path / pad.rpartition("/")[2].replace("@.", "@8000.")).write_text(hier)
    paden = sorted(str(pad) for pad in tmp_path.iterdir())
    klaar = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *paden], capture_output=True, text=True
    )
    assert (klaar.returncode, klaar.stderr) == (0, "")


@pytest.mark.skipif(zonder_systemd, reason="needs systemd-analyze")
def test_what_serves_is_little_exposed(tmp_path):
    unit = tmp_path / "dilemmaportaal@8000.service"
    unit.write_text(UNITS["/etc/systemd/system/dilemmaportaal@.service"])
    opdracht = ["systemd-analyze", "security", "--offline=true", "--threshold=25", str(unit)]
    assert subprocess.run(opdracht, capture_output=True).returncode == 0
