"""Fixtures shared by the whole suite."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # eval and benchmarks are folders of the checkout, not of the package

SHARED = ROOT.parent / "shared"

# A busy machine is no failure; in CI the same examples are tried each time, so that a red run can be run again.
settings.register_profile("suite", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("suite")

os.environ.setdefault("REPORTEDLY_READER", "rules")  # what stays the same is asked of the rules, and of both by name


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development benchmarks beside the checkout; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is absent: this test needs the development benchmarks")
    return SHARED
