"""The tests' own tools: what is missing is never passed over in silence."""

import pytest

from tests.hulp import databases, postgres


@pytest.mark.parametrize(
    ("ci", "uitkomst"), [("1", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_without_postgresql_the_tests_fail_in_ci_and_are_counted_as_skipped_elsewhere(
    monkeypatch, ci, uitkomst
):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(postgres, "programmas", lambda: None)
    with pytest.raises(uitkomst, match="PostgreSQL is not installed"), databases.postgresql():
        pass
