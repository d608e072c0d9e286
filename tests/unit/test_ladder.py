"""The ladder tells where a dilemma has been, where it stands and where it may still come."""

import pytest

from portal.queries.ladder import ladder
from portal.vocabulary import Status


def standen(dilemma):
    return [trede.stand for trede in ladder(dilemma)]


@pytest.mark.parametrize(
    ("status", "verwacht"),
    [
        (Status.CONCEPT, "straks straks straks straks straks"),
        (Status.INGEDIEND, "nu straks straks straks straks"),
        (Status.WERKGROEP, "geweest geweest nu straks straks"),
        (Status.BERAAD, "geweest geweest geweest nu straks"),
        (Status.UITVOERING, "geweest geweest geweest geweest nu"),
        (Status.NIET_IN_BEHANDELING, "geweest overgeslagen overgeslagen overgeslagen nu"),
    ],
)
def test_each_rung_says_where_it_stands(dilemma_in, status, verwacht):
    assert standen(dilemma_in(status)) == verwacht.split()
