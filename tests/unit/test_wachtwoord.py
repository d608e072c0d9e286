"""Which passwords may be chosen: not what others guess from a habit, or from whose it is."""

import pytest

from portal.tools.wachtwoord import TE_RADEN, bezwaar

OVER = ["Ada Viseur", "adviseur@ccv.example", "Centrum Voorbeeld"]


@pytest.mark.parametrize(
    "wachtwoord",
    [
        "Zomer2026Zomer2026",
        "Zomer2026-zomer2026!",
        "Kaas!9Kaas!9Kaas!9",
        "adviseur@ccv.example",
        "AdaViseurCentrumVoorbeeld",
        "Viseur.Ada.ccv.2026",
        "voorbeeld-centrum-ada-1!",
    ],
)
def test_a_repetition_and_ones_own_words_joined_are_easy_to_guess(wachtwoord):
    assert bezwaar(wachtwoord, OVER) == TE_RADEN


@pytest.mark.parametrize(
    "wachtwoord",
    ["paard fiets lampion gordijn", "ada eet gordijnen met lampolie", "Xk9#vQ2!mZ7@pL4w"],
)
def test_some_words_that_do_not_belong_together_are_fine(wachtwoord):
    assert bezwaar(wachtwoord, OVER) == ""
