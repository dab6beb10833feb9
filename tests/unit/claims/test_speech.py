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


def test_a_proposal_turned_down_by_a_party_is_its_stance():
    assert [c.proposition.stance for c in read("Russia rejected the proposal.").claims] == ["rejects"]


def test_refusals_of_nobody_in_particular_are_set_apart():
    read_ = read("The villagers, who had rejected the sale, went home.")
    assert types(read_.claims) == []
    assert types(read_.statements) == ["statement.rejection"]


def test_words_of_a_party_without_content_of_their_own_stay_a_claim():
    read_ = read("Russia rejected the invitation.")
    assert types(read_.claims) + types(read_.statements) == ["statement.rejection"]


def test_an_answer_to_anothers_words_is_news_of_its_own():
    read_ = read("Sergei Lavrov commented on the remarks that Volodymyr Zelensky had made in Kyiv.")
    assert "statement.remarks" not in types(read_.statements)


def test_what_is_only_referred_to_is_set_apart():
    read_ = read("The baker sold rolls to the delegation from Turkey.")
    assert "talks.delegation" not in types(read_.claims)


def test_a_bare_toll_is_an_amount_where_an_act_is_told():
    read_ = read("Since the winter 60 people have been killed. On Monday drones struck a mill near Sumy.")
    assert types(read_.claims) == ["attack.drone"]
    assert types(read_.statements) == ["harm"]


def test_a_toll_stays_an_act_where_none_is_told():
    assert types(read("Since the winter 60 people have been killed.").claims) == ["harm"]


def test_what_a_party_wants_is_its_stance_and_no_act():
    assert "handover" not in types(read("Russia demanded the release of all prisoners.").claims)


def test_an_act_that_only_says_who_is_meant_is_set_apart():
    read_ = read("The nurse interviewed the prisoners released in the exchange of 17 November.")
    assert types(read_.claims) == []
    assert types(read_.statements) == ["handover"]


def test_an_act_in_a_clause_of_its_own_is_told():
    read_ = read("The nurse praised Petro Bilyk, who was released on Monday.")
    assert types(read_.claims) == ["handover"]


def test_an_act_told_before_is_not_told_by_rating_it():
    read_ = read("Drones struck a mill near Sumy on Monday. It was the deadliest strike.")
    assert types(read_.claims) == ["attack.drone"]


def test_what_hit_nobody_is_no_act():
    assert types(read("Shots rang out at the harbour. Nobody was hit.").claims).count("attack") == 0
