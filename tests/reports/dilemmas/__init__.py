"""Six dilemmas as an adviseur would put them before the Strategisch Beraad."""

from tests.reports.dilemmas.gezin import UITHUWELIJKING, UITSTAPPERS, VERDWIJNING
from tests.reports.dilemmas.stelsel import DISCRIMINATIE, SAMENWERKING, VREEMDELINGENRECHT

__all__ = ["DILEMMAS", "SAMENWERKING", "UITHUWELIJKING"]

DILEMMAS = (
    UITHUWELIJKING,
    VERDWIJNING,
    UITSTAPPERS,
    DISCRIMINATIE,
    VREEMDELINGENRECHT,
    SAMENWERKING,
)
