"""What cannot be: a place where it does not lie, a cause that came later, parts that were the other's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reportedly import pipeline
from reportedly.auditing.causes import cause_spans
from reportedly.auditing.nations import atlas_of, misplaced
from reportedly.auditing.placings import placings
from reportedly.auditing.words import drift_words
from reportedly.model import DriftKind

WORDS = drift_words("en")
CONGO = "Democratic Republic of the Congo"
LEDGER = (
    "Gunmen stopped a bus near Kalat in Pakistan's Balochistan province, officials said.",
    "Fighters raided Djaiba, a village in Ituri province in the east of Congo, a chief said.",
    "Rockets fell on the city of Ganja, Azerbaijan's prosecutors said.",
    "An Israeli air strike hit a house in Rafah, doctors said.",
)


@pytest.fixture(scope="module")
def atlas():
    return atlas_of(LEDGER, LEDGER, ["Kalat", "Djaiba", "Ganja", "Rafah"], WORDS)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("Shells fell on Tarm in eastern Poland.", [("tarm", "Poland")], id="in eastern"),
        pytest.param("Shells fell on Tarm, Poland, on 3 May.", [("tarm", "Poland")], id="after a comma"),
        pytest.param("He went to Tarm, Poland and France.", [], id="one of a list"),
        pytest.param("They raided Mocimboa da Praia in Mozambique.", [("mocimboa da praia", "Mozambique")], id="da"),
        pytest.param("Shells fell on Malakal, South Sudan.", [("malakal", "South Sudan")], id="two words"),
        pytest.param("Shells fell on Tarm near Poland.", [], id="near it"),
        pytest.param("Refugees left Tarm for Poland.", [], id="for it"),
    ],
)
def test_a_name_is_put_into_a_nation_by_many_ways_of_saying_so(sentence, found):
    assert [(placing.name, placing.nation) for placing in placings(sentence, WORDS)] == found


@pytest.mark.parametrize(
    ("sentence", "lies_in"),
    [
        pytest.param("A bus was stopped near Kalat in Iran.", ["Pakistan"], id="in another's province"),
        pytest.param("Fighters raided the Ugandan village of Djaiba.", [CONGO], id="apposed"),
        pytest.param("Rockets fell on the Armenian city of Ganja.", ["Azerbaijan"], id="its own prosecutors"),
        pytest.param("A bus was stopped near the Pakistani town of Kalat.", [], id="where it lies"),
        pytest.param("A house was hit in the Egyptian city of Rafah.", [], id="who struck says not where"),
        pytest.param("A house was hit in the Egyptian town of Osk.", [], id="a town that nobody puts anywhere"),
    ],
)
def test_the_ledgers_own_sentences_say_where_a_town_lies(atlas, sentence, lies_in):
    theatre = pipeline.find_theatre("none")
    assert [country for _, country in misplaced(sentence, lambda: atlas, theatre, WORDS)] == lies_in


@pytest.mark.parametrize(
    ("sentence", "causes"),
    [
        pytest.param("The port was shelled after the raid on the depot.", ["the raid on the depot"], id="after"),
        pytest.param("Following the raid, the port was shelled.", ["the raid"], id="at the head"),
        pytest.param("The army answered the raid with shells.", ["the raid"], id="answered with"),
        pytest.param("The raid on the depot provoked the shelling.", ["The raid on the depot"], id="before its verb"),
        pytest.param("The port was shelled, the army said after the raid.", [], id="said after"),
    ],
)
def test_causes_and_what_is_told_to_have_come_first_are_found(sentence, causes):
    assert [span.of(sentence).strip() for span in cause_spans(sentence, WORDS)] == causes


def test_what_is_told_to_have_come_first_must_not_have_come_later(against):
    shelled = "Russian forces shelled the port of Kherson on 1 June, the governor said."
    raid = "Ukrainian drones struck the Engels air base on {}, a source in the security service said."
    told = "Russian forces shelled the port of Kherson on 1 June, a day after drones struck the Engels air base."
    days = {"after": timedelta(days=3), "apart": timedelta(days=3)}
    later, earlier = (against(told, shelled, raid.format(day), **days) for day in ("3 June", "31 May"))
    assert DriftKind.CAUSE_BEFORE_EFFECT in {drift.kind for one in later.claims for drift in one.drift}
    assert DriftKind.CAUSE_BEFORE_EFFECT not in {drift.kind for one in earlier.claims for drift in one.drift}


AMBUSH = "The Karat Front ambushed a column of the Veld Army on 31 May and killed eight soldiers, the front said."


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        pytest.param("A column of the Karat Front was ambushed by the Veld Army on 31 May, the front said.", True),
        pytest.param("A column of the Veld Army was ambushed by the Karat Front on 31 May, the front said.", False),
    ],
)
def test_parts_are_told_apart_in_either_voice(against, text, flagged):
    found = {drift.kind for one in against(text, AMBUSH).claims for drift in one.drift}
    assert (DriftKind.ROLE_IMPOSSIBLE in found) is flagged
