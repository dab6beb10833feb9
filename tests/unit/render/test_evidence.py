"""A quote is shown in its paragraph, and nothing in it acts."""

from __future__ import annotations

import pytest
from tests.unit.brief.making import Newsroom

from reportedly.render.evidence import excerpt, numbered, remark_on, safe_address, shown
from reportedly.values import Span


def span_of(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def test_an_excerpt_is_the_paragraph_around_the_quote() -> None:
    text = "Before this.\n\nOne two three. Four five.\n\nAfter that."
    found = excerpt(text, span_of(text, "two three"))
    assert (found.before, found.quote, found.after) == ("One ", "two three", ". Four five.")


def test_hard_wrapped_lines_are_joined() -> None:
    text = "A line that was\nbroken by hand\nover three lines."
    found = excerpt(text, span_of(text, "broken"))
    assert found.before + found.quote + found.after == "A line that was broken by hand over three lines."


def test_long_lines_are_paragraphs_of_their_own() -> None:
    text = f"{'word ' * 30}first.\n{'word ' * 30}second quote here.\n{'word ' * 30}third."
    found = excerpt(text, span_of(text, "second"))
    assert "first" not in found.before
    assert "third" not in found.after


def test_a_long_paragraph_is_cut_at_word_ends_with_an_ellipsis() -> None:
    text = "alpha " * 300 + "quote" + " omega" * 300
    found = excerpt(text, span_of(text, "quote"))
    assert found.before.startswith("… alpha")
    assert found.after.endswith("omega …")
    assert len(found.before + found.quote + found.after) <= 610


def test_a_quote_is_never_cut() -> None:
    text = "long " * 400
    found = excerpt(text, Span(0, 1999))
    assert found.quote == text[:1999].strip()


def test_what_would_turn_the_reading_round_or_drive_a_terminal_is_replaced() -> None:
    assert shown("a\u202eb\x1b[31mc\u2066d\ud800") == "a\ufffdb\ufffd[31mc\ufffdd\ufffd"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/a",
        "https://",
        "https://a b",
        "https://example.org/\u202ea",
        "http://[::1",
    ],
)
def test_only_a_web_address_becomes_a_link(url: str | None) -> None:
    assert safe_address(url) is None


def test_a_web_address_is_kept_as_it_is() -> None:
    assert safe_address("https://example.org/a?b=1&c=2#d") == "https://example.org/a?b=1&c=2#d"


def test_the_same_evidence_has_one_number_wherever_it_is_cited() -> None:
    from tests.unit.brief.making import theatre

    from reportedly import brief

    newsroom = Newsroom()
    written = brief.write(newsroom.situation(), newsroom.findings(), theatre=theatre(), reader="rules")
    numbers = numbered(written)
    first = [numbers[c] for line in written.lines for c in line.citations if c.claim_id == newsroom.swapped.id]
    assert len(first) > 1
    assert len(set(first)) == 1
    assert sorted(set(numbers.values())) == list(range(1, len(set(numbers.values())) + 1))


def test_a_mode_is_told_only_where_it_is_not_the_plain_one() -> None:
    newsroom = Newsroom()
    assert remark_on(newsroom.denial) == "denied"
    assert remark_on(newsroom.three) is None
