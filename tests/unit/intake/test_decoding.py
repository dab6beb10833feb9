"""Bytes become the text that was written, or are set aside with words; no letter is lost or swapped in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import NotText
from reportedly.intake.decoding import declared_charset, decode

ENGLISH = "The ministry’s spokesman said “no one was hurt” – a claim that could not be checked."
RUSSIAN = "Губернатор области сообщил, что ночью над регионом сбили двенадцать беспилотников, пострадавших нет."
UKRAINIAN = "Речник військово-морських сил заявив, що вночі ворог запустив сорок безпілотників, є влучання."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN], ids=["english", "russian"])
def test_every_unicode_encoding_gives_the_text_back(text, encoding):
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\x00\x00\xfe\xff"], ids=["UTF-16", "UTF-32"])
def test_marked_big_endian_text_is_read(mark):
    encoding = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert decode(mark + RUSSIAN.encode(encoding), "x") == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(ENGLISH, "cp1252", id="Windows-1252"),
        pytest.param(RUSSIAN, "cp1251", id="Windows-1251"),
        pytest.param(RUSSIAN, "koi8_r", id="KOI8-R"),
        pytest.param(UKRAINIAN, "cp1251", id="Windows-1251, Ukrainian"),
        pytest.param(UKRAINIAN, "koi8_u", id="KOI8-U"),
        pytest.param(RUSSIAN, "cp866", id="DOS"),
        pytest.param(RUSSIAN, "iso8859_5", id="ISO 8859-5"),
        pytest.param("Le ministère a affirmé que douze soldats ont été tués près du fleuve.", "cp1252", id="French"),
        pytest.param("乌克兰空军表示，俄罗斯一夜之间发射了许多无人机。", "gb18030", id="Chinese"),
    ],
)
def test_older_encodings_are_known_by_their_bytes(text, encoding):
    assert decode(text.encode(encoding), "x") == text


def test_a_page_is_read_in_the_charset_it_declares():
    page = f'<html><head><meta charset="windows-1250"></head><body><p>{"Żołnierze zajęli wieś."}</p></body></html>'
    assert decode(page.encode("cp1250"), "x") == page


def test_good_utf8_counts_over_a_wrong_declaration():
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>{RUSSIAN}</p>'
    assert decode(page.encode(), "x") == page


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "rot13", "hex", "idna", "no-such-thing"])
def test_a_page_cannot_declare_a_codec_that_is_no_charset_of_pages(name):
    assert declared_charset(f'<meta charset="{name}">'.encode()) is None


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(RUSSIAN.encode()[:51] + b"\xff" + RUSSIAN.encode()[52:], id="a byte in the middle"),
        pytest.param(("Şırnak, Çırağan, İzmir " * 3 + "ş").encode()[:-1], id="cut off in the last letter"),
    ],
)
def test_broken_utf8_is_set_aside_with_its_line_not_patched(broken):
    with pytest.raises(NotText, match=r"broken character in line 2 \(byte \d+\)"):
        decode(b"headline\n" + broken, "x")


def test_broken_utf16_is_set_aside():
    with pytest.raises(NotText, match="marked as UTF-16 but is broken"):
        decode(b"\xff\xfe" + "abc".encode("utf-16-le") + b"\x00", "x")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(bytes(range(256)) * 4, id="every byte"),
        pytest.param(b"\x00" * 100, id="zeros"),
        pytest.param(b"text with\x00 one zero", id="one zero"),
        pytest.param(b"\x01\x02\x03\x04" * 10, id="control characters"),
    ],
)
def test_bytes_that_are_no_text_are_set_aside(content):
    with pytest.raises(NotText, match="not text"):
        decode(content, "x")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_text_always_comes_back(text):
    assert decode(b"\xef\xbb\xbf" + text.encode(), "x") == text


@given(st.binary())
def test_any_bytes_give_text_or_words(content):
    try:
        result = decode(content, "x")
    except NotText as error:
        result = error.problem
    assert isinstance(result, str)
