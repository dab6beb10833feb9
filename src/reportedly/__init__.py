"""Reportedly keeps the record of who says what about a war and its peace talks.

>>> import reportedly as rp
>>> claims = rp.read("Officials in Sumy said seven people were killed.", publisher="Example Post")

Everything public stands here; the nouns themselves are in ``reportedly.model``. Names are imported when first used, so
that the command line starts without loading the parser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.codec import encode
    from reportedly.errors import ReportedlyError
    from reportedly.frames import to_pandas
    from reportedly.ledger import Ledger, Question
    from reportedly.model import Brief, Claim, Document, Event, Figure, Finding, Situation
    from reportedly.pipeline import audit, check
    from reportedly.pipeline import brief as write_brief
    from reportedly.pipeline import read as read_into
    from reportedly.pipeline import read_text as read
    from reportedly.pipeline import render_brief as render
    from reportedly.theatres import load_theatre

__all__ = [
    "Brief",
    "Claim",
    "Document",
    "Event",
    "Figure",
    "Finding",
    "Ledger",
    "Question",
    "ReportedlyError",
    "Situation",
    "audit",
    "check",
    "encode",
    "load_theatre",
    "read",
    "read_into",
    "render",
    "to_pandas",
    "write_brief",
]

_HOMES = {
    "Ledger": ("ledger", "Ledger"),
    "Question": ("ledger", "Question"),
    "ReportedlyError": ("errors", "ReportedlyError"),
    "audit": ("pipeline", "audit"),
    "check": ("pipeline", "check"),
    "encode": ("codec", "encode"),
    "load_theatre": ("theatres", "load_theatre"),
    "read": ("pipeline", "read_text"),
    "read_into": ("pipeline", "read"),
    "render": ("pipeline", "render_brief"),
    "to_pandas": ("frames", "to_pandas"),
    "write_brief": ("pipeline", "brief"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
    module, attribute = _HOMES.get(name, ("model", name))
    return getattr(import_module(f"reportedly.{module}"), attribute)


def __dir__() -> list[str]:
    return __all__
