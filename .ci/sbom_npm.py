"""Adds what npm brings the browser to a list of components (CycloneDX, JSON) that comes by standard
input, and prints the whole; the tests' own packages stay out.
"""

import json
import sys
from base64 import b64decode
from pathlib import Path


def onderdelen(slot: dict) -> list[dict]:
    """Return a component for each package of npm's lock that production has."""
    paren = sorted(slot["packages"].items())
    return [_onderdeel(pad, p) for pad, p in paren if pad and not p.get("dev")]


def _onderdeel(pad: str, pakket: dict) -> dict:
    naam, versie = pad.rpartition("node_modules/")[2], pakket["version"]
    purl = f"pkg:npm/{naam.replace('@', '%40')}@{versie}"
    kenmerken = {"type": "library", "name": naam, "version": versie, "bom-ref": purl, "purl": purl}
    soort, _, som = pakket.get("integrity", "").partition("-")
    if som:
        hashes = [{"alg": soort.upper().replace("SHA", "SHA-"), "content": b64decode(som).hex()}]
        kenmerken["hashes"] = hashes
    # By name: not all that packages call their licence is an SPDX id.
    return kenmerken | {"licenses": [{"license": {"name": pakket["license"]}}]}


if __name__ == "__main__":
    lijst = json.load(sys.stdin)
    lijst["components"] += onderdelen(json.loads(Path(sys.argv[1]).read_text()))
    sys.stdout.write(json.dumps(lijst, indent=1, ensure_ascii=False) + "\n")
