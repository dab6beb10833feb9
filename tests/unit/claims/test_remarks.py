from __future__ import annotations

from reportedly.claims.attribution import find_attributions
from reportedly.claims.drafts import Draft
from reportedly.claims.remarks import find_remarks
from reportedly.lang import load_pack
from reportedly.model import Document, Remark
from reportedly.reading import Reader
from reportedly.theatres import load_theatre

THEATRE = load_theatre("russia-ukraine")


def read(text):
    reading = Reader.load(THEATRE).read(Document.of(text))
    return reading, find_attributions(reading, pack=load_pack("en"), theatre=THEATRE)


def remarks_in(text, drafts=()):
    return [d.span.of(text) for d in find_remarks(*read(text), drafts)]


def test_a_sentence_that_gave_nothing_else_is_kept_whole():
    assert remarks_in("The hall was cold.\n\nTea was served.") == ["The hall was cold.", "Tea was served."]


def test_what_a_source_says_is_kept_as_its_words_alone():
    assert remarks_in("The hall was cold, Sergei Lavrov said.") == ["The hall was cold"]


def test_what_gave_a_claim_gives_no_remark():
    text = "The hall was cold, Sergei Lavrov said."
    known = Draft(Remark("cold"), read(text)[1][0].content[0], 1)
    assert remarks_in(text, [known]) == []


def test_nothing_without_a_letter_is_a_remark():
    assert remarks_in("The hall was cold.\n\n* * *\n\n2025") == ["The hall was cold."]


def test_a_remark_is_put_in_the_writers_words():
    text = "The hall\nwas cold."
    (remark,) = find_remarks(*read(text), ())
    assert remark.proposition == Remark("The hall was cold.")
