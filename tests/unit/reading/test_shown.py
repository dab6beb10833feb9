"""Parties that no theatre lists are known by what the text itself shows, and nobody else is made a party."""

from __future__ import annotations

import re

import pytest
from tests.unit.claims.spelling import small_theatre

from reportedly.lang import load_pack
from reportedly.model import ActorKind, Document
from reportedly.reading import Reader, Reading
from reportedly.theatres import EMPTY

PACK = load_pack("en")
STATES = PACK.table("states", "state")
SHOWING = ("armed_noun", "armed_name", "armed_kind", "armed_deed", "armed_foe", "war_verb", "own_side")


@pytest.fixture(scope="module")
def bare() -> Reader:
    """A reader that knows no theatre."""
    return Reader.load(EMPTY)


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Document.of(text))


def parties(reading: Reading) -> set[str]:
    return {p.name.removeprefix("the ") for p in reading.shown if p.role in ("belligerent", "side")}


def party_at(reading: Reading, words: str) -> str | None:
    found = [m for m in reading.actors if m.span.of(reading.document.text) == words]
    assert found, [m.span.of(reading.document.text) for m in reading.actors]
    return found[-1].actor.party


@pytest.mark.parametrize(
    "example", [e for array in SHOWING for row in PACK.table("actors", array) for e in row["examples"]]
)
def test_the_words_of_a_row_show_the_party_that_it_marks(bare, example):
    told = read(bare, re.sub(r"[{}]", "", example))
    assert re.findall(r"\{(.+?)\}", example)[0] in parties(told), told.shown


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in STATES])
def test_every_state_is_known_by_its_name_and_its_people(bare, row):
    names = [row["name"], *row["demonyms"][:1]]
    texts = [f"They were told that {row['name']} had agreed to the plan."]
    texts += [f"Officials told reporters that {d} troops had crossed the border." for d in row["demonyms"][:1]]
    for name, text in zip(names, texts, strict=True):
        assert row["name"] in {p.name for p in read(bare, text).shown}, name


def test_no_two_states_share_a_name():
    names = [n for row in STATES for n in {row["name"], *row["aliases"], *row["demonyms"], *row["seats"]}]
    assert sorted(n for n in set(names) if names.count(n) > 1) == []


def test_a_capital_is_a_party_only_where_it_speaks(bare):
    assert {p.name for p in read(bare, "Bangkok said the border would stay shut.").shown} == {"Thailand"}
    assert read(bare, "Two people were hurt in Bangkok on Monday.").shown == ()


def test_an_acronym_is_its_long_name(bare):
    told = read(bare, "The Highland Liberation Army (HLA) met envoys. The HLA later said it had left.")
    assert {m.actor.name for m in told.actors if m.actor.party} == {"Highland Liberation Army"}


def test_the_rebels_are_the_one_group_named_before(bare):
    told = read(bare, "Sarvak fighters attacked Tarm. The rebels then left, residents said.")
    assert party_at(told, "rebels") == party_at(told, "Sarvak fighters") == "sarvak"


def test_the_rebels_are_nobody_named_where_two_groups_are(bare):
    told = read(bare, "Sarvak fighters attacked Tarm, and Morro gunmen attacked Belde. The rebels then left.")
    assert party_at(told, "rebels") == f"fighters:-:rebels@{told.document.id}"


def test_rebels_are_not_of_the_state_whose_people_they_are(bare):
    told = read(bare, "The Sudanese army left the town. Sudanese rebels said they had taken it.")
    assert party_at(told, "Sudanese army") == "sudan"
    assert party_at(told, "Sudanese rebels") != "sudan"


def test_who_speaks_for_a_side_without_a_name_is_of_it(bare):
    told = read(bare, "The army spokesman said the town was quiet. The junta had no comment.")
    assert party_at(told, "army spokesman") == f"military:-:army@{told.document.id}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Darfur rebels attacked a convoy in Darfur.", id="a place before its rebels"),
        pytest.param("Norwood University attacked the ruling in a statement on Monday.", id="a university"),
        pytest.param("The Su-30 attacked the base at dawn.", id="an aircraft"),
        pytest.param("The Relief Council launched an appeal.", id="an aid body"),
        pytest.param("John Brown attacked his critics.", id="a person"),
    ],
)
def test_other_names_are_no_armed_groups(bare, text):
    assert not {p.name for p in read(bare, text).shown} & {"Darfur", "Su-30", "Relief Council", "John Brown"}


def test_a_group_is_no_place(bare):
    told = read(bare, "Hezbollah fired rockets at the base. Troops attacked Hezbollah on Monday.")
    assert [p.where.name for p in told.places] == []


def test_what_the_theatre_lists_is_not_shown_again():
    told = Reader.load(small_theatre()).read(Document.of("Russian troops attacked. Ukraine said so."))
    assert told.shown == ()
    assert {m.actor.kind for m in told.actors if m.actor.id in ("russia", "ukraine")} == {ActorKind.PARTY}


def test_the_army_and_the_armed_forces_of_one_report_are_one_side(bare):
    told = read(bare, "The army said it had left. The armed forces then denied it, and the military fell silent.")
    assert len({m.actor.party for m in told.actors if m.actor.party}) == 1
