from __future__ import annotations

import pytest
from tests.unit.claims.spelling import small_theatre

from reportedly.reading import Reader


@pytest.fixture(scope="session")
def small() -> Reader:
    """A reader with the small theatre."""
    return Reader.load(small_theatre())
