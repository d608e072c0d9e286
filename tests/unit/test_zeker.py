"""What cannot be missing, and is."""

import pytest

from portal.tools.zeker import zeker


@pytest.mark.parametrize("waarde", ["", 0, "iets"])
def test_a_value_that_is_there_comes_back(waarde):
    assert zeker(waarde) is waarde


def test_a_value_that_is_missing_stops_the_deed():
    with pytest.raises(AssertionError, match="missing"):
        zeker(None)
