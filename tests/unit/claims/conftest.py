from __future__ import annotations

import pytest
from tests.unit.claims.spelling import small_theatre

from reportedly.reading import Reader
from reportedly.theatres import EMPTY


@pytest.fixture(scope="session")
def small() -> Reader:
    """A reader with the small theatre."""
    return Reader.load(small_theatre())


@pytest.fixture(scope="session")
def bare() -> Reader:
    """A reader that knows no theatre."""
    return Reader.load(EMPTY)
