from __future__ import annotations

from reportedly.claims import extract
from reportedly.lang import load_pack
from reportedly.model import Document, Occurrence
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

THEATRE = load_theatre("russia-ukraine")


def read(text):
    reading = Reader.load(THEATRE).read(Document.of(text, publisher="Harbour Post"))
    return extract(reading, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=THEATRE, run_id="r")


def types(claims):
    return [c.proposition.type for c in claims if isinstance(c.proposition, Occurrence)]


def test_what_a_cue_says_is_told_once_and_by_its_speaker():
    read_ = read("Ukraine condemned Russia after drones had struck the harbour of Odesa, calling it a crime.")
    assert types(read_.claims) == ["attack.drone"]
    assert types(read_.statements) == ["statement.criticism"]


def test_refusals_of_nobody_in_particular_are_set_apart():
    read_ = read("The villagers, who had rejected the sale, went home.")
    assert types(read_.claims) == []
    assert types(read_.statements) == ["statement.rejection"]


def test_words_of_a_party_without_content_of_their_own_stay_a_claim():
    read_ = read("Russia rejected the proposal.")
    assert types(read_.claims) + types(read_.statements) == ["statement.rejection"]


def test_an_answer_to_anothers_words_is_news_of_its_own():
    read_ = read("Sergei Lavrov commented on the remarks that Volodymyr Zelensky had made in Kyiv.")
    assert "statement.remarks" not in types(read_.statements)


def test_what_is_only_referred_to_is_set_apart():
    read_ = read("The baker sold rolls to the delegation from Turkey.")
    assert "talks.delegation" not in types(read_.claims)
