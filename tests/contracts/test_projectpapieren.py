"""What a project tells about itself: licence, publiccode.yml, changelog, security; told once, and
the same everywhere. The rules of publiccode.yml are those of its standard, version 0.5.
"""

import re
import tomllib
from datetime import date

import pytest
import yaml

from portal.config import ROOT
from portal.versie import VERSIE

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CODE = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
# Of each key that must be there, what its validator accepts.
VERPLICHT = {
    "publiccodeYmlVersion": r"0\.5(\.0)?",
    "name": r"\S.*",
    "url": r"https://\S+",
    "developmentStatus": "concept|development|beta|stable|obsolete",
    "softwareType": "standalone/(mobile|iot|desktop|web|backend|other)|addon|library",
}
# Of both lists what fits this portal.
RUBRIEKEN = {"collaboration", "knowledge-management", "task-management", "workflow-management"}
TERREINEN = {"justice", "local-authorities", "security", "society", "welfare"}
VERVALLEN = {"monochromeLogo", "inputTypes", "outputTypes", "it"}


def tekst(naam):
    return (ROOT / naam).read_text("utf-8")


def versies():
    """Return each version of the changelog with its day, newest first."""
    return re.findall(r"^## (\S+) · (.*)$", tekst("CHANGELOG.md"), re.MULTILINE)


def test_the_licence_is_the_same_everywhere():
    assert PROJECT["license"] == CODE["legal"]["license"] == "EUPL-1.2"
    assert "EUPL-1.2" in tekst("README.md")
    assert tekst("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")


@pytest.mark.parametrize(("sleutel", "patroon"), VERPLICHT.items())
def test_publiccode_has_each_required_key(sleutel, patroon):
    assert re.fullmatch(patroon, CODE[sleutel])


def test_publiccode_uses_the_words_of_the_standard():
    assert CODE["platforms"] and set(CODE["categories"]) <= RUBRIEKEN
    assert set(CODE["intendedAudience"]["scope"]) <= TERREINEN
    assert CODE["intendedAudience"]["countries"] == ["NL"]
    assert not VERVALLEN & set(CODE)


@pytest.mark.parametrize("taal", CODE["description"])
def test_publiccode_describes_it_within_the_lengths(taal):
    beschrijving = CODE["description"][taal]
    assert taal in ("nl", "en") and beschrijving["features"]
    assert len(beschrijving["shortDescription"]) <= 150
    assert 150 <= len(beschrijving["longDescription"]) <= 10_000


def test_publiccode_says_who_maintains_it_and_in_which_language():
    assert CODE["maintenance"]["type"] == "internal"
    assert all(contact["name"] for contact in CODE["maintenance"]["contacts"])
    assert CODE["localisation"] == {"localisationReady": False, "availableLanguages": ["nl"]}
    assert all(deel["name"] for deel in CODE["dependsOn"]["open"])


def test_the_version_is_one_and_its_day_too():
    versie, dag = versies()[0]
    assert VERSIE == CODE["softwareVersion"] == versie
    assert CODE["releaseDate"] == dag


def test_each_version_has_a_day_and_says_what_to_do_before():
    inhoud = tekst("CHANGELOG.md")
    assert len(versies()) == len(re.findall(r"^## ", inhoud, re.MULTILINE))
    for deel in re.split(r"^## ", inhoud, flags=re.MULTILINE)[1:]:
        assert date.fromisoformat(deel.splitlines()[0].partition(" · ")[2])
        assert deel.partition("\n\n")[2].startswith("### Before you upgrade\n\n- ")
        gezegd = [regel for regel in deel.splitlines() if regel.startswith("- ")]
        assert len(gezegd) == len(set(gezegd))


def test_how_to_report_a_weakness_leads_somewhere():
    inhoud = tekst("SECURITY.md")
    assert "/.well-known/security.txt" in inhoud
    for pad in re.findall(r"\]\(([^)#:]+)\)", inhoud) + re.findall(r"`(docs/\S+)`", inhoud):
        assert (ROOT / pad).exists()


def test_components_have_a_term_to_be_mended_in():
    deel = tekst("SECURITY.md").partition("## What it is made of")[2].partition("\n## ")[0]
    termijnen = re.findall(r"\| (\d+ days|a year) \|$", deel, re.MULTILINE)
    assert "`make sbom`" in deel and len(termijnen) == deel.count("\n|") - 2 > 2
