"""The quote of an act: whole noun phrases, no dateline, no loose end."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import Occurrence


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("As many as 30 jets were hit, a diplomat said.", "As many as 30 jets were hit"),
        ("At least 50 people were killed and their houses looted in Beni.", "At least 50 people were killed"),
        ("BENI, March 4 (Tidewater) - Rebels attacked a convoy near Goma.", "Rebels attacked a convoy near Goma"),
        ("The paper counted nine tanks destroyed or damaged.", "nine tanks destroyed or damaged"),
        ("They fled when rockets hit a school in Odesa.", "rockets hit a school in Odesa"),
        ("Police described a bus that rebels attacked near Beni.", "rebels attacked near Beni"),
        ("Soldiers who were killed in Beni had no armour.", "Soldiers who were killed in Beni"),
        ("The town from which rebels shelled Goma is empty.", "rebels shelled Goma"),
    ],
)
def test_an_act_is_quoted_as_a_reader_would_quote_it(text, quote, small):
    quotes = [d.span.of(text) for d in read(small, text).drafts if isinstance(d.proposition, Occurrence)]
    assert quote in quotes
