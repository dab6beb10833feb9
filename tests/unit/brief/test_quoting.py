"""A brief quotes whole sentences, as they stand."""

from __future__ import annotations

import pytest

from reportedly.brief.quoting import sentence_span
from reportedly.values import Span


def sentence_with(text: str, quote: str) -> str:
    start = text.index(quote)
    return sentence_span(text, Span(start, start + len(quote))).of(text)


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("One fell. Two rose. Three stood.", "rose", "Two rose."),
        ("One fell. Two rose", "rose", "Two rose"),
        ("One U.S. jet fell. Two rose.", "jet", "One U.S. jet fell."),
        ("It met Gen. Marsh there. He left.", "Marsh", "It met Gen. Marsh there."),
        ("It rose by 4.5 percent. He left.", "4.5", "It rose by 4.5 percent."),
        ("“It fell.” She left.", "left", "She left."),
        ("First.\n\nSecond part\nwraps here. Third.", "part", "Second part\nwraps here."),
        ("One fell. Two rose. Three stood.", "fell. Two", "One fell. Two rose."),
        ("FEN, June 1 (Tarn Wire) - A bridge fell. More.", "bridge", "A bridge fell."),
        ("LAKE TOWN/FEN, May 31 (Halden) – A bridge fell.", "A bridge", "A bridge fell."),
    ],
)
def test_the_sentence_around_a_quote(text: str, quote: str, sentence: str) -> None:
    assert sentence_with(text, quote) == sentence


def test_a_quote_of_the_dateline_itself_keeps_it() -> None:
    assert sentence_with("FEN, June 1 (Tarn Wire) - A bridge fell.", "FEN, June 1").startswith("FEN")
