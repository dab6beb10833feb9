"""The command in an empty folder, and a file of reports."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from shells import Shell, dispatch


@pytest.fixture
def shell(tmp_path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def hundred(tmp_path) -> Path:
    """A JSON Lines file of a hundred reports."""
    path = tmp_path / "hundred.jsonl"
    path.write_text("".join(json.dumps(dispatch(n)) + "\n" for n in range(100)), encoding="utf-8")
    return path
