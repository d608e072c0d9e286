"""Which tests come first, and what goes to one worker together.

The cheap folders lead, so that a fault shows early; the browser and PostgreSQL are started last,
and the browser by one worker only. A file stays whole, and some folders, for what they share.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

# Folders that stay with one worker: a server with a browser, and a walk past every page.
SAMEN = ("tests/browser/", "tests/web/overal/")
VOLGORDE = ("unit", "steps", "contracts", "reports", "web", "route", "browser")


def eenheid(nodeid: str) -> str:
    """Return what the tests have in common that one worker runs one after another."""
    bestand, _, test = nodeid.partition("::")
    for map_ in SAMEN:
        if bestand.startswith(map_):
            return map_
    return f"{bestand} on PostgreSQL" if "postgresql" in test else bestand


def rang(nodeid: str) -> tuple[bool, int]:
    """Return what tests are ordered by: the folder, and PostgreSQL behind all of them."""
    map_ = nodeid.split("/")[1] if nodeid.count("/") else ""
    plek = VOLGORDE.index(map_) if map_ in VOLGORDE else len(VOLGORDE)
    return eenheid(nodeid).endswith("PostgreSQL"), plek


class Verdeling(LoadScopeScheduling):
    """Hands out the units in order, each to the worker that is free first."""

    def _split_scope(self, nodeid: str) -> str:
        return eenheid(nodeid)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in order; pytest itself has grouped them by what they share."""
    items.sort(key=lambda item: rang(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Verdeling:
    """Divide the tests over the workers in this way, in the order in which they stand."""
    config.option.loadscopereorder = False
    return Verdeling(config, log)
