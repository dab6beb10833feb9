from __future__ import annotations

import pytest

from reportedly.claims import extract
from reportedly.lang import load_pack
from reportedly.model import Document, Occurrence
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

THEATRE = load_theatre("russia-ukraine")


def held(text):
    reading = Reader.load(THEATRE).read(Document.of(text, publisher="Harbour Post"))
    told = extract(reading, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=THEATRE, run_id="r").claims
    acts = [c.proposition for c in told if isinstance(c.proposition, Occurrence)]
    found = [a.responsibility for a in acts if a.responsibility is not None]
    return [(r.party.name if r.party else None, r.status.value) for r in found]


@pytest.mark.parametrize(
    ("text", "party", "status"),
    [
        pytest.param(
            "A Togolese airstrike on a mill near Kobani killed two people, villagers said.",
            "Togo",
            "suspected or accused",
            id="an adjective of a people names the doer",
        ),
        pytest.param(
            "A Togolese airstrike on a mill near Kobani killed two people, the governor said.",
            "Togo",
            "suspected or accused by authorities",
            id="a governor is an authority",
        ),
        pytest.param(
            "Soldiers have attacked two villages near the lake, fishermen said.",
            "soldiers",
            "suspected or accused",
            id="soldiers without a name are doers",
        ),
        pytest.param(
            "The Ukrainian army said that Russian guns had shelled the harbour of Odesa.",
            "Russia",
            "suspected or accused",
            id="an army accuses its enemy",
        ),
        pytest.param(
            "The Ukrainian army said that its drones had attacked the harbour of Novorossiysk.",
            "Ukrainian army",
            "claimed or admitted",
            id="its own drones are the speaker's",
        ),
        pytest.param(
            "Russian troops attacked the village of Lypivka.",
            "Russia",
            "reported as fact",
            id="the outlet tells a fact",
        ),
        pytest.param(
            "Russian troops have reportedly attacked the village of Lypivka.", "Russia", "possible", id="by hearsay"
        ),
        pytest.param(
            "ODESA, Ukraine, May 24 - Two Russian missiles struck a mill in Lypivka, killing four, the mayor said.",
            "Russia",
            "suspected or accused by authorities",
            id="behind a dateline with its day",
        ),
        pytest.param(
            "Four workers died when Putin's missiles tore through a canteen.",
            "Vladimir Putin",
            "reported as fact",
            id="whose missiles they are",
        ),
        pytest.param(
            "Shells hit a mill, residents said. They said the shells had come from a Russian battery in the woods.",
            "Russia",
            "suspected or accused",
            id="whose guns fired",
        ),
        pytest.param(
            "The Ukrainian army said that the enemy had shelled the village of Lypivka.",
            "enemy",
            "suspected or accused",
            id="an army calls its foe the enemy",
        ),
        pytest.param(
            "Russian drones struck a mill in Lypivka, the regional military administration said.",
            "Russia",
            "suspected or accused by authorities",
            id="a military administration governs",
        ),
    ],
)
def test_who_says_it_makes_how_the_doer_is_told(text, party, status):
    assert status in [how for _, how in held(text)]
    assert any(party.casefold()[:4] in (who or "").casefold() for who, _ in held(text)), held(text)


def acts(text):
    reading = Reader.load(THEATRE).read(Document.of(text, publisher="Harbour Post"))
    told = extract(reading, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=THEATRE, run_id="r")
    return [
        (c.proposition.type, c.attribution.source.actor.name, c.proposition.responsibility.status.value)
        for c in told.claims
        if isinstance(c.proposition, Occurrence) and c.proposition.responsibility is not None
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Shells hit a mill near Sumy. Fishermen blamed the Russian army.",
            ("responsibility", "Fishermen", "suspected or accused"),
            id="a doer without the act",
        ),
        pytest.param(
            "Fishermen accused the Russian army of launching them from a wood.",
            ("attack", "Fishermen", "suspected or accused"),
            id="an act in plain words",
        ),
        pytest.param(
            "Fishermen accused the Russian army of shelling a mill. The army denied it.",
            ("responsibility", "armed forces", "denied"),
            id="a denial that points back",
        ),
        pytest.param(
            "Rwanda denies having taken children against their will.",
            ("abduction", "rwanda", "denied"),
            id="children taken are no revenge taken",
        ),
    ],
)
def test_who_accuses_or_denies_says_who_did_it(text, told):
    found = acts(text)
    assert any(kind == told[0] and told[1].casefold() in who.casefold() and how == told[2] for kind, who, how in found)


def test_nobody_is_responsible_behind_a_door():
    assert acts("A priest locked his church behind three hundred people.") == []


def test_who_counts_the_attacks_did_not_make_them():
    assert acts("The hospital has, by its director's count, been shelled on 14 occasions.") == []


def test_who_tells_what_shells_did_did_not_fire_them():
    assert acts("Five bombs fell on a mill in the afternoon, the mayor said, wounding at least eight people.") == []


def test_a_body_known_by_its_letters_elsewhere_is_one_before_a_noun():
    told = acts("The TNB is an armed group. Five people died when TNB artillery hit a bus station, residents said.")
    assert [how for _, _, how in told] == ["suspected or accused"]


def test_denying_that_there_is_something_denies_no_attack():
    assert acts("An official of Ukraine denied that there was any such plan.") == []


@pytest.mark.parametrize(
    ("text", "party", "status"),
    [
        pytest.param("The RLF shelled a mill near Odesa.", "RLF", "reported as fact", id="an abbreviation"),
        pytest.param("The Tambur shelled a mill near Odesa.", "Tambur", "reported as fact", id="the and a name"),
        pytest.param(
            "Rebels of the RLF or the RPA shelled a mill near Odesa.", "RLF", "possible", id="one of two did it"
        ),
    ],
)
def test_a_doer_that_no_list_knows_is_told(text, party, status):
    assert held(text) == [(party, status)]
