"""The examples, read once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from example import Example


@pytest.fixture(scope="session")
def eve(tmp_path_factory) -> Example:
    """examples/eve-of-talks, read."""
    return Example.read("eve-of-talks", tmp_path_factory.mktemp("eve"))


@pytest.fixture(scope="session")
def goma(tmp_path_factory) -> Example:
    """examples/goma, read."""
    return Example.read("goma", tmp_path_factory.mktemp("goma"))
