"""Text is tidied once, before it is frozen: no word is lost, nothing invisible is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.intake.cleaning import assumed_language, clean_language, clean_line, clean_text, clean_url


@pytest.mark.parametrize(
    ("written", "frozen"),
    [
        pytest.param("one\r\ntwo\rthree", "one\ntwo\nthree", id="line ends"),
        pytest.param("\ufeffhead \n", "head", id="byte order mark and blanks around"),
        pytest.param("Me\u00addin\u200bsky", "Medinsky", id="what is invisible inside a word"),
        pytest.param("\u202ednuorgkcab\u202c", "dnuorgkcab", id="direction overrides"),
        pytest.param("Zelensky\u0092s \u0093no\u0094", "Zelensky’s “no”", id="Windows quotes misread as controls"),
        pytest.param("half \ud83d pair", "half \ufffd pair", id="half a surrogate pair"),
        pytest.param("Çırag\u0306an", "Çırağan", id="composed letters"),
        pytest.param("a\u2028b\x0cc", "a\nb\nc", id="other line ends"),
        pytest.param("4\u00a0300 km", "4\u00a0300 km", id="no-break spaces stay"),
        pytest.param("hard\nwrapped\n\nlines", "hard\nwrapped\n\nlines", id="line wraps stay"),
    ],
)
def test_text_is_tidied(written, frozen):
    assert clean_text(written) == frozen


@given(st.text(alphabet=st.characters()))
def test_tidying_twice_changes_nothing_more_and_gives_text_that_can_be_stored(text):
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode("utf-8")


@given(st.text(alphabet=st.characters(categories=["L", "N"])))
def test_no_letter_or_digit_is_lost(text):
    import unicodedata

    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_titles_stand_on_one_line():
    assert clean_line("  Seven\n killed\t in  collapse ") == "Seven killed in collapse"
    assert clean_line(" \n") is None
    assert clean_line("x" * 1001) is None


@pytest.mark.parametrize(
    "url",
    ["https://outlet.example/a?b=c#d", "http://outlet.example"],
)
def test_web_addresses_are_kept(url):
    assert clean_url(f" {url} ") == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "/news/1",
        "file:///etc/hosts",
        "https://",
        "https://[broken",
        "https://a.example/ b",
        "https://a.example/" + "x" * 2100,
        "",
    ],
)
def test_what_is_no_web_address_is_left_out(url):
    assert clean_url(url) is None


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-GB", "en"), ("EN", "en"), ("uk_UA", "uk"), ("zh-Hans-CN", "zh"), ("English", None), ("", None), ("e", None)],
)
def test_language_tags_give_the_language(tag, language):
    assert clean_language(tag) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Seven were killed, the governor said.", "en"),
        ("Семь человек погибли, сообщил губернатор.", "und"),
        ("In Çırağan, Fidan spoke to Умєров.", "en"),
        ("12, 13", "en"),
    ],
)
def test_english_is_assumed_only_of_latin_letters(text, language):
    assert assumed_language(text) == language
