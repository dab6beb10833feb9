"""Through whom a source was heard is told only where it holds for every report."""

from __future__ import annotations

import pytest
from tests.unit.brief.making import cited, claim, document, killed

from reportedly.brief.sources import _group_words
from reportedly.model import Actor, ActorKind, Claim, SourceKind

GOVERNOR = cited(Actor("person:marsh", "Ada Marsh", ActorKind.PERSON))
WIRE = cited(Actor("tarn-wire", "Tarn Wire", ActorKind.OUTLET), SourceKind.OUTLET, "reported")
QUOTE = "seven people were killed"


class NoDrift:
    """A brief's papers in which nothing was found changed."""

    drifted: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 -- never written


def told(publisher: str, *links) -> Claim:
    return claim(document(f"In Fen, {QUOTE}.", publisher), QUOTE, killed(7), *links)


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        pytest.param(
            [told("Fen Courier", WIRE, GOVERNOR), told("Moor Post", WIRE, GOVERNOR)],
            "Ada Marsh, through Tarn Wire, via Fen Courier and Moor Post",
            id="both by way of the wire",
        ),
        pytest.param(
            [told("Tarn Wire", GOVERNOR), told("Fen Courier", WIRE, GOVERNOR)],
            "Ada Marsh, through Tarn Wire, via Tarn Wire and Fen Courier",
            id="the wire itself, and one by way of it",
        ),
        pytest.param(
            [told("Moor Post", GOVERNOR), told("Fen Courier", WIRE, GOVERNOR)],
            "Ada Marsh, via Moor Post and Fen Courier",
            id="one heard it without the wire",
        ),
    ],
)
def test_a_wire_stands_between_only_where_it_stood_between_for_all(claims, words):
    assert _group_words(claims, NoDrift()) == words
