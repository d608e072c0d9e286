"""What npm brings the browser stands beside the Python packages in the list of components."""

import json
import runpy

from portal.config import ROOT

SLOT = json.loads((ROOT / "static" / "package-lock.json").read_text("utf-8"))
WENSEN = json.loads((ROOT / "static" / "package.json").read_text("utf-8"))
onderdelen = runpy.run_path(str(ROOT / ".ci" / "sbom_npm.py"))["onderdelen"]


def test_each_package_of_production_and_none_of_the_tests():
    gevonden = {deel["name"]: deel["version"] for deel in onderdelen(SLOT)}
    assert gevonden == WENSEN["dependencies"]


def test_each_says_where_it_is_from_what_it_weighs_and_under_which_licence():
    for deel in onderdelen(SLOT):
        assert deel["purl"] == deel["bom-ref"] == f"pkg:npm/{deel['name']}@{deel['version']}"
        assert deel["hashes"][0]["alg"] == "SHA-512" and len(deel["hashes"][0]["content"]) == 128
        assert deel["licenses"][0]["license"]["name"]
