"""One dilemma in each status, walked once per module; what a test does to them is rolled back."""

import pytest

from portal.vocabulary import Status
from tests.hulp import databases, dilemmas, wereld


@pytest.fixture(scope="module")
def ladder(gevulde_database):
    with databases.teruggedraaid(gevulde_database):
        yield {status: dilemmas.in_status(status, wereld.mensen()) for status in Status}
