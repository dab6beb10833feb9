"""The append-only store: what was read, what was found, what people decided."""

from __future__ import annotations

from reportedly.ledger.questions import Question
from reportedly.ledger.store import Appended, Ledger, SetAside

__all__ = ["Appended", "Ledger", "Question", "SetAside"]
