"""The same small form several times on one page: options, acties."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from wtforms import FieldList, FormField

RIJEN_MAX = 25


class Rijen(FieldList):
    """Rows; what no page of ours would number a row by is no row."""

    def _extract_indices(self, prefix: str, formdata: Mapping[str, Any]) -> Iterator[int]:
        rij = re.compile(rf"{re.escape(prefix)}-([0-9]{{1,3}})(?:-|$)")
        return (int(gevonden[1]) for gevonden in map(rij.match, formdata) if gevonden)


def rijen(vorm: type, label: str, uitleg: str = "") -> Rijen:
    """Return rows of `vorm`, three to begin with."""
    return Rijen(
        FormField(vorm), label=label, description=uitleg, min_entries=3, max_entries=RIJEN_MAX
    )
